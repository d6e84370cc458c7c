import { type Journey, journeyOfUpload } from '../lambdas/aws/journey.ts';
import { webhookId } from '../lambdas/deliver/webhook-id.ts';
import type { Arrival } from './partner.ts';
import { quantile } from './statistics.ts';

/** When one article came where: milliseconds since 1970. */
export interface Passage {
  key: string;
  uploaded: number;
  normalised: number;
  tagged: number;
  routed: number;
  /** The push arrived. */
  pushed: number;
  /** The feed that shows it was written. */
  fed: number;
}

/** What one step took for half of the articles, in milliseconds; `feed` from routing on. */
export interface Steps {
  normalise: number;
  tag: number;
  route: number;
  deliver: number;
  feed: number;
}

/**
 * Reads from the stack's own records how each upload went.
 *
 * @throws Error for the first upload that did not come to both subscriptions.
 */
export async function readPassages(
  uploaded: ReadonlyMap<string, number>,
  arrivals: readonly Arrival[],
): Promise<Passage[]> {
  const arrived = new Map(arrivals.toReversed().map(({ id, at }) => [id, at]));
  const passages: Passage[] = [];
  for (const [key, returned] of uploaded) {
    passages.push(passageOf(key, returned, await journeyOfUpload(key), arrived));
  }
  return passages;
}

function passageOf(
  key: string,
  uploaded: number,
  journey: Journey | undefined,
  arrived: ReadonlyMap<string, number>,
): Passage {
  const event = (stage: string) =>
    Date.parse(journey?.events.findLast((one) => one.stage === stage)?.at ?? '');
  const delivery = (subscription: string) =>
    journey?.deliveries.find((one) => one.subscription === subscription);
  const webhook = delivery('webhook');
  const shown = delivery('feed')?.attempts.findLast(({ result }) => result === 'accepted');
  const passage = {
    uploaded,
    normalised: event('normalise'),
    tagged: event('tag'),
    routed: event('route'),
    pushed: (webhook && arrived.get(webhookId(webhook, webhook.have))) ?? Number.NaN,
    fed: shown ? shown.at + shown.took : Number.NaN,
  };
  const missing = Object.entries(passage).find(([, at]) => Number.isNaN(at));
  if (missing) {
    throw new Error(`${key} was never ${missing[0]}: ${JSON.stringify(journey, undefined, 2)}`);
  }
  return { key, ...passage };
}

export function stepsOf(passages: readonly Passage[]): Steps {
  const step = (from: keyof Omit<Passage, 'key'>, to: keyof Omit<Passage, 'key'>) =>
    quantile(
      passages.map((one) => one[to] - one[from]),
      0.5,
    );
  return {
    normalise: step('uploaded', 'normalised'),
    tag: step('normalised', 'tagged'),
    route: step('tagged', 'routed'),
    deliver: step('routed', 'pushed'),
    feed: step('routed', 'fed'),
  };
}
