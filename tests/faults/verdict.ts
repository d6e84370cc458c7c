import type { Delivery } from '../../lambdas/partner/delivery.ts';
import { wants } from './audience.ts';
import { judgeFeeds } from './judge-feeds.ts';
import type { Attempt } from './partners.ts';
import type { Played } from './play.ts';
import { markersIn, standing } from './stories.ts';
import type { Violation } from './violation.ts';

/** Judges a play by what the partners and the feeds received, against the sequential model. */
export function judge(played: Played): { violations: Violation[]; repeats: number } {
  const ofDelivery = Map.groupBy(played.partners.attempts, keyOf);
  const takenOf = Map.groupBy(played.partners.taken, keyOf);
  let repeats = 0;
  const violations: Violation[] = [];
  for (const [key, attempts] of ofDelivery) {
    const taken = takenOf.get(key) ?? [];
    const { subscription = '', article = '' } = attempts[0] ?? {};
    const broken = [
      ...order(taken),
      ...likeness(attempts),
      ...oneAtATime(attempts),
      ...once(taken),
    ];
    violations.push(...broken.map((what) => ({ what, subscription, article })));
    repeats += taken.length - new Set(taken.map(({ push }) => push.sequence)).size;
  }
  violations.push(...embargoes(played), ...ends(played, takenOf), ...judgeFeeds(played));
  return { violations, repeats };
}

export function keyOf({
  subscription,
  article,
}: {
  subscription: string;
  article: string;
}): string {
  return `${subscription} ${article}`;
}

/** Nothing older comes after something newer, also not an article after its withdrawal. */
function order(taken: Attempt[]): string[] {
  return taken.flatMap(({ push }, index) => {
    const before = taken[index - 1]?.push;
    return before && before.sequence > push.sequence
      ? [
          `sequence ${push.sequence} (${push.event}) came after ${before.sequence} (${before.event})`,
        ]
      : [];
  });
}

/** The same sequence has the same id and bytes at every attempt, and no other has that id. */
function likeness(attempts: Attempt[]): string[] {
  const kinds = Map.groupBy(
    attempts,
    ({ push }) => `${push.id} ${push.event === 'withdraw'} ${push.body}`,
  );
  const count = (field: 'id' | 'sequence') => new Set(attempts.map(({ push }) => push[field])).size;
  return kinds.size === count('id') && kinds.size === count('sequence')
    ? []
    : [`${kinds.size} different pushes have ${count('id')} ids and ${count('sequence')} sequences`];
}

/** Never are two requests for one article under way to one subscription. */
function oneAtATime(attempts: Attempt[]): string[] {
  return attempts.flatMap(({ from, push }, index) => {
    const before = attempts[index - 1];
    return before && before.to > from
      ? [`sequence ${push.sequence} was sent while ${before.push.sequence} was still being sent`]
      : [];
  });
}

/** What was accepted, and written down as such, is not sent again, nor under another id. */
function once(taken: Attempt[]): string[] {
  return taken.flatMap((one, index) => {
    const before = taken.slice(0, index).filter(({ push }) => push.sequence === one.push.sequence);
    const known = before.some(
      ({ answer, recordedAt }) =>
        answer?.result === 'accepted' && recordedAt !== undefined && recordedAt <= one.from,
    );
    const last = taken[index - 1]?.push;
    const isRenamed =
      last?.event !== 'withdraw' && last?.body === one.push.body && last.id !== one.push.id;
    return [
      ...(known
        ? [`sequence ${one.push.sequence} came again after it was known to be accepted`]
        : []),
      ...(isRenamed ? [`the version of sequence ${last.sequence} came again as another`] : []),
    ];
  });
}

/** No byte of what is under embargo before its time: to partners, in feeds, in the log. */
function embargoes({ partners, journal, stories }: Played): Violation[] {
  const until = new Map(
    [...stories.values()].flatMap(({ deeds }) =>
      deeds.flatMap((deed) => {
        if (deed.kind !== 'publish' || deed.version.embargoedUntil === undefined) return [];
        return [[deed.version.marker, deed.version.embargoedUntil] as const];
      }),
    ),
  );
  const early = (at: number, text: string) =>
    markersIn(text).find((one) => (until.get(one) ?? 0) > at);
  const pushes = partners.attempts.flatMap(({ from, push, isHeard, subscription, article }) => {
    const marker = isHeard && early(from, push.body);
    return marker ? [{ what: `${marker} was sent under embargo`, subscription, article }] : [];
  });
  const feeds = journal.feeds.flatMap(({ at, path, body }) => {
    const marker = early(at, body);
    return marker ? [{ what: `${marker} stood in ${path} under embargo` }] : [];
  });
  const lines = journal.log.flatMap(({ at, line }) => {
    const marker = early(at, line);
    return marker ? [{ what: `${marker} was logged under embargo: ${line.slice(0, 200)}` }] : [];
  });
  return [...pushes, ...feeds, ...lines];
}

/** In the end each partner holds what the sequential model says, and the ledger knows it. */
function ends(
  { listeners, stories, rows, queues }: Played,
  takenOf: Map<string, Attempt[]>,
): Violation[] {
  const violations: Violation[] = [];
  for (const { subscription } of listeners) {
    if (subscription.channel.type === 'feed') continue;
    for (const [article, story] of stories) {
      const version = standing(story);
      const isMeant = version !== undefined && wants(subscription.filter, version);
      const last = takenOf.get(`${subscription.id} ${article}`)?.at(-1)?.push;
      const held = last && last.event !== 'withdraw' ? markersIn(last.body) : [];
      const wanted = isMeant ? [version.marker] : [];
      if (held.join() === wanted.join()) continue;
      const what = `holds ${held.join() || 'nothing'} in the end, not ${wanted.join() || 'nothing'}`;
      violations.push({ what, subscription: subscription.id, article });
    }
  }
  for (const row of rows.filter((one) => !isSettled(one))) {
    const what = `ends as ${row.state}: wants ${row.want}, has ${row.have}`;
    violations.push({
      what,
      subscription: row.subscription,
      article: row.article.split('#')[1] ?? '',
    });
  }
  if (queues.open > 0) violations.push({ what: `${queues.open} messages never came to an end` });
  return violations;
}

function isSettled({ want, have, state, action, dueAt }: Delivery): boolean {
  const done = action === 'withdraw' ? 'withdrawn' : 'delivered';
  // A withdrawal of what never went out needs no sending.
  return want === have && state === done && dueAt === undefined;
}
