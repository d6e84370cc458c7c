import type { DeliveryKey } from '../partner/delivery.ts';
import { type Drain, drainKey, type Waiting } from '../partner/drain.ts';
import { type Gate, interval, paceNow } from '../partner/gate.ts';
import type { Subscription } from '../partner/subscription.ts';

/** Everything outside that a drain touches. Times are epoch milliseconds. */
export interface DrainDoors {
  now(): number;
  getSubscription(id: string): Promise<Subscription | undefined>;
  getGate(partner: string): Promise<Gate | undefined>;
  getDrain(partner: string, subscription: string): Promise<Drain | undefined>;
  /** False when somebody else was quicker; `foundNone` where none was waiting. */
  moveDrain(seen: Drain, dueAt: number, foundNone: boolean): Promise<boolean>;
  endDrain(seen: Drain): Promise<boolean>;
  /** Withdrawals first, then the newest articles. */
  nextWaiting(subscription: string, most: number): Promise<Waiting[]>;
  endWait(waiting: Waiting, now: number): Promise<boolean>;
  ring(due: DeliveryKey, partner: string, delaySeconds: number): Promise<void>;
}

const second = 1000;

/** How many deliveries a turn has where no pace says otherwise. */
const mostInTurn = 100;
/** How often, in one turn, each of the requests that are allowed at the same time may be made. */
const timesInTurn = 10;

/**
 * A drain that found none waiting looks once more after so long before it ends: longer than a worker
 * can be between having told that its delivery will wait, and having it wait.
 */
const lastLook = 10 * 60 * second;

/** Clocks differ a little; a turn that is taken lies further off. */
const early = second / 2;

/** SQS delays a message by at most this many seconds; the sweep rings for what is due later. */
const longestDelay = 900;

/**
 * Rings for the first of the deliveries that wait, as many as the partner bears until the next turn; after a time of trouble, for one that tries the partner. Does nothing while the partner's
 * gate is shut.
 */
export async function drainWaiting(
  { partner, subscription: id }: Pick<Drain, 'partner' | 'subscription'>,
  doors: DrainDoors,
): Promise<void> {
  const now = doors.now();
  const drain = await doors.getDrain(partner, id);
  if (!drain || drain.dueAt > now + early) return;
  const [subscription, gate] = await Promise.all([
    doors.getSubscription(id),
    doors.getGate(partner),
  ]);
  const shutUntil = Math.max(gate?.notBefore ?? 0, gate?.shutUntil ?? 0);
  if (shutUntil > now) return moveTo(shutUntil + second, false);

  const { perSecond = mostInTurn, concurrent = mostInTurn } = paceNow(gate, subscription?.pace);
  // A second, or as long as it takes until one more may go.
  const turn = Math.max(second, interval(perSecond));
  const bearable = Math.min(Math.ceil(perSecond), timesInTurn * concurrent);
  const most = gate?.shutUntil === undefined ? bearable : 1;
  const waiting = await doors.nextWaiting(id, most);
  if (waiting.length === 0) {
    if (drain.emptyAt !== drain.told) return moveTo(now + lastLook, true);
    await doors.endDrain(drain);
    return;
  }
  // First: a turn that is taken twice would ring for twice as many.
  if (!(await doors.moveDrain(drain, now + turn, false))) return;
  for (const one of waiting) {
    const { subscription, article } = one;
    if (await doors.endWait(one, now)) await doors.ring({ subscription, article }, partner, 0);
  }
  await ringAt(now + turn);

  async function moveTo(time: number, foundNone: boolean): Promise<void> {
    if (drain && (await doors.moveDrain(drain, time, foundNone))) await ringAt(time);
  }

  async function ringAt(time: number): Promise<void> {
    const delay = Math.max(0, Math.ceil((time - now) / second));
    if (delay <= longestDelay) await doors.ring(drainKey(partner, id), partner, delay);
  }
}
