import { can, type Database, sanitized, type Term } from './database.ts';
import { Failure } from './failure.ts';
import { forbidden } from './posts.ts';
import { list, paged, type RestReply, type RestRequest, text } from './request.ts';

/** `/wp/v2/categories` and `/wp/v2/tags`, as `WP_REST_Terms_Controller` has them. */
export function terms(database: Database, request: RestRequest): RestReply {
  const taxonomy = request.route as Term['taxonomy'];
  return request.method === 'POST'
    ? create(database, request, taxonomy)
    : all(database, request, taxonomy);
}

function all(database: Database, request: RestRequest, taxonomy: Term['taxonomy']): RestReply {
  const slugs = list(request, 'slug')?.map(sanitized);
  const found = database.terms
    .filter((term) => term.taxonomy === taxonomy)
    .filter(({ slug }) => slugs === undefined || slugs.includes(slug));
  return paged(request, found);
}

/** Whoever can assign tags may add them; categories are the editors'. */
function create(database: Database, request: RestRequest, taxonomy: Term['taxonomy']): RestReply {
  const capability = taxonomy === 'categories' ? 'manage_categories' : 'edit_posts';
  if (!can(request.user, capability)) throw forbidden('rest_cannot_create', request.user);
  const given = text(request, 'name')?.trim();
  if (!given) {
    throw new Failure('rest_missing_callback_param', 'Missing parameter(s): name', 400, {
      params: ['name'],
    });
  }
  if ([...given].length > 200) throw new Failure('db_insert_error', 'Could not insert term.', 500);
  // Names are kept with their entities.
  const name = given.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const same = database.terms.find(
    (term) => term.taxonomy === taxonomy && term.name.toLowerCase() === name.toLowerCase(),
  );
  if (same) {
    throw new Failure('term_exists', 'A term with the name provided already exists.', 400, {
      term_id: same.id,
    });
  }
  database.lastId += 1;
  const wanted = sanitized(name) || String(database.lastId);
  let slug = wanted;
  const isTaken = () => database.terms.some((term) => term.slug === slug);
  for (let number = 2; isTaken(); number++) slug = `${wanted}-${number}`;
  const term = { id: database.lastId, taxonomy, name, slug };
  database.terms.push(term);
  return { status: 201, body: term };
}
