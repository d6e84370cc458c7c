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
