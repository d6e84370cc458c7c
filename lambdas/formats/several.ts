import { RejectedUpload } from '../article/outcome.ts';
import type { Item, Reading } from '../article/reading.ts';

/** How many articles an upload may hold. */
export const mostArticles = 500;

/**
 * Reads each of the articles in a list, so that the fault of one is its own. A list of one is that
 * article.
 *
 * @param nameOf What the article is called in the file, for a person; where it stands is told anyway.
 * @throws RejectedUpload when there is only one, and it cannot be read; `too-large` when there are
 *   more than an upload may hold.
 */
export function readEach<T>(
  articles: readonly T[],
  nameOf: (article: T) => string | undefined,
  read: (article: T) => Reading,
): Reading | Item[] {
  const [only] = articles;
  return only !== undefined && articles.length === 1
    ? read(only)
    : readItems(articles, nameOf, read);
}

/** As {@link readEach}, for formats that are a list however many there are in it. */
export function readItems<T>(
  articles: readonly T[],
  nameOf: (article: T) => string | undefined,
  read: (article: T) => Reading,
): Item[] {
  if (articles.length > mostArticles) throw tooMany(articles.length);
  return articles.map((article, index): Item => {
    const name = nameOf(article)?.slice(0, longestName);
    const place = name ? `item ${index + 1} (${name})` : `item ${index + 1}`;
    try {
      return { place, reading: read(article) };
    } catch (error) {
      if (!(error instanceof RejectedUpload)) throw error;
      return { place, rejection: error.rejection };
    }
  });
}

const longestName = 200;

export function tooMany(found: number): RejectedUpload {
  return new RejectedUpload(
    'too-large',
    `The file holds ${found.toLocaleString('en')} articles; ${mostArticles} are the most.`,
    'Upload them in several files.',
  );
}
