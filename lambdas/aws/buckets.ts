import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import type { NinjsArticle } from '../article/ninjs.ts';
import type { UploadedFile } from '../article/reading.ts';
import type { Receipt } from '../article/receipt.ts';
import { environment } from '../runtime/environment.ts';
import { s3 } from './clients.ts';

export interface StoredUpload {
  etag: string;
  lastModified: string;
  /** Bytes. */
  size: number;
  /** Absent when the object is larger than was allowed: it was not read. */
  file?: UploadedFile;
}

/** The uploaded object as it is now, read only up to `largest` bytes; undefined when it is gone. */
export async function readUpload(key: string, largest: number): Promise<StoredUpload | undefined> {
  const object = await absentAsUndefined(
    s3.send(new GetObjectCommand({ Bucket: environment('uploadsBucket'), Key: key })),
  );
  if (!object) return undefined;
  const { Body, ContentLength: size = 0, ContentType, ETag = '', LastModified } = object;
  const lastModified = (LastModified ?? new Date(0)).toISOString();
  const stored = { etag: ETag, lastModified, size };
  if (size > largest || !Body) {
    if (Body && 'destroy' in Body) Body.destroy();
    return stored;
  }
  const bytes = await Body.transformToByteArray();
  const contentType = ContentType && { contentType: ContentType };
  return { ...stored, file: { key, bytes, lastModified, ...contentType } };
}

/** Uploads an object as a publisher would; `size` in bytes. */
export async function putUpload(
  key: string,
  body: Readable | Uint8Array,
  size: number,
  contentType?: string,
): Promise<void> {
  await s3.send(
    new PutObjectCommand({
      Bucket: environment('uploadsBucket'),
      Key: key,
      Body: body,
      ContentLength: size,
      ...(contentType && { ContentType: contentType }),
    }),
  );
}

export async function deleteUpload(key: string): Promise<void> {
  await s3.send(new DeleteObjectCommand({ Bucket: environment('uploadsBucket'), Key: key }));
}

/** Stores a canonical document under a key of its own content; returns the key. */
export async function putDocument(id: string, article: NinjsArticle): Promise<string> {
  const text = JSON.stringify(article);
  const key = `articles/${id}/${article.version}-${digest(text)}.json`;
  await put(key, text, 'application/json');
  return key;
}

/** @throws NoSuchKey when the document is gone, which is our own fault: documents are kept. */
export async function getDocument(key: string): Promise<NinjsArticle> {
  return JSON.parse((await get(key)).text);
}

/** Stores what partners of one format are sent, under a key of its own content; returns the key. */
export async function putRendition(
  id: string,
  rendition: { body: string; contentType: string; extension: string },
): Promise<string> {
  const key = `renditions/${id}/${digest(rendition.body)}.${rendition.extension}`;
  await put(key, rendition.body, rendition.contentType);
  return key;
}

export async function getRendition(key: string): Promise<{ body: string; contentType: string }> {
  const { text, contentType } = await get(key);
  return { body: text, contentType };
}

export async function putReceipt(receipt: Receipt): Promise<void> {
  const text = JSON.stringify(receipt, undefined, 2);
  await put(receiptKey(receipt.upload.key), text, 'application/json');
}

/**
 * Where the receipt of an upload stands. S3 keys hold at most 1,024 bytes; the receipt of a longer
 * one stands under the hash of the upload's key.
 */
export function receiptKey(uploadKey: string): string {
  const key = `receipts/${uploadKey}.json`;
  if (Buffer.byteLength(key) <= 1024) return key;
  return `receipts/${uploadKey.split('/', 1)[0]}/${digest(uploadKey)}.json`;
}

async function put(key: string, body: string, contentType: string): Promise<void> {
  await s3.send(
    new PutObjectCommand({
      Bucket: environment('articlesBucket'),
      Key: key,
      Body: body,
      ContentType: contentType,
    }),
  );
}

async function get(key: string) {
  const object = await s3.send(
    new GetObjectCommand({ Bucket: environment('articlesBucket'), Key: key }),
  );
  const text = (await object.Body?.transformToString()) ?? '';
  return { text, contentType: object.ContentType ?? 'application/octet-stream' };
}

async function absentAsUndefined<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
