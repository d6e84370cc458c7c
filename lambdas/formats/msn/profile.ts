import { body } from '../../article/ninjs.ts';
import { ageOf } from '../article-parts.ts';
import { expiry, ingestion } from '../rss/expiry.ts';
import type { RssProfile } from '../rss/profile.ts';
import { plain } from '../rss/text.ts';
import { pageLink, sentence } from '../rss/withdrawn.ts';
import { element, text } from '../xml/write.ts';
import { depthOf, toMsnHtml } from './html.ts';

/**
 * MSN ("Feed item metadata requirements", "Content expiration and takedown rules", "Inline content",
 * 2026). It takes an article down where the same identifier has an expiry that is over and a newer
 * date of change; what drops out of the feed stays where it is.
 */
export const msn: RssProfile = {
  partner: 'MSN',
  namespaces: ingestion,
  limits: {
    headline: { least: 21, most: 150 },
    text: { least: 450, most: 500_000 },
    page: 'required',
  },
  pictures: {
    side: 150,
    bytes: 15_000_000,
    types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
  },
  bytes: 9_000_000, // Of ten megabytes, one for the channel and for withdrawals.
  inLanguage: true,

  unfit(article) {
    const depth = depthOf(toMsnHtml(body(article, 'text/html')));
    if (depth > deepest) {
      return `MSN takes markup that is nested ${deepest} deep at most, and that of the text is ${depth}.`;
    }
    return ageOf(article) < year
      ? undefined
      : 'MSN takes nothing that was published 365 days ago or earlier, and the article was.';
  },

  adapt: (article) => ({
    ...article,
    bodies: article.bodies.map((one) =>
      one.contentType === 'text/html' ? { ...one, value: toMsnHtml(one.value) } : one,
    ),
  }),

  description: plain,

  item: expiry,

  withdrawal: (notice) => [
    element('title', {}, sentence),
    ...pageLink(notice),
    element('dcterms:valid', {}, text(notice.versionCreated)),
    ...expiry({ expires: notice.versionCreated }),
  ],
};

const deepest = 9;
const year = 365 * 86_400_000;
