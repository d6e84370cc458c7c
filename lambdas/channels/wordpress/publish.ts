import * as z from 'zod/mini';
import type { WordPressChannel } from '../../partner/http-channels.ts';
import type { Answer, Push } from '../../partner/push.ts';
import { answerTo, Ended, type Exchange } from '../http/attempt.ts';
import { type Found, findBySlug, findPost } from './find-post.ts';
import { marked, unfilled } from './marker.ts';
import { type Uploaded, uploadPicture } from './picture.ts';
import { type Rendition, readRendition, slugOf } from './post.ts';
import { type Site, SiteRefusal, unless } from './site.ts';
import { findTerms, type Terms } from './terms.ts';

const Written = z.object({ id: z.number(), status: z.string() });
const Made = z.object({ id: z.number(), slug: z.string() });

/**
 * Brings the site's post up to date. A post that is not there is first made as an empty draft, which
 * nobody sees, and then filled: whatever becomes of the answer to its making, and however late the
 * site gets to it, readers never see two.
 *
 * @param time milliseconds for fetching its picture
 */
export async function publish(
  push: Push,
  channel: WordPressChannel,
  site: Site,
  exchange: Exchange,
  time: number,
): Promise<Answer> {
  const rendition = readRendition(push);
  const slug = slugOf(rendition, push);
  const found =
    (await findPost(site, slug, push.remote)) ?? (await make(push, slug, channel, site));
  if (isNewer(found, push)) return newerThere(found);
  const { id } = found;
  try {
    const { categories = [], tags = [], featured_media: picture } = rendition.meta.wirecopy;
    const parts: Parts = {
      categories: await findTerms(site, 'categories', categories),
      tags: await findTerms(site, 'tags', tags),
      ...(picture && { picture: await uploadPicture(site, picture, exchange, time) }),
    };
    const body = { json: bodyOf(push, rendition, parts, statusFor(found, channel)) };
    const query = { context: 'edit', _fields: 'id,status' };
    const written = await site
      .call({ method: 'POST', route: `posts/${id}`, query, body }, Written)
      .catch(ofTheArticle);
    return {
      result: 'accepted',
      status: 200,
      detail: `answered 200: ${told(found, push, written.status, parts)}`,
      remote: String(id),
    };
  } catch (error) {
    return { ...answerTo(error), remote: String(id) };
  }
}

/** What a site says of the article itself is for the article's account: few more tries. */
function ofTheArticle(error: unknown): never {
  if (!(error instanceof SiteRefusal)) throw error;
  throw new Ended({ ...error.answer, status: error.status });
}

/** Whether the site has a later sequence than this, by some attempt that came after. */
export function isNewer({ sequence }: Found, push: Push): boolean {
  return sequence !== undefined && sequence > push.sequence;
}

export function newerThere({ id, sequence }: Found): Answer {
  const detail = `post ${id} has what came later (sequence ${sequence}) and was left as it is`;
  return { result: 'accepted', status: 200, detail, remote: String(id) };
}

/**
 * Makes the draft. Where the slug was taken meanwhile, which the site shows by giving another, there
 * is a draft of ours from an attempt whose answer was lost: that one is used, and this one goes.
 */
async function make(
  push: Push,
  slug: string,
  { author }: WordPressChannel,
  site: Site,
): Promise<Found> {
  const json = {
    status: 'draft',
    // Nothing of the article: a draft that is left behind would keep it after a withdrawal.
    title: 'On its way',
    slug,
    content: marked('', unfilled(push)),
    ...(author !== undefined && { author }),
  };
  const query = { _fields: 'id,slug' };
  const made = await site.call({ method: 'POST', route: 'posts', query, body: { json } }, Made);
  const ours: Found = { id: made.id, status: 'draft', sequence: 0 };
  if (made.slug === slug) return ours;
  const first = await findBySlug(site, slug);
  if (first === undefined || first.id === made.id) return ours;
  await site
    .call({ method: 'DELETE', route: `posts/${made.id}`, query: { force: 'true' } }, z.unknown())
    .catch(unless('rest_post_invalid_id'));
  return first;
}

interface Parts {
  categories: Terms;
  tags: Terms;
  picture?: Uploaded;
}

/** What the article has none of is left as the site has it. */
function bodyOf(push: Push, rendition: Rendition, parts: Parts, status: string | undefined) {
  const { title, content, excerpt, date_gmt, meta } = rendition;
  const { categories, tags, picture } = parts;
  return {
    title,
    content: marked(content, push),
    excerpt,
    ...(date_gmt !== undefined && { date_gmt }),
    ...(status !== undefined && { status }),
    ...(categories.ids.length > 0 && { categories: categories.ids }),
    ...(tags.ids.length > 0 && { tags: tags.ids }),
    ...(picture && 'id' in picture && { featured_media: picture.id }),
    // Passed over by a site that has not registered it: docs/partners/wordpress.md.
    meta: { wirecopy_canonical: meta.wirecopy.canonical ?? '' },
  };
}

/**
 * The status that the post is to have: ours when we have made it or fetch it back from the trash, else
 * the one that it has, whoever gave it that.
 */
function statusFor(found: Found, { status = 'publish' }: WordPressChannel) {
  return found.sequence === 0 || found.status === 'trash' ? status : undefined;
}

/** How many names of what is missing stand in an answer. */
const named = 5;

function told(
  { id, status: before }: Found,
  { remote = String(id) }: Push,
  status: string,
  { categories, tags, picture }: Parts,
): string {
  const missing = [...categories.missing, ...tags.missing];
  const more = missing.length > named ? ` and ${missing.length - named} more` : '';
  return [
    `post ${id} (${status})`,
    remote !== String(id) ? `post ${remote} was gone, so it was made anew` : '',
    before === 'trash' ? 'it was in the trash and was fetched back' : '',
    picture && 'missing' in picture ? `without its picture: ${picture.missing}` : '',
    missing.length > 0
      ? `without what the user may not add: ${missing.slice(0, named).join(', ')}${more}`
      : '',
  ]
    .filter((part) => part !== '')
    .join('; ');
}
