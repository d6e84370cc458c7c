import { RejectedUpload } from '../article/outcome.ts';
import { packedAddress, packedAddressesIn, type Reading } from '../article/reading.ts';

const longestHeadline = 1000;
const longestDocumentId = 2048;
const longestBody = 1_000_000;

/** @throws RejectedUpload when the article is none that could be published. */
export function refuseUnusable({ article, documentId }: Reading): void {
  const [headline] = article.headlines;
  if (article.pubStatus === 'usable' && !headline?.value) {
    throw new RejectedUpload(
      'no-headline',
      'The article has no headline.',
      'Give it one: on the first line of a text, in the h1 or title of a page, in headlines of ninjs.',
    );
  }
  if ((headline?.value.length ?? 0) > longestHeadline) {
    throw new RejectedUpload(
      'no-headline',
      `What stands where the headline should is ${headline?.value.length.toLocaleString('en')} characters long.`,
      `Give the article a headline of at most ${longestHeadline.toLocaleString('en')} characters.`,
    );
  }
  if ((documentId?.length ?? 0) > longestDocumentId) {
    throw new RejectedUpload(
      'malformed',
      `The document's identifier is longer than ${longestDocumentId.toLocaleString('en')} characters.`,
      'Give the article a shorter identifier that stays the same for all its versions.',
    );
  }
  const longest = Math.max(0, ...article.bodies.map(({ value }) => value.length));
  if (longest > longestBody) {
    throw new RejectedUpload(
      'too-large',
      `The article's text is ${longest.toLocaleString('en')} characters long; ${longestBody.toLocaleString('en')} is the most.`,
      'Upload one article in a file.',
    );
  }
}

/**
 * The reading, if all packed media that it refers to came with it.
 *
 * @throws RejectedUpload `malformed` when somebody has written such an address who packed nothing.
 */
export function withOwnMedia(reading: Reading): Reading {
  const { article, media = [] } = reading;
  const own = new Set(media.map(({ name }) => packedAddress(name)));
  const text = `${article.bodies[0]?.value} ${JSON.stringify(article.associations)}`;
  const foreign = packedAddressesIn(text).find((address) => !own.has(address));
  if (foreign === undefined) return reading;
  throw new RejectedUpload(
    'malformed',
    `The article refers to ${JSON.stringify(foreign)}, which is no address.`,
    'Refer to a picture by its address, or by its path in the archive that it is packed in.',
  );
}
