import { escaped } from '../article/blocks.ts';
import { body, headline, type NinjsArticle } from '../article/ninjs.ts';
import type { Limits } from '../partner/limits.ts';
import type { Subscription } from '../partner/subscription.ts';
import { appleNewsRss } from './apple-news-rss/profile.ts';
import { isInLanguage, standfirst } from './article-parts.ts';
import { beyond } from './beyond.ts';
import { flipboard } from './flipboard/profile.ts';
import { msn } from './msn/profile.ts';
import { sitemapCheck } from './news-sitemap/fit.ts';
import { profileCheck } from './rss/fit.ts';
import { smartnews } from './smartnews/profile.ts';
import { yahoo } from './yahoo/profile.ts';

/**
 * What keeps an article from being taken by anybody in a format, or by the partner whose limits these
 * are, in one sentence; undefined when nothing does. To be asked before every publication; a
 * withdrawal has no limits.
 */
export function unfit(
  article: NinjsArticle,
  format: Subscription['format'],
  limits: Limits = {},
): string | undefined {
  return checks[format](article) ?? beyond(article, limits);
}

/** The same of what was written, where its size alone is more than the partner takes. */
export function oversize(body: string, { bytes = Infinity }: Limits = {}): string | undefined {
  const size = Buffer.byteLength(body);
  return size <= bytes
    ? undefined
    : `The partner takes at most ${bytes} bytes, and this article has ${size}.`;
}

type Check = (article: NinjsArticle) => string | undefined;

/** What each format must have, where a valid article may lack it. */
const checks: Record<Subscription['format'], Check> = {
  // RSS 2.0, "Elements of <item>".
  rss: (article) =>
    headline(article) || standfirst(article)
      ? undefined
      : 'An RSS item must have a title or a description, and the article has no headline and no summary.',
  // RFC 4287, 4.2.6: an IRI, which has a scheme.
  atom: ({ uri }) =>
    /^[a-z][a-z0-9+.-]*:./i.test(uri)
      ? undefined
      : `An Atom entry must be identified by an IRI, and the article is by ${JSON.stringify(uri)}.`,
  // JSON Feed 1.1, "Items".
  'json-feed': (article) => needsText('An item of a JSON Feed', article),
  // Google, "Article structured data".
  'json-ld': (article) => needsHeadline('A NewsArticle', article),
  // HTML Standard, 4.2.2.
  html: (article) => needsHeadline('A page', article),
  wordpress: postCheck,
  'apple-news': appleNewsCheck,
  'newsml-g2': (article) => needsHeadlineOrText('A news item', article),
  nitf: (article) => needsHeadlineOrText('A document', article),
  text: (article) => needsHeadlineOrText('A text', article),
  markdown: (article) => needsHeadlineOrText('A document', article),
  ninjs: () => undefined,
  'news-sitemap': sitemapCheck,
  msn: profileCheck(msn),
  yahoo: profileCheck(yahoo),
  smartnews: profileCheck(smartnews),
  flipboard: profileCheck(flipboard),
  'apple-news-rss': profileCheck(appleNewsRss),
};

function needsHeadline(what: string, article: NinjsArticle): string | undefined {
  return headline(article).trim()
    ? undefined
    : `${what} must have a headline, and the article has none.`;
}

function needsText(what: string, article: NinjsArticle): string | undefined {
  return body(article, 'text/html')
    ? undefined
    : `${what} must have a text, and the article has none.`;
}

function needsHeadlineOrText(what: string, article: NinjsArticle): string | undefined {
  return headline(article).trim() || body(article, 'text/plain')
    ? undefined
    : `${what} must have a headline or a text, and the article has neither.`;
}

/** Of a title and of an excerpt in WordPress' database, in bytes. */
const longestInPost = 65_535;

/** The REST API answers "Content, title, and excerpt are empty" and "Could not insert post". */
function postCheck(article: NinjsArticle): string | undefined {
  const [title, excerpt] = [headline(article), standfirst(article) ?? ''];
  const isTooLong = (text: string) => Buffer.byteLength(escaped(text)) > longestInPost;
  if (isTooLong(title)) {
    return `A title of a WordPress post has ${longestInPost} bytes at most, and the headline is longer.`;
  }
  if (isTooLong(excerpt)) {
    return `An excerpt of a WordPress post has ${longestInPost} bytes at most, and the summary is longer.`;
  }
  return title || body(article, 'text/html') || excerpt
    ? undefined
    : 'A WordPress post must have a title, a content or an excerpt, and the article has none.';
}

/** "Article document": a language of the channel's, and no component without a text. */
function appleNewsCheck(article: NinjsArticle): string | undefined {
  if (!isInLanguage(article)) {
    return 'Apple News takes articles in the language of its channel only, and the article names none.';
  }
  return (
    needsHeadline('An Apple News article', article) ?? needsText('An Apple News article', article)
  );
}
