import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { GetObjectCommand, NoSuchKey } from '@aws-sdk/client-s3';
import { environment } from '../runtime/environment.ts';
import { s3 } from './clients.ts';

/** Has a log file of CloudFront read piece by piece; undefined when it has expired. */
export async function readLog<Result>(
  key: string,
  read: (text: AsyncIterable<string>) => Promise<Result>,
): Promise<Result | undefined> {
  try {
    const { Body } = await s3.send(
      new GetObjectCommand({ Bucket: environment('readerLogsBucket'), Key: key }),
    );
    // In Node it is one.
    return await pipeline(Body as Readable, createGunzip().setEncoding('utf8'), read);
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}
