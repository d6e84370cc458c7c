/** What newsrooms do to a story of an agency before they publish it, as far as a program can. */
export interface Treatment {
  name: string;
  apply(text: string): string;
}

export const treatments: Treatment[] = [
  { name: 'unchanged', apply: (text) => text },
  { name: 'cut from the end to 75 %', apply: (text) => cut(text, 0.75) },
  { name: 'cut from the end to 50 %', apply: (text) => cut(text, 0.5) },
  { name: 'cut from the end to 30 %', apply: (text) => cut(text, 0.3) },
  { name: 'new headline and standfirst', apply: newTop },
  { name: 'attribution and agency line', apply: attributed },
  { name: 'paragraphs merged', apply: merged },
  { name: 'house style', apply: houseStyle },
  { name: 'every third sentence left out', apply: thinned },
  { name: 'cut to 50 %, attributed, merged, styled', apply: everything },
];

/** The first sentences, up to the one that brings the text to a share of its length. */
export function cut(text: string, share: number): string {
  const most = text.length * share;
  let kept = '';
  for (const sentence of sentencesOf(text)) {
    if (kept.length >= most) break;
    kept += sentence;
  }
  return kept.trimEnd();
}

function newTop(text: string): string {
  return [
    'Desk round-up: what happened, who is affected and what comes next',
    'The story so far, from our correspondents and the agencies, with all that could be confirmed by the close of this edition.',
    text,
  ].join('\n\n');
}

function attributed(text: string): string {
  const [first = '', ...rest] = text.replace(/^[^\n]{2,60}?(?: — | – |——)/, '').split('\n\n');
  return [
    `HARBOUR CITY (Harbour Post) — ${first} The news agency Meridian reported this first.`,
    ...rest,
    '(Reporting by the Meridian bureau; additional reporting by Lena Quist; editing by Paul Amadi)',
    '© Meridian. All rights reserved. This material may not be published or rewritten.',
  ].join('\n\n');
}

/** Two paragraphs become one, and lines are wrapped where a terminal ends. */
function merged(text: string): string {
  const paragraphs = text.split('\n\n');
  const pairs = paragraphs.flatMap((one, at) =>
    at % 2 === 0 ? [[one, paragraphs[at + 1]].filter(Boolean).join(' ')] : [],
  );
  return pairs.map((one) => one.replace(/([^\n]{60,}?) /g, '$1\n')).join('\n\n');
}

const style: [RegExp, string][] = [
  [/[“”„«»]\s?/g, '"'],
  [/[‘’]/g, "'"],
  [/ [—–] /g, ' - '],
  [/——/g, ' - '],
  [/(\d)\s?%/g, '$1 per cent'],
  [/(\d) percent\b/g, '$1%'],
  [/\b(\d+)\.(\d\d) (a|p)\.m\./g, '$1:$2$3m'],
  [/\bseven\b/gi, '7'],
  [/\b9\b/g, 'nine'],
  [/\bthree\b/g, '3'],
  [/\bfour\b/g, '4'],
  [/(\d),(\d{3})\b/g, '$1 $2'],
  [/\bMrs?\.? /g, ''],
  [/\b(real|recogn|organ|special)ise/g, '$1ize'],
  [/\b(equal)ised/g, '$1ized'],
  [/\b(harb|col|neighb|lab|fav)our/gi, '$1or'],
  [/\b(cent|met|kilomet)re/gi, '$1er'],
  [/\bprogramme\b/g, 'program'],
  [/\bdefence\b/g, 'defense'],
  [/\bchairwoman\b/g, 'chair'],
  [/\bthe (government|board|company)\b/g, 'The $1'],
  [/\bcoastguard\b/g, 'coast guard'],
  [/\$(\d[\d.]*) million/g, 'US$$$1m'],
  [/\$(\d[\d.]*) billion/g, 'US$$$1bn'],
  [/\beuros\b/g, 'EUR'],
  [/\bProzent\b/g, '%'],
];

function houseStyle(text: string): string {
  return style.reduce((styled, [pattern, by]) => styled.replace(pattern, by), text);
}

function thinned(text: string): string {
  return sentencesOf(text)
    .filter((_, at) => at % 3 !== 2)
    .join('')
    .trimEnd();
}

function everything(text: string): string {
  return houseStyle(merged(attributed(cut(text, 0.5))));
}

/** With the white space after them, so that joined they are the text. */
function sentencesOf(text: string): string[] {
  return text.match(/[\s\S]+?(?:[.!?。！？]["”’»」』]?(?=\s|[\p{Lo}“「])\s*|$)/gu) ?? [text];
}
