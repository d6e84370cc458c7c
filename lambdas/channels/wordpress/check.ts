import * as z from 'zod/mini';
import type { WordPressChannel } from '../../partner/http-channels.ts';
import type { Answer } from '../../partner/push.ts';
import type { Site } from './site.ts';

/** Capabilities by which a post is made, kept current and taken down, and what they are. */
const needed = {
  edit_posts: 'write posts',
  publish_posts: 'publish posts',
  edit_published_posts: 'change posts that are published',
  delete_posts: 'take drafts down',
  delete_published_posts: 'take posts down that are published',
};

/** Without these, posts go without something. */
const useful = {
  upload_files: 'pictures are left out',
  manage_categories: 'categories that the site does not have are left out',
};

const Me = z.object({
  name: z.string(),
  roles: z.optional(z.array(z.string())),
  capabilities: z.record(z.string(), z.unknown()),
});

/**
 * Asks the site who we are there and what we may do. Nothing is made or changed.
 *
 * @see https://developer.wordpress.org/rest-api/reference/users/
 */
export async function checkRights(site: Site, channel: WordPressChannel): Promise<Answer> {
  const query = { context: 'edit', _fields: 'name,roles,capabilities' };
  const me = await site.call({ method: 'GET', route: 'users/me', query }, Me);
  const may = (capability: string) => Boolean(me.capabilities[capability]);
  const isDraft = channel.status === 'draft';
  const lacking = Object.entries({
    ...needed,
    ...(channel.author !== undefined && { edit_others_posts: 'make posts of other users' }),
  })
    .filter(([capability]) => !may(capability) && !(isDraft && /publish/.test(capability)))
    .map(([, what]) => what);
  const who = `${me.name} (${me.roles?.join(', ') || 'no role'})`;
  if (lacking.length > 0) {
    const detail = `the site knows ${who}, who may not ${lacking.join(', not ')}`;
    return { result: 'refused', status: 403, detail };
  }
  const without = Object.entries(useful).flatMap(([one, what]) => (may(one) ? [] : what));
  const detail = [`the site knows ${who}, who may do what is needed`, ...without].join('; ');
  return { result: 'accepted', status: 200, detail };
}
