import { newBudget, spend } from '../article/budget.ts';
import { parseKey } from '../article/identity.ts';
import { RejectedUpload, type Rejection } from '../article/outcome.ts';
import type { Item, Reader, Reading, UploadedFile } from '../article/reading.ts';
import { binaryReaders, readers } from '../formats/readers.ts';
import { mostArticles, tooMany } from '../formats/several.ts';
import { type Decoded, decode } from './decode.ts';
import { binaryKind, textKind } from './looks-like.ts';
import { unpack } from './unpack.ts';

const longestHeadline = 1000;
const longestDocumentId = 2048;
const longestBody = 1_000_000;

/** How deep in one another the files that hold articles may stand. */
const deepest = 3;

/** How much of what was left out is told: enough to judge by, and not a second article. */
const mostDropped = 100;
const longestDropped = 200;

/** An article in an upload, or why it could not be read. Without `place` it is the whole upload. */
export type Found = {
  place?: string;
  /** Of the file that it stands in. */
  format: string;
} & ({ reading: Reading } | { rejection: Rejection });

/**
 * The articles in an upload, in whatever format it is: by its content, then by its declared type
 * and its name. Pure, and linear in the size of the file.
 *
 * @throws RejectedUpload when the upload cannot be read at all.
 */
export function articlesIn(upload: UploadedFile): Found[] {
  parseKey(upload.key);
  const found = articlesWithin({ ...upload, budget: newBudget() }, 1);
  if (found.length > mostArticles) throw tooMany(found.length);
  return found;
}

function articlesWithin(upload: UploadedFile, depth: number): Found[] {
  const { budget } = upload;
  const { file, layers } = unpack(upload);
  const packed = layers > 0 && { packed: layers === 1 ? 'gzip' : 'gzip, twice' };
  const within = (inner: UploadedFile) =>
    itemsOf({ ...inner, ...(budget && { budget }) }, depth + 1);
  if (depth > deepest) throw tooDeep();
  if (layers > 0) spend(budget, 'unpacked', file.bytes.length);
  if (depth > 1) spend(budget, 'read', file.bytes.length);
  if (file.bytes.length === 0) throw empty('The file is empty.');
  const binary = binaryReaders.find((reader) => reader.recognises(file.bytes));
  if (binary) return finished(binary.read(file, within), binary.format, { ...packed });
  const kind = binaryKind(file.bytes);
  if (kind !== undefined) throw notRead(kind, file);
  const decoded = decode(file.bytes, file.contentType);
  if (decoded.text.trim() === '') throw empty('The file holds nothing but white space.');
  const reader = readerFor(decoded.text, file);
  const read = reader.read(decoded.text, file, within);
  return finished(read, reader.format, { encoding: encodingEvidence(decoded), ...packed });
}

/** What is in a file that stands in another one: its fault is its own. */
function itemsOf(file: UploadedFile, depth: number): Item[] {
  const name = file.key.split('/').at(-1) ?? '';
  try {
    return articlesWithin(file, depth).map((found): Item => {
      const place = found.place === undefined ? name : `${name}, ${found.place}`;
      if (!('reading' in found)) return { ...found, place };
      const documentId = found.reading.documentId ?? parseKey(file.key).path;
      return { ...found, place, reading: { ...found.reading, documentId } };
    });
  } catch (error) {
    if (!(error instanceof RejectedUpload)) throw error;
    return [{ place: name, rejection: error.rejection }];
  }
}

/** What a reader found, checked, with what is known of the file that it stands in. */
function finished(read: Reading | Item[], format: string, ofFile: Record<string, string>): Found[] {
  if (!Array.isArray(read)) return [{ format, reading: checked(read, ofFile) }];
  return read.map((item): Found => {
    if (!('reading' in item)) return { format, ...item };
    try {
      return { format, ...item, reading: checked(item.reading, ofFile) };
    } catch (error) {
      if (!(error instanceof RejectedUpload)) throw error;
      return { format: item.format ?? format, place: item.place, rejection: error.rejection };
    }
  });
}

/** @throws RejectedUpload when the article is none that could be published. */
function checked(reading: Reading, ofFile: Record<string, string>): Reading {
  refuseUnusable(reading);
  const dropped = reading.dropped
    .slice(0, mostDropped)
    .map((line) => line.slice(0, longestDropped));
  return { ...reading, evidence: { ...ofFile, ...reading.evidence }, dropped };
}

/** The surest reader. One that takes anything gives way to what the content plainly is. */
function readerFor(text: string, file: UploadedFile): Reader {
  const [best] = readers
    .map((reader) => ({ reader, sure: reader.recognises(text, file) }))
    .sort((one, other) => other.sure - one.sure);
  const kind = best && best.sure >= 0.5 ? undefined : (textKind(text) ?? namedKind(file));
  if (!best || best.sure === 0 || kind !== undefined)
    throw notRead(kind ?? 'of no known kind', file);
  return best.reader;
}

/** Formats that look like any other text and are told by their name or declared type alone. */
function namedKind({ key, contentType = '' }: UploadedFile): string | undefined {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(key)?.[1]?.toLowerCase() ?? '';
  if (/^(?:csv|tsv)$/.test(extension) || contentType.startsWith('text/csv')) return 'a table (CSV)';
  if (/^(?:js|mjs|ts|css|py|sh|sql|ya?ml|toml|ini|log)$/.test(extension)) return 'program text';
  return undefined;
}

function refuseUnusable({ article, documentId }: Reading): void {
  const [headline] = article.headlines;
  if (article.pubStatus === 'usable' && !headline?.value) {
    throw new RejectedUpload(
      'no-headline',
      'The article has no headline.',
      'Give it one: on the first line of a text, in the h1 or title of a page, in headlines of ninjs.',
    );
  }
  if ((headline?.value.length ?? 0) > longestHeadline) {
    throw new RejectedUpload(
      'no-headline',
      `What stands where the headline should is ${headline?.value.length.toLocaleString('en')} characters long.`,
      `Give the article a headline of at most ${longestHeadline.toLocaleString('en')} characters.`,
    );
  }
  if ((documentId?.length ?? 0) > longestDocumentId) {
    throw new RejectedUpload(
      'malformed',
      `The document's identifier is longer than ${longestDocumentId.toLocaleString('en')} characters.`,
      'Give the article a shorter identifier that stays the same for all its versions.',
    );
  }
  const longest = Math.max(0, ...article.bodies.map(({ value }) => value.length));
  if (longest > longestBody) {
    throw new RejectedUpload(
      'too-large',
      `The article's text is ${longest.toLocaleString('en')} characters long; ${longestBody.toLocaleString('en')} is the most.`,
      'Upload one article in a file.',
    );
  }
}

function encodingEvidence({ encoding, found }: Decoded): string {
  return found === 'valid' ? encoding : `${encoding} (${found})`;
}

function tooDeep(): RejectedUpload {
  return new RejectedUpload(
    'too-deep',
    `The file stands more than ${deepest - 1} files deep in others.`,
    'Upload it by itself.',
  );
}

function empty(sentence: string): RejectedUpload {
  return new RejectedUpload('empty', sentence, 'Upload the file again, with the article in it.');
}

/** Bytes under a text's name are no text; anything else is a format that we do not read. */
function notRead(kind: string, { bytes, key, contentType = '' }: UploadedFile): RejectedUpload {
  const isNamedText =
    /\.(?:txt|text|html?|xhtml|json|xml|md)$/i.test(key) || contentType.startsWith('text/');
  const remedy =
    'Upload the article as text, HTML, Markdown, ninjs, NITF, NewsML or another format that is read.';
  return isNamedText && binaryKind(bytes) !== undefined
    ? new RejectedUpload('not-text', `The file is named or declared a text and is ${kind}.`, remedy)
    : new RejectedUpload(
        'unknown-format',
        `The file looks like ${kind}, which is not read.`,
        remedy,
      );
}
