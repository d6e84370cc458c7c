import fc from 'fast-check';
import { expect, it } from 'vitest';
import { normalise } from '../../lambdas/normalise/normalise.ts';
import { World } from './world.ts';

const sentence = 'It was opened to traffic on Monday after a repair of two years, the city said.';

function document(word: string | undefined): string {
  const bodies = [{ contentType: 'text/plain', value: sentence }];
  const kill = { pubStatus: 'canceled', bodies: [] };
  return JSON.stringify({
    uri: 'https://paper.example/bridge',
    headlines: [{ value: `The ${word} bridge opens` }],
    ...(word === undefined ? kill : { bodies }),
  });
}

const act = fc.record({
  key: fc.constantFrom('paper/a.json', 'paper/b.json', 'paper/c.json'),
  /** Undefined is a kill. */
  word: fc.option(fc.constantFrom('old', 'new', 'high'), { nil: undefined }),
  messages: fc.integer({ min: 1, max: 2 }),
  dies: fc.option(fc.integer({ min: 1, max: 14 }), { nil: undefined }),
});

it('one article under many keys ends as if each upload had been read by itself, one after another', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(act, { minLength: 2, maxLength: 6 }),
      async (scheduler, acts) => {
        const world = new World((step) => scheduler.schedule(Promise.resolve(), step));
        const workers: Promise<unknown>[] = [];
        const { task } = scheduler.scheduleSequence(
          acts.map(({ key, word, messages, dies }) => async () => {
            world.pass(1000);
            world.put(key, document(word));
            for (let message = 0; message < messages; message++) {
              const first = normalise(key, world.doors(message === 0 ? dies : undefined));
              workers.push(first.catch(() => normalise(key, world.doors())));
            }
          }),
        );
        await scheduler.waitFor(task.then(() => Promise.all(workers)));

        const model = new World();
        for (const { key, word } of acts) {
          model.pass(1000);
          model.put(key, document(word));
          await normalise(key, model.doors());
        }

        const [ends, expected] = [world, model].map(({ records, documents }) =>
          [...records.values()].map(({ id, status, uri, documentKey }) => {
            const { bodies = [], headlines = [] } = documents.get(documentKey) ?? {};
            // What a killed article was called depends on which of its versions was ever read.
            return { id, status, uri, bodies, ...(status === 'usable' && { headlines }) };
          }),
        );
        expect(ends).toEqual(expected);
        for (const { id } of world.records.values()) expect(world.isRungFor(id)).toBe(true);
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);
