import type { Delivery } from '../partner/delivery.ts';
import { type Gate, isTrusted, paceNow, patience } from '../partner/gate.ts';
import type { Pace } from '../partner/pace.ts';
import type { Answer } from '../partner/push.ts';
import type { Subscription } from '../partner/subscription.ts';
import type { Verdict } from './classify.ts';

export interface GateDoors {
  getGate(partner: string): Promise<Gate | undefined>;
  noteFailure(partner: string, now: number, notBefore?: number): Promise<Gate>;
  /** False when a person was told before of so many hours. */
  noteTold(partner: string, hours: number): Promise<boolean>;
  /** False when somebody else was quicker. */
  shutGate(partner: string, seen: Gate, until: number, isProbe: boolean): Promise<boolean>;
  openGate(partner: string): Promise<void>;
  /** Counts an answer that came quickly. */
  noteQuick(partner: string): Promise<void>;
  takePlace(
    partner: string,
    seen: Gate | undefined,
    pace: Pace,
    until: number,
    now: number,
  ): Promise<{ place: string } | { waitUntil: number }>;
  leavePlace(partner: string, place: string): Promise<void>;
}

/** The leave to make one attempt. */
export interface Passage {
  /** The gate as it stood. */
  seen: Gate | undefined;
  /** A place among the requests under way, to be given back; where the partner has a pace. */
  place?: string;
}

const second = 1000;
const minute = 60 * second;

/** So many failures in a row are the partner's state and no accident. */
const failuresToShut = 10;

/** How long it stays shut, the longer the more often in a row. */
const shutFor = [30 * second, minute, 2 * minute, 4 * minute, 8 * minute, 15 * minute];

/** While one tries a partner whose gate was shut, the others wait so long for what it finds. */
const probeFor = minute;

const longestWait = 12 * 60 * minute;

/** For so many hours a partner has failed when a person is told. */
const hoursToTell = [120, 24, 1];

/** A partner that has failed for an hour, a day, or five days. */
export interface Trouble {
  hours: number;
  /** Whether a person has yet to be told. */
  isNews: boolean;
}

/**
 * Whether something may be sent to a partner now. `waitUntil`, epoch milliseconds, when not. After a
 * gate was shut, one delivery goes first. A withdrawal waits only where the partner asked for time.
 *
 * @param seen the partner's gate, as it stood at `now` or later
 * @param until when the attempt has surely ended, epoch milliseconds
 */
export async function passGate(
  { partner, pace: declared }: Pick<Subscription, 'partner' | 'pace'>,
  action: Delivery['action'],
  seen: Gate | undefined,
  now: number,
  until: number,
  doors: Pick<GateDoors, 'shutGate' | 'takePlace'>,
): Promise<Passage | { waitUntil: number }> {
  if (seen?.notBefore !== undefined && seen.notBefore > now) return { waitUntil: seen.notBefore };
  if (action === 'withdraw') return { seen };
  if (seen?.shutUntil !== undefined) {
    if (seen.shutUntil > now) return { waitUntil: seen.shutUntil };
    const isFirst = await doors.shutGate(partner, seen, now + probeFor, true);
    return isFirst
      ? { seen: { ...seen, shutUntil: now + probeFor } }
      : { waitUntil: now + probeFor };
  }
  const pace = paceNow(seen, declared);
  if (pace.perSecond === undefined && pace.concurrent === undefined) return { seen };
  const taken = await doors.takePlace(partner, seen, pace, until, now);
  if ('waitUntil' in taken) return taken;
  return { seen, ...(pace.concurrent !== undefined && taken) };
}

/**
 * Takes an answer down: a partner that takes something again is as good as new, and one that fails
 * again and again is left in peace for a while. An article that it cannot take says nothing of it.
 *
 * @param took milliseconds
 * @returns how long the partner has failed, where that is long
 */
export async function noteAnswer(
  partner: string,
  seen: Gate | undefined,
  verdict: Verdict,
  { retryAfter }: Answer,
  took: number,
  now: number,
  jitter: number,
  doors: GateDoors,
): Promise<Trouble | undefined> {
  if (verdict === 'accepted' || verdict === 'article') {
    if (seen && seen.failures > 0) await doors.openGate(partner);
    if (took < patience && !isTrusted(seen)) await doors.noteQuick(partner);
    return undefined;
  }
  if (verdict !== 'partner') return undefined;
  const notBefore = retryAfter ? now + Math.min(retryAfter, longestWait) : undefined;
  const gate = await doors.noteFailure(partner, now, notBefore);
  await shutAfterFailure(partner, gate, seen, now, jitter, doors);
  const hours = hoursToTell.find((one) => now - (gate.failingSince ?? now) >= one * 60 * minute);
  return hours === undefined ? undefined : { hours, isNews: await doors.noteTold(partner, hours) };
}

async function shutAfterFailure(
  partner: string,
  gate: Gate,
  seen: Gate | undefined,
  now: number,
  jitter: number,
  doors: GateDoors,
): Promise<void> {
  if (gate.failures < failuresToShut) return;
  const wait = shutFor[Math.min(gate.shuts, shutFor.length - 1)] ?? minute;
  const isShut = gate.shutUntil !== undefined && gate.shutUntil > now;
  // Whoever tried it first shuts it anew; another that was under way meanwhile leaves it as it is.
  if (isShut && gate.shutUntil !== seen?.shutUntil) return;
  await doors.shutGate(partner, gate, now + Math.round(wait * (0.8 + 0.4 * jitter)), false);
}
