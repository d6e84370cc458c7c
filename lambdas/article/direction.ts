/**
 * Whether most of the letters in markup are of a script that is written from right to left. Names
 * and addresses in Latin letters stand in such texts, also at their beginning.
 */
export function isRightToLeft(html: string): boolean {
  if (!anyRightToLeft.test(html)) return false;
  const text = html.replace(/<[^>]*>|&\w+;/g, '');
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return (text.match(rightToLeft)?.length ?? 0) * 2 > letters;
}

/** Hebrew, Arabic and its additions, Syriac, Thaana, N’Ko and the scripts of the same blocks. */
const blocks =
  '\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}';
const anyRightToLeft = new RegExp(`[${blocks}]`, 'u');
const rightToLeft = new RegExp(`(?=\\p{L})[${blocks}]`, 'gu');

/**
 * Text without the marks of direction (UAX 9) that do not stand in pairs, one within another, on one
 * line: such a one would turn around what is written beside the text.
 */
export function pairedMarks(text: string): string {
  const unpaired = new Set<number>();
  const open: { at: number; closing: string }[] = [];
  for (const { 0: mark, index: at } of text.matchAll(/[\u202a-\u202c\u2066-\u2069\n]/g)) {
    const closing = closings.get(mark);
    if (mark === '\n') for (const one of open.splice(0)) unpaired.add(one.at);
    else if (closing !== undefined) open.push({ at, closing });
    else if (open.at(-1)?.closing === mark) open.pop();
    else unpaired.add(at);
  }
  for (const one of open) unpaired.add(one.at);
  return text.replace(/[\u202a-\u202c\u2066-\u2069]/g, (mark, at: number) =>
    unpaired.has(at) ? '' : mark,
  );
}

/** Embeddings and isolates, by what ends them. */
const closings = new Map([
  ['\u202a', '\u202c'],
  ['\u202b', '\u202c'],
  ['\u2066', '\u2069'],
  ['\u2067', '\u2069'],
  ['\u2068', '\u2069'],
]);
