import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';
import type { Answer, Push } from '../../lambdas/partner/push.ts';
import type { Fault } from '../support/wordpress/server.ts';
import { picture, startWorld, type World } from './wordpress-world.ts';

type Step = { action: 'publish' | 'withdraw'; faults: (Fault | undefined)[] };

const fault = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  { weight: 2, arbitrary: fc.constant('lost' as const) },
  { weight: 1, arbitrary: fc.constant('dropped' as const) },
);
const lateFault = fc.integer({ min: 1, max: 4 }).map((late) => ({ late }));

const stepsOf = (one: fc.Arbitrary<Fault | undefined>) =>
  fc.array(
    fc.record<Step>({
      action: fc.constantFrom('publish', 'publish', 'withdraw'),
      faults: fc.array(one, { maxLength: 12 }),
    }),
    { minLength: 1, maxLength: 6 },
  );

/**
 * Has the site follow a row of versions and withdrawals, each tried until it is accepted, as the
 * ledger would; `forgetful` also has what the channel learnt lost, as a worker that crashes does.
 */
async function follow(
  world: World,
  steps: Step[],
  forgetful: boolean,
  versionOf: (number: number) => Partial<NinjsArticle>,
): Promise<void> {
  let have = 0;
  for (const [index, { action, faults }] of steps.entries()) {
    const sequence = index + 1;
    world.site.faults.push(...faults);
    const event: Push['event'] =
      action === 'withdraw' ? 'withdraw' : have > 0 ? 'update' : 'create';
    let answer: Answer | undefined;
    for (let tries = 0; answer?.result !== 'accepted'; tries++) {
      if (tries > 40) throw new Error(`step ${sequence} does not end: ${answer?.detail}`);
      const more = { sequence, ...(forgetful && { remote: '' }) };
      answer = await world.push(event, versionOf(sequence), more);
      expect(visible(world).length, 'posts that readers see').toBeLessThanOrEqual(1);
    }
    have = sequence;
    // The ledger sends nothing newer before what is under way is sure to have ended.
    world.site.faults.splice(0);
    world.site.settle();
  }
}

const visible = ({ posts }: World) => posts().filter(({ status }) => status === 'publish');

const numbered = (number: number): Partial<NinjsArticle> => ({
  headlines: [{ value: `Version ${number}` }],
});

/** An article with a section, a keyword and a picture. */
function whole({ pictures }: World, number: number): Partial<NinjsArticle> {
  const subjects = [{ name: 'Sport', rel: 'section' }, { name: 'ferries' }];
  return { ...numbered(number), ...picture(pictures.address), subjects };
}

function expectWhole({ posts, media, site }: World, title: string): void {
  const { terms } = site.database;
  const ids = (name: string) => terms.filter((one) => one.name === name).map(({ id }) => id);
  expect(media()).toMatchObject([{ caption: 'A ferry at its berth – A. Photographer' }]);
  expect(terms).toHaveLength(3);
  expect(posts()).toMatchObject([
    {
      title,
      status: 'publish',
      categories: ids('Sport'),
      tags: ids('ferries'),
      featured_media: media()[0]?.id,
    },
  ]);
}

/** A question changes nothing; a post goes without a picture; what else asks for a change may have had it. */
function resultAfter(lost: string): Answer['result'] {
  if (lost.startsWith('GET')) return 'refused';
  return lost.includes('/media?') ? 'accepted' : 'unknown';
}

it.each<[string, Fault]>([
  ['is lost', 'lost'],
  ['never gets there', 'dropped'],
  ['gets there when we ask again', { late: 1 }],
])('a request that %s, whichever it is, costs nothing but another attempt', async (_, fault) => {
  for (let place = 0; ; place++) {
    const world = await startWorld();
    try {
      world.site.faults = [...Array(place).fill(undefined), fault];
      const answer = await world.push('create', whole(world, 1));
      const hit = world.site.heard[place];
      if (hit === undefined) {
        expect(place).toBeGreaterThan(9);
        return;
      }
      expect([hit, answer.result]).toEqual([hit, resultAfter(hit)]);
      await world.push('create', whole(world, 1), { sequence: 1 });
      expectWhole(world, 'Version 1');
    } finally {
      await world.stop();
    }
  }
});

it('whatever answers are lost, there is one post in the end, and it is as it should be', async () => {
  await fc.assert(
    fc.asyncProperty(stepsOf(fault), fc.boolean(), async (steps, forgetful) => {
      const world = await startWorld();
      try {
        await follow(world, steps, forgetful, (number) => whole(world, number));
        const isPublished = steps.at(-1)?.action === 'publish';
        expect(visible(world).map(({ title }) => title)).toEqual(
          isPublished ? [`Version ${steps.length}`] : [],
        );
        expect(world.posts().length).toBeLessThanOrEqual(1);
        // A picture whose upload broke off comes with the next version.
        const sequence = steps.length + 1;
        await world.push('update', whole(world, sequence), { sequence });
        expectWhole(world, `Version ${sequence}`);
      } finally {
        await world.stop();
      }
    }),
    { numRuns: 25 },
  );
});

it('however late the site gets to a request, readers never see two posts', async () => {
  await fc.assert(
    fc.asyncProperty(stepsOf(fc.oneof(fault, lateFault)), async (steps) => {
      const world = await startWorld();
      try {
        await follow(world, steps, false, numbered);
        // What comes too late to be used is empty, and a draft that nobody sees.
        const left = world
          .posts()
          .filter(({ status, title }) => status === 'draft' && title === 'On its way');
        const isPublished = steps.at(-1)?.action === 'publish';
        const [post, ...more] = world.posts().filter((one) => !left.includes(one));
        expect(more).toEqual([]);
        if (isPublished) expect(post).toMatchObject({ title: `Version ${steps.length}` });
        else expect(visible(world)).toEqual([]);
        expect(left.map(({ content }) => content.replace(/<!--.*?-->/, ''))).toEqual(
          left.map(() => ''),
        );
      } finally {
        await world.stop();
      }
    }),
    { numRuns: 25 },
  );
});
