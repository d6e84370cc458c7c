import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut } from '../../bench/newsroom.ts';
import { compare } from '../../lambdas/similarity/compare.ts';
import { mostCompared } from '../../lambdas/similarity/link-same-stories.ts';
import { sketchOf } from '../../lambdas/similarity/sketch.ts';
import { story } from './stories.ts';
import { uriOf, World } from './world.ts';

const ferry = story('ferry-collision/wire');
const rewritten = story('ferry-collision/wire.rewrite');
const another = story('ferry-collision/other-agency');
const comet = story('comet-probe/wire');

/** A world in which these were published and linked, one after the other. */
async function worldOf(...articles: [publisher: string, documentId: string, text: string][]) {
  const world = new World();
  const ids: string[] = [];
  for (const article of articles) {
    const id = world.publish(...article);
    await world.work(id);
    ids.push(id);
  }
  const [one = '', other = '', ...rest] = ids;
  return { world, one, other, rest };
}

describe('an article', () => {
  it('is linked both ways with the same story of another publisher', async () => {
    const { world, one, other } = await worldOf(
      ['wire', 'a', ferry],
      ['post', 'b', cut(ferry, 0.5)],
    );
    expect(world.sameStoryAs(one)).toEqual({ [other]: 1 });
    expect(world.sameStoryAs(other)).toEqual({ [one]: 1 });
    expect(world.links.get(one)?.get(other)).toMatchObject({
      publisher: 'post',
      uri: uriOf('post', 'b'),
    });
  });

  it('is linked with the same story under another id of its own publisher', async () => {
    const { world, one, other } = await worldOf(['wire', 'a', ferry], ['wire', 'b', ferry]);
    expect(world.sameStoryAs(one)).toEqual({ [other]: 1 });
  });

  it('is not linked with another story on the same event, nor with its own earlier version', async () => {
    const { world, one, other } = await worldOf(['wire', 'a', ferry], ['post', 'b', another]);
    await world.work(world.publish('wire', 'a', `${ferry} Two lanes were reopened.`));
    expect(world.sameStoryAs(one)).toEqual({});
    expect(world.sameStoryAs(other)).toEqual({});
  });

  it('keeps its links when it is corrected, with the similarity that it then has', async () => {
    const { world, one, other } = await worldOf(['wire', 'a', ferry], ['post', 'b', ferry]);
    await world.work(world.publish('wire', 'a', rewritten));
    const similarity = world.sameStoryAs(one)[other];
    expect(similarity).toBeGreaterThan(0.3);
    expect(similarity).toBeLessThan(0.5);
    expect(world.sameStoryAs(other)).toEqual({ [one]: similarity });
  });

  it('loses its links when a later version says something else, and may find others', async () => {
    const { world, one, other, rest } = await worldOf(
      ['wire', 'a', ferry],
      ['post', 'b', ferry],
      ['star', 'c', comet],
    );
    await world.work(world.publish('wire', 'a', comet));
    expect(world.sameStoryAs(one)).toEqual({ [rest[0] ?? '']: 1 });
    expect(world.sameStoryAs(other)).toEqual({});
  });

  it('loses its links when it is withdrawn, and has them again when it comes back', async () => {
    const { world, one, other } = await worldOf(['wire', 'a', ferry], ['post', 'b', ferry]);
    await world.work(world.publish('wire', 'a', undefined));
    expect(world.sameStoryAs(one)).toEqual({});
    expect(world.sameStoryAs(other)).toEqual({});
    await world.work(other);
    expect(world.sameStoryAs(other)).toEqual({});
    await world.work(world.publish('wire', 'a', ferry));
    expect(world.sameStoryAs(other)).toEqual({ [one]: 1 });
  });

  it('is compared with so many others and no more', async () => {
    const world = new World();
    for (let count = 0; count < 2 * mostCompared; count++) {
      await world.work(world.publish('wire', `${count}`, ferry));
    }
    const last = world.publish('post', 'last', ferry);
    await world.work(last);
    expect(Object.keys(world.sameStoryAs(last))).toHaveLength(mostCompared);
  });

  it('that is too short to be told apart is linked with nothing', async () => {
    const brief = 'Sunny spells in the south, showers along the coast.';
    const { world, one } = await worldOf(['wire', 'a', brief], ['post', 'b', brief]);
    expect(world.sameStoryAs(one)).toEqual({});
  });
});

const texts = [ferry, cut(ferry, 0.5), rewritten, another, comet, undefined];
const articles: [publisher: string, documentId: string][] = [
  ['wire', 'a'],
  ['post', 'b'],
  ['star', 'c'],
];

describe('whatever overlaps, repeats, dies or comes late', () => {
  it('the other is looked at again when it changed before there was a link to see', async () => {
    let isHeldUp = false;
    let changed: Promise<void> | undefined;
    const change = async () => {
      await Promise.resolve(); // Both links are held up, those of the change are not.
      isHeldUp = false;
      await world.work(world.publish('wire', 'a', comet));
    };
    const world = new World(async (step) => {
      if (!isHeldUp || step !== 'putLink') return;
      changed ??= change();
      await changed;
    });
    const one = world.publish('wire', 'a', ferry);
    await world.work(one);
    const other = world.publish('post', 'b', ferry);
    isHeldUp = true;
    await world.work(other);
    expect(changed).toBeDefined();
    expect(world.sameStoryAs(one)).toEqual({});
    expect(world.sameStoryAs(other)).toEqual({});
  });

  it('the links are in the end those of the texts that stand', async () => {
    const change = fc.record({
      article: fc.constantFrom(...articles),
      text: fc.constantFrom(...texts),
      messages: fc.integer({ min: 1, max: 2 }),
      dies: fc.option(fc.integer({ min: 1, max: 40 })),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(change, { minLength: 2, maxLength: 6 }),
        async (scheduler, changes) => {
          const world = new World((step) => scheduler.schedule(Promise.resolve(), step));
          const workers: Promise<unknown>[] = [];
          const { task } = scheduler.scheduleSequence(
            changes.map(({ article, text, messages, dies }) => async () => {
              const id = world.publish(...article, text);
              for (let message = 0; message < messages; message++) {
                const first = world.work(id, message === 0 ? (dies ?? undefined) : undefined);
                // SQS hands a message over again when its worker died.
                workers.push(first.catch(() => world.work(id)));
              }
            }),
          );
          await scheduler.waitFor(task.then(() => Promise.all(workers)));
          const ids = [...world.fingerprints.keys()];
          for (const id of ids) {
            expect(world.sameStoryAs(id)).toEqual(expectedOf(world, id, ids));
          }
        },
      ),
      { numRuns: 300 },
    );
  }, 120_000);
});

/** All texts here that are alike have a key in common. */
function expectedOf(world: World, id: string, ids: string[]): Record<string, number> {
  const text = world.text(id);
  const expected: Record<string, number> = {};
  for (const other of ids) {
    const theirs = world.text(other);
    if (other === id || text === undefined || theirs === undefined) continue;
    const result = compare(sketchOf(text).sketch, sketchOf(theirs).sketch, false);
    if (result.isSameStory) expected[other] = Math.round(result.similarity * 100) / 100;
  }
  return expected;
}
