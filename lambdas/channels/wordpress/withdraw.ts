import * as z from 'zod/mini';
import type { Answer, Push } from '../../partner/push.ts';
import { findPost } from './find-post.ts';
import { readRendition, slugOf } from './post.ts';
import { isNewer, newerThere } from './publish.ts';
import { type Site, SiteRefusal, unless } from './site.ts';

/**
 * Moves the post to the site's trash, where its editors can still look at it. A site without a trash
 * has it deleted.
 */
export async function withdraw(push: Push, site: Site): Promise<Answer> {
  const slug = slugOf(readRendition(push), push);
  const found = await findPost(site, slug, push.remote);
  if (!found) return { result: 'accepted', status: 404, detail: 'there is no post of it' };
  if (isNewer(found, push)) return newerThere(found);
  const { id, status } = found;
  const remote = String(id);
  const done = { result: 'accepted', status: 200, remote } as const;
  if (status === 'trash') return { ...done, detail: `post ${id} is in the trash already` };
  const route = `posts/${id}`;
  try {
    await site.call({ method: 'DELETE', route, query: { _fields: 'id' } }, z.unknown());
    return { ...done, detail: `answered 200: post ${id} is in the trash` };
  } catch (error) {
    if (!(error instanceof SiteRefusal)) throw error;
    const { code } = error;
    if (code === 'rest_already_trashed' || code === 'rest_post_invalid_id') {
      return { ...done, detail: `${error.answer.detail}: it is not there` };
    }
    if (code !== 'rest_trash_not_supported') throw error;
  }
  const call = { method: 'DELETE', route, query: { force: 'true' } } as const;
  await site.call(call, z.unknown()).catch(unless('rest_post_invalid_id'));
  return { ...done, detail: `post ${id} is deleted: the site has no trash` };
}
