import { RejectedUpload } from '../../article/outcome.ts';
import type { Item, Reading, ReadWithin, UploadedFile } from '../../article/reading.ts';
import { namesIn, type Packed, withMedia } from './belongings.ts';
import { type Folder, stemOf } from './folder.ts';

/** A file within another. */
export interface PackedFile {
  /** With slashes. */
  path: string;
  bytes: Uint8Array;
  contentType?: string;
}

/** What was found at a path. */
interface At {
  path: string;
  item: Item;
}

/**
 * Reads files that came together. Media that no article refers to belongs to the only article there
 * is, to the one that is named like it, or to the only one in its folder; else it is told that it
 * belongs to none.
 */
export function readTogether(
  files: PackedFile[],
  folder: Folder,
  { key, lastModified }: UploadedFile,
  within: ReadWithin,
): Item[] {
  const found = files.flatMap((file): At[] => {
    const inner = { ...file, key: `${key}/${file.path}`, lastModified };
    const items = within({ ...inner, beside: folder.besideOf(file.path) });
    return items.map((item) => ({ path: file.path, item: placed(item, file.path) }));
  });
  const articles = found.flatMap(({ path, item }) =>
    'reading' in item ? [{ path, reading: item.reading }] : [],
  );
  const referred = new Set(articles.flatMap(({ reading }) => [...namesIn(reading)]));
  const byOwner = Map.groupBy(
    folder.media.filter(({ name }) => !referred.has(name)),
    (medium) => ownerOf(medium, articles),
  );
  const items = found.map(({ item }): Item => {
    if (!('reading' in item)) return item;
    const others = byOwner.get(item.reading) ?? [];
    return { ...item, reading: withMedia(item.reading, folder.media, others) };
  });
  const strays = articles.length > 0 ? (byOwner.get(undefined) ?? []) : [];
  return [...items, ...strays.map(belongsToNone)];
}

/** With the folders that the file stands in. */
function placed(item: Item, path: string): Item {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { ...item, place: path + item.place.slice(name.length) };
}

function ownerOf(
  { path }: Packed,
  articles: { path: string; reading: Reading }[],
): Reading | undefined {
  const [only, another] = articles;
  if (!another) return only?.reading;
  const stem = stemOf(path);
  const namesakes = articles
    .map((article) => ({ ...article, stem: stemOf(article.path) }))
    .filter((article) => article.stem !== '' && isNamedAfter(stem, article.stem));
  const longest = Math.max(...namesakes.map((article) => article.stem.length));
  const [alike, other] = namesakes.filter((article) => article.stem.length === longest);
  return alike && !other ? alike.reading : aloneWith(path, articles);
}

/** `storm-1` and `storm` are named after `storm`; `stormy` is not. */
function isNamedAfter(stem: string, article: string): boolean {
  return (
    stem === article || (stem.startsWith(article) && /^[\W_\d]/.test(stem.slice(article.length)))
  );
}

/** The article that is alone in the folder of a picture, or in one around that. */
function aloneWith(path: string, articles: { path: string; reading: Reading }[]) {
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
    const there = articles.filter((article) => article.path.startsWith(path.slice(0, at + 1)));
    if (there.length > 0) return there.length === 1 ? there[0]?.reading : undefined;
  }
  return undefined;
}

function belongsToNone({ path, type }: Packed): Item {
  const { rejection } = new RejectedUpload(
    'no-article',
    `The ${type} belongs to none of the articles beside it: none refers to it, and none is named like it.`,
    'Name it after its article (storm.xml, storm-1.jpg), or refer to it there.',
  );
  return { place: path, rejection };
}
