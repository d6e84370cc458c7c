import { safeImage, safeLink } from '../../article/address.ts';
import type { NinjsAssociation, NinjsRendition } from '../../article/ninjs.ts';
import { RejectedUpload } from '../../article/outcome.ts';
import type { Reader, Reading } from '../../article/reading.ts';
import { markupBlocks, markupLine } from '../body-text.ts';
import { embargoUntil } from '../embargo.ts';
import { readingOf, tagged, timed } from '../findings.ts';
import { bylineOf } from '../html/byline.ts';
import { candidate } from '../html/candidate.ts';
import { isObject, type Json, listOf, memberNames, parseJson } from '../json.ts';
import { type Document, items, line, present, whole } from '../ninjs/fields.ts';
import { readEach } from '../several.ts';
import { statusOf } from '../status.ts';

/**
 * A post as the WordPress REST API gives it (`/wp/v2/posts`), with or without `_embed`; also a list
 * of posts, each an article, and the answer to the deletion of one.
 */
export const wordpressReader = {
  format: 'wordpress',

  recognises(text) {
    const names = memberNames(text);
    if (!/"rendered"/.test(text)) return 0;
    if (names.has('deleted') && names.has('previous')) return 0.97;
    const isIdentified = names.has('guid') || names.has('link') || names.has('slug');
    const isPost = names.has('title') && (names.has('content') || names.has('status'));
    return isIdentified && isPost ? 0.97 : 0;
  },

  read(text) {
    const list = listOf(parseJson(text));
    return readEach(list, (one) => (isObject(one) ? nameOf(one) : undefined), readOne);
  },
} satisfies Reader;

function readOne(one: Json): Reading {
  if (!isObject(one)) throw notPost('value');
  const previous = one.deleted === true ? one.previous : undefined;
  return readingOfPost(isObject(previous) ? { ...previous, status: 'trash' } : one);
}

function nameOf(post: Document): string | undefined {
  return line(post, 'link') ?? rendered(post.guid);
}

function readingOfPost(post: Document): Reading {
  const type = line(post, 'type');
  if (type === 'attachment') throw notPost(type);
  const scheduled = line(post, 'status')?.toLowerCase() === 'future';
  const pubStatus = scheduled ? 'usable' : statusOf(line(post, 'status'));
  const guid = rendered(post.guid);
  const web = safeLink(markupLine(line(post, 'link') ?? ''));
  const content = markupOf(post.content);
  if (pubStatus === 'usable' && isProtected(post, content)) throw behindPassword();
  const embedded = isObject(post._embedded) ? post._embedded : {};
  const terms = termsIn(embedded);
  return readingOf({
    pubStatus,
    fields: {
      headline: [candidate('title.rendered', rendered(post.title))],
      standfirst: [candidate('excerpt.rendered', excerptOf(post))],
      documentId: [candidate('guid', guid), candidate('link', web)],
      webAddress: [candidate('link', web)],
      by: [candidate('_embedded.author', bylineOf(namesIn(embedded.author)))],
      firstCreated: [gmt(post, 'date_gmt'), timed('date', line(post, 'date'))],
      versionCreated: [gmt(post, 'modified_gmt'), timed('modified', line(post, 'modified'))],
      embargoedUntil: scheduled ? [candidate('date_gmt', scheduleOf(post))] : [],
      language: [
        tagged('lang', line(post, 'lang')),
        tagged('locale', line(post, 'locale')),
        tagged('yoast_head_json.og_locale', yoast(post, 'og_locale')),
      ],
    },
    sections: namesOf(terms, 'category').filter((name) => name !== 'Uncategorized'),
    keywords: namesOf(terms, 'post_tag'),
    lists: {
      associations: picturesIn(embedded),
      altIds: typeof post.id === 'number' ? [{ role: 'wordpress', value: String(post.id) }] : [],
    },
    body: { blocks: markupBlocks(content, web), source: 'content.rendered' },
  });
}

/** `{"rendered": "Harbour&#8217;s pilots"}` as a line of text. */
function rendered(value: Json | undefined): string | undefined {
  return markupLine(markupOf(value)) || undefined;
}

function markupOf(value: Json | undefined): string {
  const markup = isObject(value) ? (value.rendered ?? value.raw) : value;
  return typeof markup === 'string' ? markup : '';
}

/** Where nobody wrote an excerpt, WordPress cuts one from the text: "… for the first time […]". */
function excerptOf({ excerpt }: Document): string | undefined {
  const text = rendered(excerpt);
  const isCut = text !== undefined && /(?:\[(?:…|\.\.\.)\]|…)\s*$|Continue reading/.test(text);
  return isCut ? undefined : text;
}

/** The times that are named so are UTC and written without a zone. */
function gmt(post: Document, name: string) {
  const time = line(post, name);
  return timed(name, time && `${time}Z`);
}

/** A scheduled post may not be seen before its time. */
function scheduleOf(post: Document): string {
  const time = line(post, 'date_gmt');
  return embargoUntil(time ? `${time}Z` : (line(post, 'date') ?? ''));
}

function isProtected(post: Document, content: string): boolean {
  const isLocked = isObject(post.content) && post.content.protected === true;
  return line(post, 'password') !== undefined || (isLocked && content.trim() === '');
}

function yoast(post: Document, name: string): string | undefined {
  const head = post.yoast_head_json;
  return isObject(head) ? line(head, name) : undefined;
}

function namesIn(value: Json | undefined): string[] {
  return items(value).flatMap((one) => markupLine(line(one, 'name') ?? '') || []);
}

/** `wp:term` has a list for each taxonomy. */
function termsIn(embedded: Document): Document[] {
  return listOf(embedded['wp:term']).flatMap(listOf).filter(isObject);
}

function namesOf(terms: Document[], taxonomy: string): string[] {
  return namesIn(terms.filter((term) => term.taxonomy === taxonomy));
}

function picturesIn(embedded: Document): NinjsAssociation[] {
  return items(embedded['wp:featuredmedia']).flatMap((media) => {
    const href = safeImage(line(media, 'source_url') ?? '');
    if (href === undefined || line(media, 'media_type') === 'file') return [];
    const caption = rendered(media.caption) ?? line(media, 'alt_text');
    const size = isObject(media.media_details) ? media.media_details : {};
    return [
      present<NinjsAssociation>({
        name: 'main',
        uri: href,
        type: 'picture',
        descriptions: caption ? [{ value: caption }] : undefined,
        renditions: [
          present<NinjsRendition>({
            name: 'main',
            href,
            contentType: line(media, 'mime_type'),
            width: whole(size.width, 1, 100_000),
            height: whole(size.height, 1, 100_000),
          }),
        ],
      }),
    ];
  });
}

function notPost(type: string): RejectedUpload {
  return new RejectedUpload(
    'no-article',
    `The WordPress item is an ${type}, not a post.`,
    'Upload posts, with their media by _embed.',
  );
}

function behindPassword(): RejectedUpload {
  return new RejectedUpload(
    'no-article',
    'The WordPress post is protected by a password: it is not for publication.',
    'Upload it again once it is public.',
  );
}
