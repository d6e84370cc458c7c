/**
 * The keyword line and its day: what AP gives all versions of a story, "BC-Storm" and "BC-Storm,
 * 1st Ld-Writethru", and a kill of it. Alerts and digests of a day all have the same one.
 */
export function storyId(slugline = '', time = ''): string | undefined {
  const slug = slugline.replace(versionWords, '').replace(killWords, '').trim();
  const isShared = /alert|digest|advisor/i.test(slug);
  return slug && time && !isShared ? `anpa:${time.slice(0, 10)}:${slug.toLowerCase()}` : undefined;
}

const versionWords =
  /[,\s]+(?:(?:\d{1,2}(?:st|nd|rd|th)|urgent|bulletin) )*(?:ld|lead|writethru|correct\w*|kill|withhold|hold)\b(?:[ -](?:writethru|correct\w*|kill))*$/i;
const killWords = /(?<=^(?:BC|AM|PM)-)(?:KILL|WITHHOLD|CORRECT\w*)-/i;

export function altIdsOf(transmission: string | undefined, slugline = '') {
  const version = versionWords.exec(slugline)?.[0].replace(/^[,\s]+/, '');
  return [
    ...(version ? [{ role: 'version', value: version }] : []),
    ...(transmission ? [{ role: 'transmission', value: transmission }] : []),
  ];
}
