import { type NinjsArticle, webAddress } from '../../article/ninjs.ts';
import { cutLine } from '../../article/segments.ts';
import { picturesOf } from '../article-parts.ts';
import { newestChange } from '../feed-writer.ts';
import type { RssProfile } from '../rss/profile.ts';
import { plain, rfc822 } from '../rss/text.ts';
import { pageLink } from '../rss/withdrawn.ts';
import { element, text } from '../xml/write.ts';

/**
 * SmartNews (SmartFormat 2.1). It goes by `pubDate` alone: a newer one is an update, and with
 * `media:status` "deleted", which stands there as text, a withdrawal.
 */
export const smartnews: RssProfile = {
  partner: 'SmartNews',
  namespaces: { 'xmlns:snf': 'http://www.smartnews.be/snf' },
  limits: { headline: { least: 1 }, text: { least: 1 }, page: 'required' },
  inLanguage: true,

  about: (title) => cutLine(title, 30, undefined),

  channel({ items, logo }) {
    const newest = newestChange(items) ?? new Date(0).toISOString();
    return [
      element('pubDate', {}, rfc822(newest)),
      element('ttl', {}, '15'),
      ...(logo ? [element('snf:logo', {}, element('url', {}, text(logo)))] : []),
    ];
  },

  dated: 'changed',

  adapt: canonical,

  description: plain,

  item(article) {
    const [lead] = picturesOf(article);
    return [
      ...(lead ? [element('media:thumbnail', { url: lead.shown.href })] : []),
      status('active'),
    ];
  },

  withdrawal: (notice) => [
    element('title', {}, 'Withdrawn'),
    ...pageLink(canonical(notice)),
    status('deleted'),
  ],
};

/** As SmartFormat has it, and in the attribute of Media RSS for everybody else. */
function status(state: 'active' | 'deleted'): string {
  return element('media:status', { state }, state);
}

/** With the address of its page as the page itself is known: "utm" parameters are of no part of it. */
function canonical(article: NinjsArticle): NinjsArticle {
  const url = URL.parse(webAddress(article) ?? '');
  if (!url) return article;
  for (const name of [...url.searchParams.keys()]) {
    if (name.startsWith('utm_')) url.searchParams.delete(name);
  }
  return { ...article, renditions: [{ name: 'web', href: url.href }] };
}
