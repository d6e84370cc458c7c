import { blank, can, type Database, type Entry, sanitized, store } from './database.ts';
import { Failure } from './failure.ts';
import { forbidden } from './posts.ts';
import { list, paged, type RestReply, type RestRequest, text } from './request.ts';

const types: Record<string, string> = { jpg: 'image/jpeg', png: 'image/png', gif: 'image/gif' };

/** `/wp/v2/media`, as `WP_REST_Attachments_Controller` has it. */
export function media(database: Database, request: RestRequest): RestReply {
  const [, id] = request.route.split('/');
  if (id === undefined) {
    return request.method === 'GET' ? all(database, request) : upload(database, request);
  }
  const entry = database.entries.find((one) => one.id === Number(id) && one.type === 'attachment');
  if (!entry) throw new Failure('rest_post_invalid_id', 'Invalid post ID.', 404);
  if (request.method !== 'POST') throw new Failure('rest_no_route', 'No route was found.', 404);
  if (!can(request.user, 'upload_files')) throw forbidden('rest_cannot_edit', request.user);
  const { caption, alt_text } = entry;
  entry.caption = text(request, 'caption') ?? caption;
  entry.alt_text = text(request, 'alt_text') ?? alt_text;
  return { status: 200, body: shown(entry) };
}

function all(database: Database, request: RestRequest): RestReply {
  const slugs = list(request, 'slug')?.map(sanitized);
  const found = database.entries
    .filter(({ type }) => type === 'attachment')
    .filter(({ slug }) => slugs === undefined || slugs.includes(slug));
  return paged(request, found.map(shown));
}

/** A file as the body of the request, named by its `Content-Disposition`. */
function upload(database: Database, request: RestRequest): RestReply {
  const { user, raw, headers } = request;
  if (!user || !can(user, 'edit_posts')) throw forbidden('rest_cannot_create', user);
  if (!can(user, 'upload_files')) {
    const message = 'Sorry, you are not allowed to upload media on this site.';
    throw new Failure('rest_cannot_create', message, 400);
  }
  if (raw.byteLength === 0) throw new Failure('rest_upload_no_data', 'No data supplied.', 400);
  if (!headers['content-type']) {
    throw new Failure('rest_upload_no_content_type', 'No Content-Type supplied.', 400);
  }
  const disposition = headers['content-disposition'];
  if (!disposition) {
    throw new Failure(
      'rest_upload_no_content_disposition',
      'No Content-Disposition supplied.',
      400,
    );
  }
  const name = /^attachment; filename="([^"/\\]+)"$/.exec(disposition)?.[1];
  if (name === undefined) {
    throw new Failure('rest_upload_invalid_disposition', 'Invalid Content-Disposition.', 400);
  }
  if (types[name.split('.').at(-1) ?? ''] !== headers['content-type']) {
    const message = 'Sorry, you are not allowed to upload this file type.';
    throw new Failure('rest_upload_sideload_error', message, 500);
  }
  const entry = blank(database, 'attachment', user.id);
  const title = name.replace(/\.\w+$/, '');
  const slug = sanitized(text(request, 'slug') ?? title);
  store(database, entry, { title, slug, file: raw });
  return { status: 201, body: shown(entry) };
}

function shown({ id, slug, alt_text, caption }: Entry) {
  return { id, slug, alt_text, caption: { rendered: caption } };
}
