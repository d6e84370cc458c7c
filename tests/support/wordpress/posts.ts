import {
  blank,
  can,
  type Database,
  type Entry,
  mayTouch,
  sanitized,
  store,
  type User,
  uniqueSlug,
} from './database.ts';
import { Failure, invalidParameter } from './failure.ts';
import {
  list,
  oneOf,
  paged,
  type RestReply,
  type RestRequest,
  text,
  whole,
  wholes,
} from './request.ts';

const statuses = ['publish', 'future', 'draft', 'pending', 'private'];

/** `/wp/v2/posts`, as `WP_REST_Posts_Controller` has it. */
export function posts(database: Database, request: RestRequest): RestReply {
  const [, id] = request.route.split('/');
  oneOf(text(request, 'context'), 'context', ['view', 'embed', 'edit']);
  if (id === undefined) {
    return request.method === 'GET' ? all(database, request) : create(database, request);
  }
  const entry = database.entries.find((one) => one.id === Number(id) && one.type === 'post');
  if (!entry) throw new Failure('rest_post_invalid_id', 'Invalid post ID.', 404);
  if (request.method === 'GET') return one(request, entry);
  return request.method === 'POST'
    ? update(database, request, entry)
    : remove(database, request, entry);
}

function all(database: Database, request: RestRequest): RestReply {
  const { user } = request;
  // Parameters are judged before it is asked who may use them.
  const wanted = statusesIn(request);
  const isEdit = text(request, 'context') === 'edit';
  if (isEdit && !can(user, 'edit_posts')) throw forbidden('rest_forbidden_context', user);
  const slugs = list(request, 'slug')?.map(sanitized);
  const found = database.entries
    .filter(({ type }) => type === 'post')
    .filter(
      ({ status }) => wanted.includes(status) || (wanted.includes('any') && status !== 'trash'),
    )
    .filter(({ slug }) => slugs === undefined || slugs.includes(slug))
    .filter((entry) => !isEdit || mayTouch(user, 'edit', entry))
    .sort((a, b) => (text(request, 'order') === 'asc' ? a.id - b.id : b.id - a.id));
  return paged(
    request,
    found.map((entry) => shown(entry, isEdit)),
  );
}

function statusesIn(request: RestRequest): string[] {
  const wanted = list(request, 'status') ?? ['publish'];
  for (const status of wanted) oneOf(status, 'status', [...statuses, 'trash', 'any']);
  if (wanted.some((status) => status !== 'publish') && !can(request.user, 'edit_posts')) {
    const { code, status } = forbidden('rest_forbidden_status', request.user);
    throw new Failure('rest_invalid_param', 'Invalid parameter(s): status', 400, {
      params: { status: 'Status is forbidden.' },
      details: { status: { code, message: 'Status is forbidden.', data: { status } } },
    });
  }
  return wanted;
}

function one(request: RestRequest, entry: Entry): RestReply {
  const isEdit = text(request, 'context') === 'edit';
  if (isEdit && !mayTouch(request.user, 'edit', entry)) {
    throw forbidden('rest_forbidden_context', request.user);
  }
  if (entry.status !== 'publish' && !mayTouch(request.user, 'edit', entry)) {
    throw forbidden('rest_forbidden', request.user);
  }
  return { status: 200, body: shown(entry, isEdit) };
}

function create(database: Database, request: RestRequest): RestReply {
  const { user } = request;
  const author = whole(request, 'author');
  if (author !== undefined && author !== user?.id && !can(user, 'edit_others_posts')) {
    throw forbidden('rest_cannot_edit_others', user);
  }
  if (!user || !can(user, 'edit_posts')) throw forbidden('rest_cannot_create', user);
  const changes = changesIn(database, request, undefined);
  if (!changes.title && !changes.content && !changes.excerpt) {
    throw new Failure('empty_content', 'Content, title, and excerpt are empty.', 400);
  }
  const entry = blank(database, 'post', author ?? user.id);
  // A draft's slug is made unique here only.
  if (changes.slug) changes.slug = uniqueSlug(database, changes.slug, entry);
  store(database, entry, changes);
  return {
    status: 201,
    body: shown(entry, true),
    headers: { location: `/wp-json/wp/v2/posts/${entry.id}` },
  };
}

function update(database: Database, request: RestRequest, entry: Entry): RestReply {
  if (!mayTouch(request.user, 'edit', entry)) throw forbidden('rest_cannot_edit', request.user);
  store(database, entry, changesIn(database, request, entry));
  return { status: 200, body: shown(entry, true) };
}

function changesIn(
  database: Database,
  request: RestRequest,
  before: Entry | undefined,
): Partial<Entry> {
  const status = text(request, 'status');
  if (status !== before?.status) oneOf(status, 'status', statuses);
  if (status !== undefined && status !== before?.status && /publish|private|future/.test(status)) {
    if (!can(request.user, 'publish_posts')) throw forbidden('rest_cannot_publish', request.user);
  }
  const media = whole(request, 'featured_media');
  const isMedia = database.entries.some(({ id, type }) => id === media && type === 'attachment');
  if (media && !isMedia) {
    throw new Failure('rest_invalid_featured_media', 'Invalid featured media ID.', 400);
  }
  const date = text(request, 'date_gmt');
  const slug = text(request, 'slug');
  return Object.fromEntries(
    Object.entries({
      title: text(request, 'title'),
      content: text(request, 'content'),
      excerpt: text(request, 'excerpt'),
      slug: slug === undefined ? undefined : sanitized(slug),
      status,
      date_gmt: date,
      author: whole(request, 'author'),
      categories: wholes(request, 'categories'),
      tags: wholes(request, 'tags'),
      featured_media: media,
      meta: metaIn(database, request, before),
    }).filter(([, value]) => value !== undefined),
  );
}

/** What nobody has registered is passed over. */
function metaIn({ registeredMeta }: Database, { json }: RestRequest, before: Entry | undefined) {
  const { meta } = json;
  if (meta === undefined) return undefined;
  if (typeof meta !== 'object' || meta === null)
    throw invalidParameter('meta', 'is not of type object.');
  const known = Object.entries(meta).filter(([key]) => registeredMeta.includes(key));
  return { ...before?.meta, ...Object.fromEntries(known) };
}

function remove(database: Database, request: RestRequest, entry: Entry): RestReply {
  if (!mayTouch(request.user, 'delete', entry)) throw forbidden('rest_cannot_delete', request.user);
  if (text(request, 'force') === 'true') {
    database.entries.splice(database.entries.indexOf(entry), 1);
    return { status: 200, body: { deleted: true, previous: shown(entry, true) } };
  }
  if (!database.hasTrash) {
    const message = "The post does not support trashing. Set 'force=true' to delete.";
    throw new Failure('rest_trash_not_supported', message, 501);
  }
  if (entry.status === 'trash') {
    throw new Failure('rest_already_trashed', 'The post has already been deleted.', 410);
  }
  store(database, entry, { status: 'trash' });
  return { status: 200, body: shown(entry, true) };
}

function shown(
  { title, content, excerpt, file: _file, desiredSlug: _, ...rest }: Entry,
  isEdit: boolean,
) {
  const written = (raw: string) => ({ rendered: raw, ...(isEdit && { raw }) });
  return { ...rest, title: written(title), content: written(content), excerpt: written(excerpt) };
}

/** Nobody knows who it is: 401; somebody who may not: 403. */
export function forbidden(code: string, user: User | undefined): Failure {
  return new Failure(code, 'Sorry, you are not allowed to do that.', user ? 403 : 401);
}
