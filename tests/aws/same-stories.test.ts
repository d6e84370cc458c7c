import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleRecord } from '../../lambdas/article/record.ts';
import * as stories from '../../lambdas/aws/same-stories.ts';
import { linkSameStories } from '../../lambdas/similarity/link-same-stories.ts';
import { endLinks, type Fingerprint, type Link } from '../../lambdas/similarity/links.ts';
import { slotOf, slotsOfKey } from '../../lambdas/similarity/scheme.ts';
import { sketchOf } from '../../lambdas/similarity/sketch.ts';
import { story } from '../similarity/stories.ts';
import { articleRecord } from '../support/records.ts';
import { startTables, type TestTables } from '../support/tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
beforeEach(() => tables.renew());
afterAll(() => tables.stop());

const ferry = story('ferry-collision/wire');
const { sketch } = sketchOf(ferry);

function fingerprint(changes: Partial<Fingerprint> = {}): Fingerprint {
  return { article: 'a', version: 1, publisher: 'wire', uri: 'urn:a', sketch, ...changes };
}

function link(changes: Partial<Link> = {}): Link {
  return {
    article: 'b',
    publisher: 'post',
    uri: 'urn:b',
    version: 1,
    otherVersion: 1,
    similarity: 0.87,
    isSameStory: true,
    ...changes,
  };
}

function record(changes: Partial<ArticleRecord>): ArticleRecord {
  return articleRecord({ publisher: 'wire', ...changes });
}

describe('a fingerprint', () => {
  it('is read as it was kept', async () => {
    expect(await stories.keepFingerprint(fingerprint())).toBe('first');
    expect(await stories.getFingerprints(['a', 'nobody'])).toEqual([fingerprint()]);
    expect(await stories.getVersions(['a', 'nobody'])).toEqual(new Map([['a', 1]]));
  });

  it('of a text without numbers, or without words, is one too', async () => {
    for (const text of ['Rain fell on the hills above the town all day.', '']) {
      const empty = fingerprint({ article: `of ${text}`, sketch: sketchOf(text).sketch });
      await stories.keepFingerprint(empty);
      expect(await stories.getFingerprints([empty.article])).toEqual([empty]);
    }
  });

  it('gives way to one of the same version or a later, and to none of an earlier', async () => {
    await stories.keepFingerprint(fingerprint({ version: 2 }));
    expect(await stories.keepFingerprint(fingerprint())).toBe('overtaken');
    expect(await stories.keepFingerprint(fingerprint({ version: 2 }))).toBe('kept');
    const { sketch: _, ...withdrawn } = fingerprint({ version: 3 });
    expect(await stories.keepFingerprint(withdrawn)).toBe('kept');
    expect(await stories.getFingerprints(['a'])).toEqual([withdrawn]);
  });
});

describe('articles are found', () => {
  it('under the keys they were entered with, those that share the most first', async () => {
    await stories.enter('a', [1, 2, 3]);
    await stories.enter('b', [3, 4]);
    await stories.enter('c', [5]);
    expect(await stories.find([1, 2, 3, 4])).toEqual(['a', 'b']);
    expect(await stories.find([])).toEqual([]);
    expect(await stories.find([6])).toEqual([]);
  });

  it('under a common key no more than have a place there, the last of each', async () => {
    const many = Array.from({ length: 40 }, (_, index) => `article ${index}`);
    for (const article of many) await stories.enter(article, [7]);
    const found = await stories.find([7]);
    expect(found).toHaveLength(slotsOfKey);
    const last = Array.from({ length: slotsOfKey }, (_, slot) =>
      many.findLast((article) => slotOf(article, 7) === slot),
    );
    expect(found.toSorted()).toEqual(last.toSorted());
  });

  it('in as few calls as DynamoDB lets, and in several when there are more', async () => {
    const keys = Array.from({ length: 60 }, (_, index) => index);
    await stories.enter('a', keys);
    expect(await stories.find(keys)).toEqual(['a']);
    const ids = Array.from({ length: 130 }, (_, index) => `article ${index}`);
    for (const article of ids) await stories.keepFingerprint(fingerprint({ article }));
    expect(await stories.getFingerprints(ids)).toHaveLength(130);
  });
});

describe('a link', () => {
  it('is listed while it is of the same story, the most similar first', async () => {
    await stories.putLink('a', link());
    await stories.putLink('a', link({ article: 'c', similarity: 1 }));
    await stories.putLink('a', link({ article: 'd', isSameStory: false }));
    expect(await stories.listLinks('a')).toHaveLength(3);
    expect(await stories.listSameStories('a')).toEqual([
      { article: 'c', publisher: 'post', uri: 'urn:b', similarity: 1 },
      { article: 'b', publisher: 'post', uri: 'urn:b', similarity: 0.87 },
    ]);
  });

  it('gives way to none that knew an earlier version of either article', async () => {
    await stories.putLink('a', link({ version: 2, otherVersion: 2 }));
    for (const earlier of [
      { version: 1, otherVersion: 3 },
      { version: 3, otherVersion: 1 },
    ]) {
      await stories.putLink('a', link({ ...earlier, isSameStory: false }));
    }
    expect(await stories.listSameStories('a')).toHaveLength(1);
    await stories.putLink('a', link({ version: 2, otherVersion: 3, isSameStory: false }));
    expect(await stories.listSameStories('a')).toEqual([]);
  });
});

describe('the same story of two publishers', () => {
  it('is linked, and no more once one is withdrawn', async () => {
    const one = record({ id: 'one' });
    const other = record({ id: 'other', publisher: 'post', documentId: 'https://post.example/1' });
    expect(await linkSameStories(one, ferry, stories)).toEqual([]);
    expect(await linkSameStories(other, ferry, stories)).toEqual([
      { article: 'one', publisher: 'wire', uri: 'urn:wirecopy:wire:ferry', similarity: 1 },
    ]);
    expect(await stories.listSameStories('one')).toEqual([
      { article: 'other', publisher: 'post', uri: 'https://post.example/1', similarity: 1 },
    ]);
    await endLinks({ ...one, version: 2, status: 'withdrawn' }, stories);
    expect(await stories.listSameStories('one')).toEqual([]);
    expect(await stories.listSameStories('other')).toEqual([]);
  });
});
