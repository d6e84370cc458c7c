/** What a WordPress site keeps, and the rules by which it does. */

export interface User {
  id: number;
  login: string;
  role: Role;
  /** As it is shown to its owner: six groups of four. */
  applicationPassword: string;
}

export type Role = 'editor' | 'author' | 'contributor' | 'subscriber';

export interface Entry {
  id: number;
  type: 'post' | 'attachment';
  author: number;
  slug: string;
  status: string;
  title: string;
  content: string;
  excerpt: string;
  date_gmt: string;
  categories: number[];
  tags: number[];
  featured_media: number;
  caption: string;
  alt_text: string;
  meta: Record<string, unknown>;
  /** Of an attachment. */
  file?: Buffer;
  /** The slug that it wants back from the trash. */
  desiredSlug?: string;
}

export interface Term {
  id: number;
  taxonomy: 'categories' | 'tags';
  name: string;
  slug: string;
}

export interface Database {
  users: User[];
  entries: Entry[];
  terms: Term[];
  /** Whether what is deleted goes to the trash (EMPTY_TRASH_DAYS > 0). */
  hasTrash: boolean;
  /** The keys of meta data that a plug-in has registered for the REST API. */
  registeredMeta: string[];
  lastId: number;
}

const roles: Record<Role, string[]> = {
  subscriber: ['read'],
  contributor: ['read', 'edit_posts', 'delete_posts'],
  author: [
    ...['read', 'edit_posts', 'delete_posts'],
    ...['publish_posts', 'edit_published_posts', 'delete_published_posts', 'upload_files'],
  ],
  editor: [
    ...['read', 'edit_posts', 'delete_posts'],
    ...['publish_posts', 'edit_published_posts', 'delete_published_posts', 'upload_files'],
    ...['edit_others_posts', 'delete_others_posts', 'manage_categories'],
  ],
};

export function can(user: User | undefined, capability: string): boolean {
  return user !== undefined && (roles[user.role] ?? []).includes(capability);
}

export function capabilitiesOf({ role }: User): Record<string, boolean> {
  return Object.fromEntries([...(roles[role] ?? []), role].map((name) => [name, true]));
}

/** `edit` or `delete` of a post: `map_meta_cap`. What is in the trash counts as what it was. */
export function mayTouch(user: User | undefined, verb: 'edit' | 'delete', entry: Entry): boolean {
  if (!can(user, `${verb}_posts`)) return false;
  if (entry.author !== user?.id && !can(user, `${verb}_others_posts`)) return false;
  const isPublic = ['publish', 'future'].includes(entry.status);
  return !isPublic || can(user, `${verb}_published_posts`);
}

/** `sanitize_title`: what a slug is made of. */
export function sanitized(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&[^;\s]+;/g, '')
    .replace(/[^a-z0-9 _-]/g, '')
    .replace(/\s+/g, '-')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 200);
}

/** `wp_unique_post_slug`: the next that is free is had by a number at the end. */
export function uniqueSlug(database: Database, wanted: string, entry: Pick<Entry, 'id' | 'type'>) {
  const isTaken = (slug: string) =>
    database.entries.some(
      (other) =>
        other.slug === slug &&
        other.id !== entry.id &&
        (other.type === entry.type || entry.type === 'attachment'),
    );
  let slug = wanted;
  for (let number = 2; isTaken(slug); number++) slug = `${wanted}-${number}`;
  return slug;
}

/** `wp_insert_post`, as far as slug, trash and date go. */
export function store(database: Database, entry: Entry, changes: Partial<Entry>): Entry {
  const before = entry.status;
  Object.assign(entry, changes);
  if (before === 'trash' && entry.status !== 'trash' && entry.desiredSlug !== undefined) {
    entry.slug = entry.desiredSlug;
    delete entry.desiredSlug;
  }
  if (before !== 'trash' && entry.status === 'trash') {
    entry.desiredSlug = entry.slug;
    entry.slug = `${entry.slug.slice(0, 191)}__trashed`;
  }
  if (entry.status === 'publish' && Date.parse(`${entry.date_gmt}Z`) > Date.now()) {
    entry.status = 'future';
  }
  if (entry.slug === '' && entry.status !== 'draft') entry.slug = sanitized(entry.title);
  if (entry.slug !== '') entry.slug = uniqueSlug(database, entry.slug, entry);
  if (!database.entries.includes(entry)) database.entries.push(entry);
  return entry;
}

export function blank(database: Database, type: Entry['type'], author: number): Entry {
  database.lastId += 1;
  const id = database.lastId;
  return {
    ...{ id, type, author, slug: '', status: type === 'post' ? 'draft' : 'inherit' },
    ...{ title: '', content: '', excerpt: '', caption: '', alt_text: '', meta: {} },
    ...{ date_gmt: '2024-01-05T08:00:00', categories: [], tags: [], featured_media: 0 },
  };
}
