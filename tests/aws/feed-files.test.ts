import { randomUUID } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { s3 } from '../../lambdas/aws/clients.ts';
import { getStandingFeed, putFeed, removeFeed } from '../../lambdas/aws/feed-files.ts';
import { openCloud } from '../feed/desk.ts';

let cloud: Awaited<ReturnType<typeof openCloud>>;
beforeAll(async () => {
  cloud = await openCloud();
});
afterAll(() => cloud.close());

let path: string;
beforeEach(() => {
  path = `${randomUUID()}/all.xml`;
});

const file = (body: string, contentType = 'application/rss+xml') => ({ path, body, contentType });

describe('a feed’s file', () => {
  it('is written where nothing stands, and in the place of what was seen', async () => {
    expect(await getStandingFeed(path)).toBeUndefined();
    expect(await putFeed(file('1'), undefined)).toBe('written');
    const first = await getStandingFeed(path);
    expect(await putFeed(file('2'), first)).toBe('written');
    expect((await getStandingFeed(path))?.etag).not.toBe(first?.etag);
  });

  it('is not written while it is the same, and is when only its type differs', async () => {
    await putFeed(file('1'), undefined);
    const standing = await getStandingFeed(path);
    expect(await putFeed(file('1'), standing)).toBe('unchanged');
    expect(await putFeed(file('1', 'text/xml'), standing)).toBe('written');
  });

  it('never takes the place of what was not seen', async () => {
    await putFeed(file('1'), undefined);
    const seen = await getStandingFeed(path);
    await putFeed(file('2'), seen);
    expect(await putFeed(file('3'), seen)).toBe('overtaken');
    expect(await putFeed(file('3'), undefined)).toBe('overtaken');
    await removeFeed(path);
    expect(await putFeed(file('3'), seen)).toBe('overtaken');
    expect(await getStandingFeed(path)).toBeUndefined();
  });

  it('is written over what a hand put there', async () => {
    await s3.send(new PutObjectCommand({ Bucket: 'feeds', Key: path, Body: '1' }));
    const standing = await getStandingFeed(path);
    expect(standing).toEqual({ etag: expect.any(String) });
    expect(await putFeed(file('1'), standing)).toBe('written');
  });

  it('is taken down with all that stands beside it, and nothing else', async () => {
    const beside = [`${path}/-/1`, `${path}/-/2`];
    for (const one of [path, ...beside, `${path}x`]) {
      await putFeed({ ...file('1'), path: one }, undefined);
    }
    await removeFeed(path);
    for (const one of [path, ...beside]) expect(await getStandingFeed(one)).toBeUndefined();
    expect(await getStandingFeed(`${path}x`)).toBeDefined();
    // And once more, which is no fault.
    await removeFeed(path);
  });
});
