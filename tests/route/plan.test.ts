import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';
import type { Rights } from '../../lambdas/partner/rights.ts';
import type { Subscription } from '../../lambdas/partner/subscription.ts';
import { judge, termsOf } from '../../lambdas/rights/terms.ts';
import { explain } from '../../lambdas/route/explain.ts';
import { match } from '../../lambdas/route/match.ts';
import { indexed, plan } from '../../lambdas/route/plan.ts';
import { traitsOf } from '../../lambdas/route/traits.ts';
import { article } from '../formats/articles.ts';
import { articleRecord } from '../support/records.ts';
import { anyArticle, anyFilter } from './any-filter.ts';

const arrived = '2026-11-24T08:00:00.000Z';
const hour = 3_600_000;
const record = articleRecord({ publisher: 'a', firstSeenAt: arrived });

function subscription(id: string, changes: Partial<Subscription> = {}): Subscription {
  return {
    id,
    partner: id,
    name: id,
    active: true,
    filter: {},
    format: 'ninjs',
    channel: { type: 'webhook', url: 'https://partner.example/' },
    ...changes,
  };
}

/** Who is to have an article so many hours after it arrived, by id. */
function planned(
  all: Subscription[],
  hours: number,
  {
    recipients = [] as string[],
    ...changes
  }: Partial<typeof record> & { recipients?: string[] } = {},
  document = article(),
) {
  const now = Date.parse(arrived) + hours * hour;
  const { publish, withdraw, waiting, window } = plan(
    { ...record, ...changes },
    document,
    indexed(all),
    new Set(recipients),
    now,
  );
  const ids = (some: Subscription[]) => some.map(({ id }) => id);
  return {
    publish: ids(publish),
    withdraw: ids(withdraw),
    waiting: ids(waiting),
    ...(window && { until: new Date(window.until).toISOString() }),
  };
}

describe('an article that is one partner’s alone', () => {
  const first = subscription('first', { exclusive: { hours: 2 } });
  const all = [first, subscription('rival'), subscription('radio', { partner: 'first' })];

  it('goes to that partner at once, by all of its subscriptions, and to the others afterwards', () => {
    const until = '2026-11-24T10:00:00.000Z';
    const alone = { publish: ['first', 'radio'], withdraw: [], waiting: ['rival'], until };
    expect(planned(all, 0)).toEqual(alone);
    expect(planned(all, 2 - 1e-6)).toEqual(alone);
    expect(planned(all, 2)).toEqual({
      publish: ['first', 'rival', 'radio'],
      withdraw: [],
      waiting: [],
    });
  });

  it('is so from when its embargo ends, if it had one', () => {
    const embargoedUntil = '2026-11-24T14:00:00+01:00';
    expect(planned(all, 5, { embargoedUntil })).toMatchObject({
      waiting: ['rival'],
      until: '2026-11-24T15:00:00.000Z',
    });
    // One that was over before the article came counts from the article.
    expect(planned(all, 0, { embargoedUntil: '2026-11-01T00:00:00Z' })).toMatchObject({
      until: '2026-11-24T10:00:00.000Z',
    });
  });

  it('is so only if that partner is to have it', () => {
    const german = [{ ...first, filter: { languages: ['de'] } }, subscription('rival')];
    expect(planned(german, 0)).toMatchObject({ publish: ['rival'], waiting: [] });
    const narrow = { hours: 2, filter: { languages: ['de'] } };
    expect(planned([{ ...first, exclusive: narrow }, subscription('rival')], 0)).toMatchObject({
      publish: ['first', 'rival'],
    });
    const barred = { ...first, rights: { refuse: ['no'], unknown: 'deliver' as const } };
    const refused = article({ usageTerms: 'No.' });
    expect(planned([barred, subscription('rival')], 0, {}, refused).publish).toEqual(['rival']);
  });

  it('stays so while its endpoint has had itself paused, not when the desk took it out', () => {
    const paused = { at: arrived, reason: 'answered 410' };
    const rival = subscription('rival');
    expect(planned([{ ...first, active: false, paused }, rival], 0)).toMatchObject({
      publish: [],
      waiting: ['rival'],
    });
    expect(planned([{ ...first, active: false }, rival], 0)).toMatchObject({ publish: ['rival'] });
  });

  it('is corrected for those that have had it before', () => {
    expect(planned(all, 0, { recipients: ['rival'] })).toMatchObject({
      publish: ['first', 'rival', 'radio'],
      waiting: [],
    });
  });

  it('is withdrawn from everybody at once', () => {
    expect(planned(all, 0, { status: 'withdrawn', recipients: ['first', 'rival'] })).toEqual({
      publish: [],
      withdraw: ['first', 'rival'],
      waiting: [],
    });
  });

  it('is that of the longest window, and of equally long ones the first by id', () => {
    const longer = subscription('longer', { exclusive: { hours: 3 } });
    const equal = subscription('equal', { exclusive: { hours: 3 } });
    expect(planned([first, longer], 0)).toMatchObject({ publish: ['longer'], waiting: ['first'] });
    expect(planned([longer, equal], 0)).toMatchObject({ publish: ['equal'], waiting: ['longer'] });
  });
});

it('terms that come with a correction take the article from those that may no longer have it', () => {
  const rights = { refuse: ['no resale'], unknown: 'deliver' as const };
  const all = [subscription('bound', { rights }), subscription('free')];
  const document = article({ usageTerms: 'No resale' });
  expect(planned(all, 0, { recipients: ['bound', 'free'] }, document)).toMatchObject({
    publish: ['free'],
    withdraw: ['bound'],
  });
});

describe('the explanation', () => {
  const all = [
    subscription('first', { exclusive: { hours: 2 } }),
    subscription('rival', { limits: { picture: 'required' } }),
    subscription('bound', { rights: { refuse: ['no resale'], unknown: 'hold' } }),
  ];
  const explained = (id: string, hours: number, document: NinjsArticle, had: string[] = []) => {
    const one = all.find((each) => each.id === id) ?? expect.fail(id);
    const now = Date.parse(arrived) + hours * hour;
    return explain(one, { record, document }, all, new Set(had), now);
  };
  const { associations, ...bare } = article();

  it('says in a sentence each what filter, rights, exclusivity and limits decided', () => {
    expect(explained('first', 0, article())).toEqual({
      isToHave: true,
      reasons: [
        'The filter has no clause.',
        "It is this partner's alone until 2026-11-24T10:00:00.000Z, by first.",
      ],
    });
    expect(explained('rival', 0, article())).toEqual({
      isToHave: false,
      reasons: [
        'The filter has no clause.',
        "It is the partner first's alone until 2026-11-24T10:00:00.000Z, by first: this one has it then.",
      ],
    });
    expect(explained('rival', 0, article(), ['rival']).isToHave).toBe(true);
    expect(explained('rival', 3, bare)).toEqual({
      isToHave: false,
      reasons: [
        'The filter has no clause.',
        'It is not sent: The partner takes no article without a picture.',
      ],
    });
    expect(explained('bound', 3, article({ usageTerms: 'No resale!' }))).toEqual({
      isToHave: false,
      reasons: [
        'The filter has no clause.',
        'Its usage terms say "no resale", which is refused for this partner.',
      ],
    });
  });
});

const easyFilter = fc.oneof(fc.constant({}), anyFilter);

const anySubscription = fc
  .record({
    id: fc.uuid(),
    partner: fc.constantFrom('p', 'q', 'r', 's'),
    active: fc.boolean(),
    isPaused: fc.boolean(),
    filter: easyFilter,
    exclusive: fc.option(fc.record({ hours: fc.integer({ min: 1, max: 4 }), filter: easyFilter }), {
      nil: undefined,
      freq: 3,
    }),
    rights: fc.option(
      fc.constantFrom<Rights>(
        { refuse: ['no resale'], unknown: 'deliver' },
        { accept: ['no resale'], unknown: 'hold' },
      ),
      { nil: undefined },
    ),
  })
  .map(({ id, isPaused, exclusive, rights, ...rest }) =>
    subscription(id, {
      ...rest,
      ...(exclusive && { exclusive }),
      ...(rights && { rights }),
      ...(isPaused && !rest.active && { paused: { at: arrived, reason: 'answered 410' } }),
    }),
  );

it('is what judging each subscription by itself comes to, and nobody gets what is another’s alone', () => {
  let windows = 0;
  fc.assert(
    fc.property(
      fc.uniqueArray(anySubscription, { maxLength: 30, selector: ({ id }) => id }),
      anyArticle,
      fc.constantFrom('', 'No resale.', 'No resale. Anything else.'),
      fc.double({ min: 0, max: 5, noNaN: true }),
      fc.infiniteStream(fc.boolean()),
      (all, one, usageTerms, hours, coins) => {
        const document = { ...one, usageTerms };
        const recipients = all.filter(() => coins.next().value).map(({ id }) => id);
        const { until, ...found } = planned(all, hours, { recipients }, document);

        const traits = traitsOf(document, record.publisher);
        const entitled = ({ filter, rights }: Subscription) =>
          match(filter, traits).matches && judge(rights, termsOf(document)).allows;
        const [holder] = all
          .filter(
            (each) =>
              (each.active || each.paused) &&
              each.exclusive &&
              entitled(each) &&
              match(each.exclusive.filter ?? {}, traits).matches,
          )
          .toSorted(
            (a, b) =>
              (b.exclusive?.hours ?? 0) - (a.exclusive?.hours ?? 0) || (a.id < b.id ? -1 : 1),
          )
          .filter((each) => (each.exclusive?.hours ?? 0) > hours);
        const had = ({ id }: Subscription) => recipients.includes(id);
        const waits = (each: Subscription) =>
          holder !== undefined && holder.partner !== each.partner && !had(each);
        const ids = (of: (each: Subscription) => boolean) =>
          all.filter((each) => each.active && of(each)).map(({ id }) => id);
        expect(found).toEqual({
          publish: ids((each) => entitled(each) && !waits(each)),
          withdraw: ids((each) => had(each) && !entitled(each)),
          waiting: ids((each) => entitled(each) && waits(each)),
        });
        if (holder) windows++;
        expect(until !== undefined).toBe(holder !== undefined);
      },
    ),
    { numRuns: 1000 },
  );
  // The claims are such that the comparison means something.
  expect(windows).toBeGreaterThan(100);
});
