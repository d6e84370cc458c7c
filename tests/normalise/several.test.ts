import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleId } from '../../lambdas/article/identity.ts';
import { normalise } from '../../lambdas/normalise/normalise.ts';
import { World } from './world.ts';

const key = 'paper/feed.xml';
const names = ['bridge', 'ferry', 'market'];
const idOf = (name: string) => articleId('paper', `https://paper.example/${name}`);

/** A feed with an item for each name, of which the word tells the version. */
function feed(items: Record<string, string>): string {
  const all = Object.entries(items).map(
    ([name, word]) =>
      `<item><title>The ${word} ${name} opens</title><guid>https://paper.example/${name}</guid><description>The ${word} ${name} opened on Monday after a repair of two years, the city said.</description></item>`,
  );
  return `<rss version="2.0"><channel><title>Paper</title><link>https://paper.example/</link><description>News</description>${all.join('')}</channel></rss>`;
}

describe('an upload that holds several articles', () => {
  it('is told of article by article', async () => {
    const world = new World();
    world.put(key, feed({ bridge: 'old', ferry: 'old' }));
    const receipt = await normalise(key, world.doors());
    expect(receipt).toMatchObject({ outcome: 'accepted', upload: { key } });
    expect(receipt?.article).toBeUndefined();
    expect(receipt?.parts).toMatchObject([
      { outcome: 'accepted', article: { id: idOf('bridge'), version: 1 }, format: 'rss' },
      { outcome: 'accepted', article: { id: idOf('ferry'), version: 1 }, format: 'rss' },
    ]);
    expect(new Set(receipt?.parts?.map(({ place }) => place)).size).toBe(2);
    expect(world.rung.map(([queue]) => queue)).toEqual(['tagging', 'tagging']);
  });

  it('without identifiers of their own, knows them by their headlines', async () => {
    const world = new World();
    const list = (...words: string[]) =>
      JSON.stringify(
        words.map((word) => ({
          '@context': 'https://schema.org',
          '@type': 'NewsArticle',
          headline: `The ${word} opens`,
          articleBody: `The ${word} opened on Monday after a repair of two years, the city said.`,
        })),
      );
    world.put('paper/all.json', list('bridge', 'ferry'));
    const receipt = await normalise('paper/all.json', world.doors());
    expect(receipt?.parts).toMatchObject([{ outcome: 'accepted' }, { outcome: 'accepted' }]);
    world.put('paper/all.json', list('market', 'ferry', 'bridge'));
    const again = await normalise('paper/all.json', world.doors());
    expect(again?.parts).toMatchObject([
      { outcome: 'accepted' },
      { outcome: 'unchanged' },
      { outcome: 'unchanged' },
    ]);
  });

  it('publishes what is new or changed in it, and leaves standing what is in it no more', async () => {
    const world = new World();
    world.put(key, feed({ bridge: 'old', ferry: 'old' }));
    await normalise(key, world.doors());
    world.put(key, feed({ ferry: 'old', market: 'new' }));
    const receipt = await normalise(key, world.doors());
    expect(receipt?.parts?.map(({ outcome }) => outcome)).toEqual(['unchanged', 'accepted']);
    expect(receipt?.outcome).toBe('accepted');
    expect([...world.records.values()].map(({ status }) => status)).toEqual(
      Array(3).fill('usable'),
    );
  });

  it('tells of an item that is no article, and publishes the others', async () => {
    const world = new World();
    const broken = feed({ bridge: 'old', ferry: 'old' }).replace('The old bridge opens', '');
    world.put(key, broken);
    const receipt = await normalise(key, world.doors());
    expect(receipt?.outcome).toBe('accepted');
    expect(receipt?.parts).toMatchObject([
      { outcome: 'rejected', rejection: { reason: 'no-headline' } },
      { outcome: 'accepted', article: { id: idOf('ferry') } },
    ]);
  });

  it('is rejected when all in it is', async () => {
    const world = new World();
    world.put(key, feed({ bridge: 'old' }).replace('The old bridge opens', ''));
    expect(await normalise(key, world.doors())).toMatchObject({
      outcome: 'rejected',
      parts: [{ outcome: 'rejected' }],
    });
    expect(world.records.size).toBe(0);
  });

  it('counts the newest of several versions of one article', async () => {
    const world = new World();
    const dated = (word: string, time: string) =>
      feed({ bridge: word })
        .match(/<item>.*<\/item>/s)?.[0]
        .replace('</item>', `<pubDate>Mon, 23 Nov 2026 ${time} GMT</pubDate></item>`);
    const both = `${dated('new', '08:00:00')}${dated('old', '07:00:00')}`;
    world.put(key, feed({ bridge: 'x' }).replace(/<item>.*<\/item>/s, both));
    const receipt = await normalise(key, world.doors());
    expect(world.records.get(idOf('bridge'))).toMatchObject({
      version: 1,
      headline: expect.stringContaining('new bridge'),
    });
    expect(receipt?.parts?.map(({ outcome }) => outcome)).toEqual(['accepted', 'superseded']);
  });

  it('withdraws all that is in it when it is deleted', async () => {
    const world = new World();
    world.put(key, feed({ bridge: 'old', ferry: 'old' }));
    await normalise(key, world.doors());
    world.remove(key);
    const receipt = await normalise(key, world.doors());
    expect(receipt).toMatchObject({ outcome: 'withdrawn' });
    expect(receipt?.parts?.map(({ article }) => article?.version)).toEqual([2, 2]);
    expect([...world.records.values()].map(({ status }) => status)).toEqual(
      Array(2).fill('withdrawn'),
    );
  });

  it('ends with what stands in the newest object, whatever overlaps, repeats, dies or comes late', async () => {
    const items = fc.dictionary(fc.constantFrom(...names), fc.constantFrom('one', 'two', 'three'), {
      minKeys: 1,
      maxKeys: 3,
      noNullPrototype: true,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(
          fc.record({
            items: fc.option(items, { nil: undefined }),
            dies: fc.option(fc.integer({ min: 1, max: 24 }), { nil: undefined }),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        async (scheduler, changes) => {
          const world = new World((step) => scheduler.schedule(Promise.resolve(), step));
          const workers: Promise<unknown>[] = [];
          const { task } = scheduler.scheduleSequence(
            changes.map(({ items, dies }) => async () => {
              if (items === undefined) world.remove(key);
              else world.put(key, feed(items));
              // SQS hands a message over again when its worker died.
              const first = normalise(key, world.doors(dies));
              workers.push(first.catch(() => normalise(key, world.doors())));
            }),
          );
          await scheduler.waitFor(task.then(() => Promise.all(workers)));

          const last = changes.at(-1)?.items;
          const held = changes.findLast(({ items }) => items)?.items ?? {};
          for (const [name, word] of Object.entries(held)) {
            const record = world.records.get(idOf(name));
            if (last === undefined) expect(record?.status ?? 'withdrawn').toBe('withdrawn');
            else
              expect(record).toMatchObject({
                status: 'usable',
                headline: `The ${word} ${name} opens`,
              });
          }
          const receipt = world.receipts.get(key);
          expect(receipt?.outcome === 'withdrawn').toBe(last === undefined);
          for (const { article } of receipt?.parts ?? []) {
            expect(world.records.get(article?.id ?? '')?.version).toBe(article?.version);
          }
          // Of what is in it no more, the sweep rings for what a dead worker has left unrung.
          for (const name of Object.keys(held)) {
            const id = idOf(name);
            if (world.records.has(id)) expect(world.isRungFor(id)).toBe(true);
          }
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);
});
