import type { NinjsArticle } from '../article/ninjs.ts';

/** A feed as it is to be read now. */
export interface Feed {
  title: string;
  /** Where it stands. */
  address: string;
  /**
   * As they are to appear: the newest first. One whose `pubStatus` is "canceled" takes its article
   * down.
   */
  items: NinjsArticle[];
}

/** Writes many articles in one format: the same ones give the same bytes. */
export interface FeedWriter {
  contentType: string;
  write(feed: Feed): string;
}

/** When the newest change of them was, RFC 3339; undefined where there is none of them. */
export function newestChange(items: NinjsArticle[]): string | undefined {
  return items
    .map(({ versionCreated }) => versionCreated)
    .reduce<string | undefined>(
      (newest, one) => (newest && Date.parse(newest) >= Date.parse(one) ? newest : one),
      undefined,
    );
}

/** The language that all of them are in, not counting withdrawals; undefined where they differ. */
export function commonLanguage(items: NinjsArticle[]): string | undefined {
  const shown = items.filter(({ pubStatus }) => pubStatus !== 'canceled');
  const [language, ...others] = new Set(
    (shown.length > 0 ? shown : items).map((one) => one.language),
  );
  return others.length === 0 ? language : undefined;
}
