import { escaped } from '../../article/blocks.ts';
import { body, headline, type NinjsArticle, webAddress } from '../../article/ninjs.ts';
import {
  authorNames,
  captionOf,
  keywordNames,
  picturesOf,
  publishedAt,
  sectionNames,
  standfirst,
} from '../article-parts.ts';
import type { Writer } from '../writer.ts';

/**
 * The body of a request to WordPress's REST API that creates or updates a post (`/wp/v2/posts`).
 * Authors, terms and media have numbers there that only the site knows: they stand by name in
 * `meta.wirecopy`, for the channel to map.
 */
export const wordpressWriter: Writer = {
  contentType: 'application/json',
  extension: 'json',
  write: (article) =>
    JSON.stringify(article.pubStatus === 'canceled' ? withdrawal(article) : post(article)),
};

function post(article: NinjsArticle) {
  const { uri, version, language, by, located, copyrightNotice } = article;
  const [lead] = picturesOf(article);
  return {
    title: escaped(headline(article)),
    content: body(article, 'text/html'),
    excerpt: escaped(standfirst(article) ?? ''),
    slug: slugOf(article),
    status: 'publish',
    date_gmt: inGmt(publishedAt(article)),
    meta: {
      wirecopy: {
        uri,
        version,
        language,
        canonical: webAddress(article),
        by,
        authors: authorNames(article),
        located,
        copyrightNotice,
        categories: sectionNames(article),
        tags: keywordNames(article),
        modified_gmt: inGmt(article.versionCreated),
        featured_media: lead && {
          source_url: lead.shown.href,
          mime_type: lead.shown.contentType,
          caption: captionOf(lead),
          credit: lead.by,
        },
      },
    },
  };
}

/** Nobody sees a draft. It goes to the trash by DELETE, which has no body. */
function withdrawal({ uri, version, versionCreated }: NinjsArticle) {
  return {
    title: 'Withdrawn',
    content: '',
    excerpt: '',
    status: 'draft',
    meta: { wirecopy: { uri, version, withdrawn: true, modified_gmt: inGmt(versionCreated) } },
  };
}

/**
 * The last part of the article's own address, which stays when a correction changes its headline.
 * Without one WordPress makes one of the title, and keeps that.
 */
function slugOf(article: NinjsArticle): string | undefined {
  return slugIn(webAddress(article) ?? article.uri);
}

/** What reads as a slug at the end of an address: words, not a number. */
export function slugIn(address: string): string | undefined {
  const path = URL.parse(address)?.pathname ?? '';
  const last = path.replace(/\/+$/, '').split('/').at(-1) ?? '';
  const slug = last.replace(/\.\w{1,5}$/, '').toLowerCase();
  return /^(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug) && slug.length <= longestSlug
    ? slug
    : undefined;
}

/** As the database has it. */
const longestSlug = 200;

/** WordPress writes times in UTC without their zone, to the second. */
function inGmt(time: string): string {
  return new Date(time).toISOString().slice(0, 19);
}
