/** Changes whenever sketches or keys made before cannot be compared with those made since. */
export const scheme = 1;

/** How many hashes a sketch has at most, of 4 bytes each: 2 KB in all. */
export const mostPairs = 480;
export const mostNumbers = 24;

/**
 * How many keys a text has, and how many articles are found under one key: those that were entered
 * last. Together as many as DynamoDB writes (25) and reads (100) in one call.
 */
export const mostKeys = 24;
export const slotsOfKey = 4;

/**
 * The slot of a key that an article is entered in, in place of the one that was there. Two articles
 * that meet in one slot are apart in that of another key.
 */
export function slotOf(article: string, key: number): number {
  let sum = key;
  for (let at = 0; at < article.length; at++) {
    sum = Math.imul(sum ^ article.charCodeAt(at), 0x01000193);
  }
  return (sum >>> 8) % slotsOfKey;
}
