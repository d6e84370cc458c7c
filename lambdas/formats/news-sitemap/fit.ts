import { headline, type NinjsArticle, webAddress } from '../../article/ninjs.ts';
import { ageOf, isInLanguage } from '../article-parts.ts';

/** How long an article may stand in a news sitemap, in milliseconds: two days. */
export const longest = 48 * 3_600_000;

/** Why Google would not take an article, in one sentence ("News sitemaps"). */
export function sitemapCheck(article: NinjsArticle): string | undefined {
  if (!pageOf(article)) return 'A sitemap is of pages, and the article names none of its own.';
  if (!isInLanguage(article)) {
    return 'A news sitemap tells the language of each article, and this one names none.';
  }
  if (ageOf(article) > longest) {
    return 'A news sitemap is of articles of the last 48 hours, and this one was published before.';
  }
  return headline(article).trim()
    ? undefined
    : 'An article in a news sitemap must have a headline, and the article has none.';
}

/** The address of its page, spelt as all others are; undefined for none. */
export function pageOf(article: NinjsArticle): string | undefined {
  return URL.parse(webAddress(article) ?? '')?.href;
}
