import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journeyOfUpload } from '../../lambdas/aws/journey.ts';
import { listSameStories } from '../../lambdas/aws/same-stories.ts';
import { story } from '../similarity/stories.ts';
import { type Pipeline, startPipeline, until } from '../support/pipeline.ts';

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await startPipeline();
  await pipeline.subscribe({ id: 'all' });
});
afterAll(() => pipeline.stop());

const ferry = story('ferry-collision/wire');
const comet = story('comet-probe/wire');

/** A document of a publisher's own format, with its id. */
const document = (uri: string, headline: string, text: string, more = {}) =>
  JSON.stringify({
    uri,
    type: 'text',
    language: 'en',
    headlines: [{ value: headline }],
    bodies: [{ role: 'main', contentType: 'text/plain', value: text }],
    ...more,
  });

const wire = (text: string, more = {}) =>
  document('https://meridian.example/ferry', 'Two ferries collide off Kjelvik', text, more);
const post = (text: string, more = {}) =>
  document('https://post.example/news/77', 'Ferries crash in fog', text, more);

describe('the same story of two publishers', () => {
  it('is linked both ways, and the desk is told by trace, but no partner', async () => {
    const first = await pipeline.upload('meridian-wire/ferry.json', wire(ferry));
    expect(first.sameStoryAs).toEqual([]);
    const paragraphs = ferry.split('\n\n').slice(0, 5).join('\n\n');
    const second = await pipeline.upload('harbour-post/ferry.json', post(paragraphs));

    expect(second.sameStoryAs).toEqual([
      {
        article: first.record?.id,
        publisher: 'meridian-wire',
        uri: 'https://meridian.example/ferry',
        similarity: 1,
      },
    ]);
    expect(await pipeline.through('meridian-wire/ferry.json')).toMatchObject({
      sameStoryAs: [{ article: second.record?.id, publisher: 'harbour-post', similarity: 1 }],
    });
    expect(second.events).toContainEqual(
      expect.objectContaining({ stage: 'tag', sameStoryAs: second.sameStoryAs }),
    );
    expect(JSON.stringify(second.receipt)).not.toContain('meridian');
    const pushed = pipeline.partner.accepted('all').at(-1);
    expect(pushed?.article.uri).toBe('https://post.example/news/77');
    expect(pushed?.body).not.toContain('meridian.example');
  });

  it('is linked again after a correction, and no more when nothing of it is left', async () => {
    const corrected = await pipeline.upload(
      'harbour-post/ferry.json',
      post(ferry.replace('31 taken', '32 taken').replaceAll('31 people', '32 people')),
    );
    expect(corrected.record?.version).toBe(2);
    expect(corrected.sameStoryAs).toHaveLength(1);
    expect(corrected.sameStoryAs[0]?.similarity).toBeLessThan(1);

    const other = await pipeline.upload('harbour-post/ferry.json', post(comet));
    expect(other.record?.version).toBe(3);
    expect(other.sameStoryAs).toEqual([]);
    expect(await pipeline.through('meridian-wire/ferry.json')).toMatchObject({ sameStoryAs: [] });
  });

  it('is linked under another id of the same publisher, until one of the two is killed', async () => {
    const again = document('https://meridian.example/ferry-2', 'Ferries collide', ferry);
    const copy = await pipeline.upload('meridian-wire/ferry-2.json', again);
    expect(copy.sameStoryAs.map(({ uri }) => uri)).toEqual(['https://meridian.example/ferry']);

    const kill = await pipeline.upload(
      'meridian-wire/ferry-kill.json',
      wire(ferry, { pubStatus: 'canceled' }),
    );
    expect(kill.receipt?.outcome).toBe('withdrawn');
    const left = await listSameStories(copy.record?.id ?? '');
    expect(left).toEqual([]);
    expect(kill.sameStoryAs).toEqual([]);
  });

  it('is linked while it is under embargo, of which nothing leaves', async () => {
    const embargoedUntil = new Date(Date.now() + 3_600_000).toISOString();
    const key = 'meridian-wire/held.json';
    const held = document('https://meridian.example/held', 'Held', comet, { embargoedUntil });
    await pipeline.put(key, held);
    const isTagged = async () => Boolean((await journeyOfUpload(key))?.record?.tagged);
    await until(isTagged, 'the held article to be tagged');
    const free = await pipeline.upload(
      'star/comet.json',
      document('https://star.example/comet', 'Probe lands', comet),
    );
    const linked = free.sameStoryAs.map(({ uri }) => uri);
    expect(linked.toSorted()).toEqual([
      'https://meridian.example/held',
      'https://post.example/news/77',
    ]);
    const known = pipeline.partner.pushes.map(({ body }) => body).join('\n');
    expect(known).not.toContain('meridian.example/held');
  });

  it('leaves nothing behind in the dead letters', async () => {
    expect(await pipeline.deadLetters()).toBe(0);
  });
});
