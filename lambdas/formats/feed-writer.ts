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
  links?: FeedLinks;
  /** The address of a picture that stands for it. */
  logo?: string;
}

/** One that is sent stands nowhere. */
export type SentFeed = Omit<Feed, 'address'> & Partial<Pick<Feed, 'address'>>;

/** What a feed leads to, by addresses that are whole. */
export interface FeedLinks {
  /** Where its readers ask to be told of changes (WebSub). */
  hub?: string;
  /** The page of what came before; the feed or page that has none begins with the first article. */
  previousArchive?: string;
  /** The feed that this is a page of, which makes it an archive (RFC 5005, section 4). */
  current?: string;
}

/** A file that a feed is parted into, of the same content type, beside it. */
export interface FeedPart {
  address: string;
  body: string;
}

/** Writes many articles in one format: the same ones give the same bytes. */
export interface FeedWriter {
  contentType: string;
  /** How many articles it holds at most; where it is left out, there are pages of older ones. */
  length?: number;
  /**
   * How long an article stands in it, in milliseconds since it was published (`publishedByNow`); as long
   * as there is room if left out.
   */
  within?: number;
  /** It shows neither texts nor media, which need not be kept at hand for it. */
  isBrief?: true;
  /**
   * The articles for which it has no place, and why, in one sentence of each. It is to be written of the
   * others.
   */
  leavesOut?(items: readonly NinjsArticle[]): ReadonlyMap<NinjsArticle, string>;
  write(feed: Feed): string;
  /** The files that `write` leads to, where the articles are too many for one. */
  writeParts?(feed: Feed): FeedPart[];
}

/** Of `fh:archive`. Declared only where it is used, or validators would ask what it is for. */
export const history = { 'xmlns:fh': 'http://purl.org/syndication/history/1.0' };

/** The links by their registered relations: of WebSub, and of RFC 5005, section 4. */
export function relationsOf({ hub, previousArchive, current }: FeedLinks = {}): {
  rel: string;
  href: string;
}[] {
  return Object.entries({ hub, 'prev-archive': previousArchive, current }).flatMap(([rel, href]) =>
    href ? { rel, href } : [],
  );
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
