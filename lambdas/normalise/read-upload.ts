import { newBudget, spend } from '../article/budget.ts';
import { parseKey } from '../article/identity.ts';
import { RejectedUpload, type Rejection } from '../article/outcome.ts';
import type { Item, Reader, Reading, UploadedFile } from '../article/reading.ts';
import { binaryReaders, readers } from '../formats/readers.ts';
import { mostArticles, tooMany } from '../formats/several.ts';
import { type Decoded, decode } from './decode.ts';
import { withEmbargoInWords } from './embargo-in-words.ts';
import { binaryKind, textKind } from './looks-like.ts';
import { unpack } from './unpack.ts';
import { refuseUnusable, withOwnMedia } from './unusable.ts';

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
  const found = toldApart(articlesWithin({ ...upload, budget: newBudget() }, 1), upload);
  if (found.length > mostArticles) throw tooMany(found.length);
  return found.map((one) =>
    orRejection(one, (reading) => withEmbargoInWords(withOwnMedia(reading), upload.lastModified)),
  );
}

/** Several articles of one file without an identifier are known by their headlines. */
function toldApart(found: Found[], { key }: UploadedFile): Found[] {
  const isNameless = (one: Found) => 'reading' in one && one.reading.documentId === undefined;
  if (found.filter(isNameless).length < 2) return found;
  return found.map((one) => {
    if (!('reading' in one) || !isNameless(one)) return one;
    const { article, evidence } = one.reading;
    const documentId = `${parseKey(key).path}/${article.headlines[0]?.value ?? ''}`;
    const reading = {
      ...one.reading,
      documentId,
      evidence: { ...evidence, documentId: 'headline' },
    };
    return { ...one, reading };
  });
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
    return toldApart(articlesWithin(file, depth), file).map((found): Item => {
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
  return read.map((item) =>
    orRejection({ format, ...item }, (reading) => checked(reading, ofFile)),
  );
}

/** An article of several, whose fault is its own. */
function orRejection(found: Found, check: (reading: Reading) => Reading): Found {
  if (!('reading' in found)) return found;
  const { reading, ...rest } = found;
  try {
    return { ...rest, reading: check(reading) };
  } catch (error) {
    if (!(error instanceof RejectedUpload)) throw error;
    return { ...rest, rejection: error.rejection };
  }
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
