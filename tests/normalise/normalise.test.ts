import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expire, normalise } from '../../lambdas/normalise/normalise.ts';
import { World } from './world.ts';

const key = 'paper/story.txt';
const story = (word: string) =>
  `The ${word} bridge opens to traffic\n\nThe ${word} bridge opened to traffic on Monday after a repair of two years, the city said.\n\nIt will be closed again in autumn for a week.\n`;

describe('normalising an upload', () => {
  it('writes the document, moves the record on, rings for tagging and tells the publisher', async () => {
    const world = new World();
    world.put(key, story('old'));
    const receipt = await normalise(key, world.doors());

    expect(receipt).toMatchObject({
      upload: { key },
      outcome: 'accepted',
      format: 'text',
      article: { version: 1, headline: 'The old bridge opens to traffic' },
    });
    const [record] = world.records.values();
    expect(record).toMatchObject({ publisher: 'paper', documentId: 'story.txt', version: 1 });
    expect(world.documents.get(record?.documentKey ?? '')).toMatchObject({ version: '1' });
    expect(world.rung).toEqual([['tagging', record?.id]]);
    expect(world.receipts.get(key)).toEqual(receipt);
  });

  it('tells an upload that is larger than may be read, without reading it', async () => {
    const world = new World();
    world.put(key, story('old'));
    const receipt = await normalise(key, {
      ...world.doors(),
      largestUpload: 10,
      readObject: async () => ({ etag: '"1"', lastModified: '2026-11-24T00:00:00.000Z', size: 11 }),
    });
    expect(receipt?.rejection).toMatchObject({
      reason: 'too-large',
      sentence: 'The file has 11 bytes; 10 are the most.',
    });
  });

  it('withdraws an article at its expiry, and only then', async () => {
    const world = new World();
    const text = `{"uri":"https://paper.example/1","expires":"2026-11-24T06:01:00Z","headlines":[{"value":"The bridge"}],"bodies":[{"contentType":"text/plain","value":${JSON.stringify(story('old'))}}]}`;
    world.put('paper/1.json', text);
    const id = (await normalise('paper/1.json', world.doors()))?.article?.id ?? '';
    await expire(id, world.doors());
    expect(world.records.get(id)).toMatchObject({ status: 'usable', version: 1 });
    const late = { ...world.doors(), now: () => Date.parse('2026-11-24T06:01:00Z') };
    await expire(id, late);
    expect(world.records.get(id)).toMatchObject({ status: 'withdrawn', version: 2 });
    expect(world.rung.at(-1)).toEqual(['routing', id]);
    await expire('nothing', late);
  });

  it('leaves what was published standing when a later upload is rejected', async () => {
    const world = new World();
    world.put(key, story('old'));
    await normalise(key, world.doors());
    world.put(key, '');
    expect(await normalise(key, world.doors())).toMatchObject({ outcome: 'rejected' });
    expect([...world.records.values()]).toMatchObject([{ status: 'usable', version: 1 }]);
    // And its deletion still takes the article down.
    world.remove(key);
    expect(await normalise(key, world.doors())).toMatchObject({ outcome: 'withdrawn' });
    expect([...world.records.values()]).toMatchObject([{ status: 'withdrawn', version: 2 }]);
  });

  it('tells the same again when it is asked again about the same upload', async () => {
    const world = new World();
    const copy = 'paper/the-copy.txt';
    const withId = (text: string) =>
      `{"uri":"https://paper.example/1","headlines":[{"value":"The bridge"}],"bodies":[{"contentType":"text/plain","value":${JSON.stringify(text)}}]}`;
    world.put(key, withId(story('old')));
    world.put(copy, withId(story('old')));
    expect(await normalise(key, world.doors())).toMatchObject({ outcome: 'accepted' });
    expect(await normalise(copy, world.doors())).toMatchObject({ outcome: 'unchanged' });
    expect(await normalise(copy, world.doors())).toMatchObject({ outcome: 'unchanged' });
    expect([...world.records.values()]).toMatchObject([{ version: 1 }]);
  });

  it('comes to the same end when it dies between any two steps and is tried again', async () => {
    const world = new World();
    world.put(key, story('old'));
    await normalise(key, world.doors());
    world.put(key, story('new'));
    const steps = world.steps;
    await normalise(key, world.doors());
    const needed = world.steps - steps;
    expect(needed).toBeGreaterThan(5);

    for (let dies = 1; dies <= needed; dies++) {
      const other = new World();
      other.put(key, story('old'));
      await normalise(key, other.doors());
      other.put(key, story('new'));
      other.dieAfter = dies;
      await expect(normalise(key, other.doors())).rejects.toThrow('died');
      other.dieAfter = Infinity;
      const receipt = await normalise(key, other.doors());

      expect(receipt).toMatchObject({ outcome: 'accepted', article: { version: 2 } });
      expect([...other.records.values()]).toMatchObject([
        { version: 2, headline: 'The new bridge opens to traffic' },
      ]);
      expect(other.rung.at(-1)?.[0]).toBe('tagging');
    }
  });

  it('is done by one of many readings that come at once', async () => {
    const scheduler = fc.schedulerFor([...Array(400).keys()].map((step) => step + 1));
    const world = new World((step) => scheduler.schedule(Promise.resolve(), step));
    world.put(key, story('old'));
    const workers = Array.from({ length: 10 }, () => normalise(key, world.doors()));
    await scheduler.waitFor(Promise.all(workers));
    expect(world.readings(key)).toBe(10);
    expect([...world.records.values()]).toMatchObject([{ version: 1, revision: 1 }]);
    expect(world.receipts.get(key)).toMatchObject({ outcome: 'accepted' });
  });

  it('takes a deletion of a mere copy for nothing more than that', async () => {
    const world = new World();
    const copy = 'paper/the-copy.json';
    const text =
      '{"uri":"https://paper.example/1","headlines":[{"value":"The bridge"}],"bodies":[{"contentType":"text/plain","value":"It opened on Monday, the city said, after two years of repair."}]}';
    world.put('paper/1.json', text);
    world.put(copy, text);
    await normalise(copy, world.doors());
    await normalise('paper/1.json', world.doors());
    world.remove('paper/1.json');
    const receipt = await normalise('paper/1.json', world.doors());
    expect(receipt).toMatchObject({ outcome: 'withdrawn' });
    expect(receipt?.article).toBeUndefined();
    expect([...world.records.values()]).toMatchObject([{ status: 'usable' }]);
  });

  it('ends with the newest object, whatever overlaps, repeats, dies or comes late', async () => {
    const change = fc.oneof(fc.constantFrom('one', 'two', 'three'), fc.constant(undefined));
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(
          fc.record({
            word: change,
            messages: fc.integer({ min: 1, max: 2 }),
            dies: fc.option(fc.integer({ min: 1, max: 12 })),
          }),
          { minLength: 1, maxLength: 5 },
        ),
        async (scheduler, changes) => {
          const world = new World((step) => scheduler.schedule(Promise.resolve(), step));
          const workers: Promise<unknown>[] = [];
          const { task } = scheduler.scheduleSequence(
            changes.map(({ word, messages, dies }) => async () => {
              if (word === undefined) world.remove(key);
              else world.put(key, story(word));
              for (let message = 0; message < messages; message++) {
                // SQS hands a message over again when its worker died.
                const first = normalise(
                  key,
                  world.doors(message === 0 ? (dies ?? undefined) : undefined),
                );
                workers.push(first.catch(() => normalise(key, world.doors())));
              }
            }),
          );
          await scheduler.waitFor(task.then(() => Promise.all(workers)));

          const last = changes.at(-1)?.word;
          const [record] = world.records.values();
          const receipt = world.receipts.get(key);
          if (last === undefined) {
            expect(record?.status ?? 'withdrawn').toBe('withdrawn');
            expect(receipt?.outcome).toBe('withdrawn');
          } else {
            expect(record).toMatchObject({
              status: 'usable',
              headline: `The ${last} bridge opens to traffic`,
            });
            expect(world.documents.get(record?.documentKey ?? '')?.headlines).toEqual([
              { value: record?.headline },
            ]);
            expect(receipt).toMatchObject({ article: { version: record?.version } });
          }
          // Readings that overlap give way to one another, and do not chase each other for ever.
          const messages = changes.reduce((sum, change) => sum + change.messages, 0);
          expect(world.readings(key)).toBeLessThanOrEqual(4 * messages);
          // Whoever moved the record on last has rung since.
          if (record) expect(world.isRungFor(record.id)).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);
});
