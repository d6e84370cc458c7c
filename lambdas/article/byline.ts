/**
 * The names in a byline that stands on a line of its own, "By Jane Doe and John Roe, Agency";
 * undefined when the line is none. Only lines before the text may be asked: prose can begin so too.
 */
export function namesInByline(line: string): string | undefined {
  if (line.length > 120 || /[.!?]$/.test(line.replace(/\b(?:Jr|Sr|Dr)\.$/, ''))) return undefined;
  const [, rest = ''] = preposition.exec(line) ?? [];
  const [people = '', affiliation] =
    rest.split(/\s+(?:[|•·–—-]\s+.*)/, 1)[0]?.split(/,\s*(?=[^,]*$)/) ?? [];
  const names = people.split(conjunction);
  if (!names.every(isName)) return undefined;
  if (affiliation === undefined) return people;
  // "By Friday, the storm had passed" is prose: one word and a comma make no byline.
  const more = affiliation.split(conjunction);
  if (more.every((name) => isName(name) && name.includes(' '))) return `${people}, ${affiliation}`;
  return names.every((name) => name.includes(' ')) && affiliation.split(' ').length <= 5
    ? people
    : undefined;
}

const conjunction = /\s*(?:,|&|\b(?:and|und|et|y|e|en|och|og)\b)\s*/iu;
const preposition = /^(?:by|von|par|por|di|door|av|af)\b:?\s+(.+)$/i;

/** One to five words, each with a capital, but for the particles that names have. */
function isName(text: string): boolean {
  const words = text.split(' ');
  return (
    words.length <= 5 &&
    /\p{Lu}/u.test(words.at(-1) ?? '') &&
    words.every(
      (word) => /^(?:\p{Ll}{1,2}['’])?\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(word) || particles.has(word),
    )
  );
}

const particles = new Set(
  `de da di do dos del della la le el al bin ibn van von der den ter ten zu af av y e`.split(' '),
);
