import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparableUri } from '../../lambdas/article/identity.ts';
import { normalise } from '../../lambdas/normalise/normalise.ts';
import { World } from './world.ts';

const uri = 'https://harbour.example/storm';

function document(text: string, changes: Record<string, unknown> = {}): string {
  const bodies = [
    { contentType: 'text/plain', value: `${text} ${'It said more of that. '.repeat(4)}` },
  ];
  return JSON.stringify({ uri, headlines: [{ value: text }], bodies, ...changes });
}

const kill = (named = uri) => document('Kill', { uri: named, pubStatus: 'canceled', bodies: [] });

/** What partners were to have in the end, by the identifiers that they know articles by. */
function published(world: World): Record<string, string> {
  return Object.fromEntries(
    [...world.records.values()].map(({ documentKey }) => {
      const { uri: name = '', pubStatus, headlines = [] } = world.documents.get(documentKey) ?? {};
      return [name, pubStatus === 'usable' ? (headlines[0]?.value ?? '') : 'withdrawn'];
    }),
  );
}

async function upload(world: World, key: string, content: string) {
  world.put(key, content);
  return normalise(key, world.doors());
}

describe('an identifier that another publisher has', () => {
  const urn = 'urn:wirecopy:rival:https%3A%2F%2Fharbour.example%2Fstorm';

  it('leaves the article of that one alone, whatever is published, corrected and killed under it', async () => {
    const world = new World();
    await upload(world, 'harbour/1.json', document('The storm closed the harbour'));
    await upload(world, 'rival/1.json', document('No storm at all'));
    expect(published(world)).toEqual({
      [uri]: 'The storm closed the harbour',
      [urn]: 'No storm at all',
    });
    await upload(world, 'rival/2.json', document('A small storm'));
    expect(published(world)).toMatchObject({
      [uri]: 'The storm closed the harbour',
      [urn]: 'A small storm',
    });
    await upload(world, 'rival/3.json', kill());
    expect(published(world)).toEqual({ [uri]: 'The storm closed the harbour', [urn]: 'withdrawn' });
    world.remove('rival/2.json');
    await normalise('rival/2.json', world.doors());
    expect(published(world)).toMatchObject({ [uri]: 'The storm closed the harbour' });
  });

  it('is told in the receipt, with the one by which partners know the article', async () => {
    const world = new World();
    await upload(world, 'harbour/1.json', document('The storm closed the harbour'));
    const receipt = await upload(world, 'rival/1.json', document('No storm at all'));
    expect(receipt).toMatchObject({ outcome: 'accepted', article: { uri: urn } });
    expect(receipt?.note).toContain(`partners know this one as ${urn}`);
  });

  it.each([
    'HTTPS://HARBOUR.example/Storm',
    'http://harbour.example/storm/',
    'https://harbour.example/%73torm',
  ])('is the same to a partner that does not look closely: %s', async (alike) => {
    const world = new World();
    await upload(world, 'harbour/1.json', document('The storm closed the harbour'));
    await upload(world, 'rival/1.json', document('No storm at all', { uri: alike }));
    const [one, other] = Object.keys(published(world));
    expect([one, other]).toEqual([uri, expect.stringMatching(/^urn:wirecopy:rival:/)]);
  });

  it('is that one even where only a kill of it has come', async () => {
    const world = new World();
    await upload(world, 'rival/1.json', kill());
    await upload(world, 'harbour/1.json', document('The storm closed the harbour'));
    expect(Object.values(published(world))).toEqual(['withdrawn', 'The storm closed the harbour']);
  });

  it('cannot be one of the URNs that we make', async () => {
    const world = new World();
    await upload(
      world,
      'harbour/storm.txt',
      'The storm closed the harbour\n\nIt was closed on Monday.',
    );
    const [name = ''] = Object.keys(published(world));
    expect(name).toBe('urn:wirecopy:harbour:storm.txt');
    for (const alike of [name, name.toUpperCase()]) {
      await upload(world, 'rival/1.json', document('No storm at all', { uri: alike }));
      await upload(world, 'rival/2.json', kill(alike));
    }
    expect(published(world)).toMatchObject({ [name]: 'The storm closed the harbour' });
    expect(Object.keys(published(world))).toHaveLength(3);
  });

  it('never comes to stand on articles of two publishers, whoever overlaps or dies', async () => {
    const act = fc.record({
      publisher: fc.constantFrom('harbour', 'rival', 'third'),
      file: fc.constantFrom('1.json', '2.json'),
      content: fc.constantFrom(document('One'), document('Two'), kill(), undefined),
      dies: fc.option(fc.integer({ min: 1, max: 12 })),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(act, { minLength: 2, maxLength: 6 }),
        async (scheduler, acts) => {
          const world = new World((step) => scheduler.schedule(Promise.resolve(), step));
          const workers: Promise<unknown>[] = [];
          const { task } = scheduler.scheduleSequence(
            acts.map(({ publisher, file, content, dies }) => async () => {
              const key = `${publisher}/${file}`;
              if (content === undefined) world.remove(key);
              else world.put(key, content);
              const first = normalise(key, world.doors(dies ?? undefined));
              workers.push(first.catch(() => normalise(key, world.doors())));
            }),
          );
          await scheduler.waitFor(task.then(() => Promise.all(workers)));
          const owners = new Map<string, Set<string>>();
          for (const [key, article] of world.documents) {
            const publisher = world.records.get(key.split('/')[1] ?? '')?.publisher ?? '';
            const one = comparableUri(article.uri);
            owners.set(one, (owners.get(one) ?? new Set()).add(publisher));
          }
          for (const [one, publishers] of owners) expect([...publishers], one).toHaveLength(1);
          for (const record of world.records.values())
            expect(world.documents.get(record.documentKey)?.uri).toBe(record.uri);
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);
});

describe('a publisher', () => {
  it('may name its article by the URN that it was told', async () => {
    const world = new World();
    const first = await upload(
      world,
      'harbour/a/storm 1.txt',
      'The storm\n\nIt closed the harbour.',
    );
    const named = first?.article?.uri ?? '';
    expect(named).toBe('urn:wirecopy:harbour:a%2Fstorm%201.txt');
    expect(
      await upload(world, 'harbour/correction.json', document('Better', { uri: named })),
    ).toMatchObject({
      outcome: 'accepted',
      article: { id: first?.article?.id, version: 2, uri: named },
    });
    await upload(world, 'harbour/kill.json', kill(named));
    expect(published(world)).toEqual({ [named]: 'withdrawn' });
  });
});
