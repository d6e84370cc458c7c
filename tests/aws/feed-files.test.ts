import { randomUUID } from 'node:crypto';
import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { s3 } from '../../lambdas/aws/clients.ts';
import {
  describeFeed,
  getStandingFeed,
  putFeed,
  removeFeed,
} from '../../lambdas/aws/feed-files.ts';
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

  it('keeps for its readers where its hub is, and has the edge ask for it each time', async () => {
    const self = `https://feeds.example/${path}`;
    const webSub = { hub: 'https://hub.example/ü', self };
    await putFeed({ ...file('1'), webSub }, undefined);
    const { Metadata, CacheControl } = await s3.send(
      new HeadObjectCommand({ Bucket: 'feeds', Key: path }),
    );
    expect(Metadata).toMatchObject({
      'wirecopy-link': `<https://hub.example/%C3%BC>; rel="hub", <${self}>; rel="self"`,
    });
    expect(CacheControl).toContain('s-maxage=1');
    // Without the hub it is another file, though its bytes are the same.
    expect(await putFeed(file('1'), await getStandingFeed(path))).toBe('written');
  });

  it('tells when it was written, and how many articles it shows', async () => {
    expect(await describeFeed(path)).toBeUndefined();
    await putFeed({ ...file('1'), articles: 57 }, undefined);
    expect(await describeFeed(path)).toEqual({ articles: 57, writtenAt: expect.any(Date) });
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
