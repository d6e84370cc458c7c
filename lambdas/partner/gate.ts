import type { Pace } from './pace.ts';

/**
 * What is known of a partner from its newest answers, over all of its subscriptions. While it is
 * down or asks for time, nothing is sent to it, and what waits does not use up its attempts. Times
 * are epoch milliseconds.
 */
export interface Gate {
  /** Failures in a row that were the partner's, not an article's. */
  failures: number;
  /** When the first of them was. */
  failingSince?: number;
  /** For how many hours of failing a person was told. */
  told?: number;
  /** How often in a row it was shut. */
  shuts: number;
  /** Until when it is shut; the first to come after that tries the partner. */
  shutUntil?: number;
  /** Until when the partner asked for time (`retry-after`). */
  notBefore?: number;
  /** How many answers in a row came quickly, up to {@link enough}; absent after one that did not. */
  quick?: number;
  /** When the next request would come if all came evenly; runs ahead of the clock in a burst. */
  nextAt?: number;
  /** The requests under way; each is {@link placeUntil} a time by which it has surely ended. */
  busy?: Set<string>;
}

/** An answer that takes longer is slow, in milliseconds. */
export const patience = 3_000;
/** So many quick answers in a row make a partner trusted. */
const enough = 10;
/** Until then it has so many requests at the same time: more would hold the workers, were it slow. */
const concurrentUntilTrusted = 4;

export function isTrusted(gate: Gate | undefined): boolean {
  return gate?.quick !== undefined && gate.quick >= enough;
}

/** What the partner bears now: what it declares, and little while it is not known to be quick. */
export function paceNow(gate: Gate | undefined, declared: Pace | undefined): Pace {
  if (isTrusted(gate)) return declared ?? {};
  const { concurrent = concurrentUntilTrusted } = declared ?? {};
  return { ...declared, concurrent: Math.min(concurrent, concurrentUntilTrusted) };
}

/** How far {@link Gate.nextAt} may run ahead, in milliseconds: what a second allows. */
export const burst = 1_000;

/** How long after another a request may come, in milliseconds. */
export function interval(perSecond: number): number {
  return 1_000 / perSecond;
}

/** When a request may come that may not now; undefined where it may. */
export function freeAt(
  { nextAt = 0, busy }: Gate,
  { perSecond, concurrent }: Pace,
  now: number,
): number | undefined {
  if (perSecond !== undefined && nextAt > now + burst) return nextAt - burst;
  if (concurrent !== undefined && busy && busy.size >= concurrent) return now + 1_000;
  return undefined;
}

/** The name of a place among the requests under way. */
export function placeName(until: number, worker: string): string {
  return `${until} ${worker}`;
}

export function placeUntil(place: string): number {
  return Number.parseInt(place, 10);
}
