import * as z from 'zod/mini';
import { sequenceIn } from './marker.ts';
import { type Site, unless } from './site.ts';

/** Our post as it stands at the site. */
export interface Found {
  id: number;
  status: string;
  /** The sequence that it is of; undefined where its mark was lost, as by an editor of the site. */
  sequence: number | undefined;
}

const Post = z.object({
  id: z.number(),
  slug: z.string(),
  status: z.string(),
  content: z.object({ raw: z.string() }),
});

/** What is asked for of a post. Its raw content and what is not public are for editors only. */
const postFields = { context: 'edit', _fields: 'id,slug,status,content.raw' };

/** WordPress's "any" leaves the trash out. */
const everyStatus = ['publish', 'future', 'draft', 'pending', 'private', 'trash'];

/** @param remote the post's number, as an earlier attempt learnt it */
export async function findPost(
  site: Site,
  slug: string,
  remote: string | undefined,
): Promise<Found | undefined> {
  if (remote !== undefined && /^\d+$/.test(remote)) {
    const call = { method: 'GET', route: `posts/${remote}`, query: postFields } as const;
    const post = await site.call(call, Post).catch(unless('rest_post_invalid_id'));
    if (post) return asFound(post);
  }
  return findBySlug(site, slug);
}

/** The oldest, if there are several. A post in the trash has its slug changed. */
export async function findBySlug(site: Site, slug: string): Promise<Found | undefined> {
  const query = {
    ...postFields,
    slug: [slug, `${slug}__trashed`],
    status: everyStatus,
    orderby: 'id',
    order: 'asc',
  };
  const [post] = await site.call({ method: 'GET', route: 'posts', query }, z.array(Post));
  return post && asFound(post);
}

function asFound({ id, status, content }: z.infer<typeof Post>): Found {
  return { id, status, sequence: sequenceIn(content.raw) };
}
