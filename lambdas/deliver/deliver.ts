import type { SentBy } from '../partner/channel.ts';
import type { Conclusion, Delivery, DeliveryKey, Lease } from '../partner/delivery.ts';
import { drainKey } from '../partner/drain.ts';
import type { Answer, Push } from '../partner/push.ts';
import type { Receiver, Target } from '../partner/receiver.ts';
import type { Secrets } from '../partner/secrets.ts';
import type { Subscription } from '../partner/subscription.ts';
import { asksToStop, classify } from './classify.ts';
import {
  type Concluded,
  conclude,
  concludeReleased,
  concludeUnfit,
  concludeUnsent,
  concludeWaiting,
} from './conclude.ts';
import { type GateDoors, noteAnswer, type Passage, passGate, type Trouble } from './pass-gate.ts';
import { type PrepareDoors, type Prepared, prepare } from './prepare.ts';

/** Everything outside that a delivery touches. Times are epoch milliseconds. */
export interface Doors extends GateDoors, PrepareDoors {
  now(): number;
  /** From 0 to 1. */
  random(): number;
  getReceiver(id: string): Promise<Receiver>;
  getSubscription(id: string): Promise<Subscription | undefined>;
  pauseSubscription(id: string, reason: string, now: number): Promise<boolean>;
  getDelivery(subscription: string, article: string): Promise<Delivery | undefined>;
  acquire(key: DeliveryKey, now: number): Promise<Lease | undefined>;
  commit(lease: Lease, conclusion: Conclusion, now: number): Promise<Commit>;
  /** True when the row still stood as it was read. */
  postpone(seen: Delivery, until: number): Promise<boolean>;
  setAside(seen: Delivery): Promise<void>;
  send(push: Push, channel: SentBy, secrets: Secrets, partner: string): Promise<Answer>;
  ring(due: DeliveryKey, partner: string, delaySeconds: number): Promise<void>;
  /** Before a delivery waits; true when the subscription has a new drain to be rung for. */
  noteWaiting(partner: string, subscription: string, until: number): Promise<boolean>;
  /** The total time of one request, and how long after it a partner may still be busy with it. */
  limits: { deadline: number; settle: number };
}

/** `superseded`: something newer is wanted by now. `lost`: the lease is no longer ours. */
type Commit = 'committed' | 'superseded' | 'lost';

/** An attempt and what became of it. */
export interface Outcome {
  /** The row as it stood before the attempt. */
  delivery: Delivery;
  conclusion: Concluded;
  /** Whether the conclusion is what the row says now. */
  commit: Commit;
  trouble?: Trouble;
  /** Why there was nothing to send; for our log, never for the partner. */
  cause?: unknown;
}

/** Room for what happens between the check of the lease and the request, and for unequal clocks. */
const margin = 5_000;

/** A partner that fails for five days has other worries; what is owed to it is kept. */
const hoursToPause = 120;

/** SQS delays a message by at most this many seconds; the sweep rings for what is due later. */
const longestDelay = 900;

/**
 * Brings one subscription's copy of one article up to date: makes at most one attempt, at what the
 * ledger wants now. Resolves to what became of it, or to undefined when none was to be made.
 */
export async function deliver(key: DeliveryKey, doors: Doors): Promise<Outcome | undefined> {
  const { subscription, secrets } = await doors.getReceiver(key.subscription);
  if (!subscription?.active) return setAside(key, doors);
  const { channel, partner } = subscription;
  // The subscription became a feed since the doorbell rang; the sweep rings at the right door.
  if (channel.type === 'feed') return undefined;

  const now = doors.now();
  const [lease, gate] = await Promise.all([doors.acquire(key, now), doors.getGate(partner)]);
  if (!lease) return standBack(key, now, partner, doors);
  const { delivery } = lease;
  if (delivery.action === 'withdraw' && !delivery.reached) {
    await finish(lease, concludeUnsent(delivery), partner, doors);
    return undefined;
  }

  if (delivery.unfit !== undefined) {
    const conclusion = concludeUnfit(delivery, delivery.unfit, now);
    return { delivery, conclusion, commit: await finish(lease, conclusion, partner, doors) };
  }

  // What is to be sent is read meanwhile: as a rule the gate lets it pass.
  const [passage, prepared] = await Promise.all([
    passGate(subscription, delivery.action, gate, now, lease.until, doors),
    prepare(delivery, channel, secrets, doors),
  ]);
  if ('waitUntil' in passage) {
    const { waitUntil } = passage;
    const isWithdrawal = delivery.action === 'withdraw';
    // A withdrawal comes again by itself, as soon as it may; everything else in its turn.
    const conclude = isWithdrawal ? concludeReleased : concludeWaiting;
    await finish(lease, conclude(delivery, waitUntil), partner, doors);
    return undefined;
  }
  try {
    return await attempt(lease, passage, prepared, { subscription, secrets }, channel, doors);
  } finally {
    if (passage.place !== undefined) await doors.leavePlace(partner, passage.place);
  }
}

async function attempt(
  lease: Lease,
  { seen }: Passage,
  prepared: Prepared,
  { subscription, secrets }: { subscription: Target; secrets: Secrets },
  channel: SentBy,
  doors: Doors,
): Promise<Outcome | undefined> {
  const { delivery } = lease;
  const { partner } = subscription;
  const sentAt = doors.now();
  if ('missing' in prepared) {
    const detail = `could not be prepared: ${prepared.missing}`;
    const outcome = await record(lease, { result: 'refused', detail }, sentAt, subscription, doors);
    return { ...outcome, cause: prepared.cause };
  }
  if (lease.until - sentAt <= doors.limits.deadline + margin) {
    await finish(lease, concludeReleased(delivery, sentAt), partner, doors);
    return undefined;
  }
  const answer = await doors.send(prepared, channel, secrets, partner);
  const isDown = seen?.shutUntil !== undefined;
  const outcome = await record(lease, answer, sentAt, subscription, doors, isDown);
  const { took } = outcome.conclusion.attempt;
  const now = doors.now();
  const verdict = classify(answer);
  const trouble = await noteAnswer(
    partner,
    seen,
    verdict,
    answer,
    took,
    now,
    doors.random(),
    doors,
  );
  if (!trouble) return outcome;
  // The feed of a hub that is down goes on without it.
  if (trouble.hours >= hoursToPause && channel.type !== 'hub') {
    await doors.pauseSubscription(subscription.id, 'has failed for five days', now);
  }
  return { ...outcome, trouble };
}

/** Writes an attempt down, and does as the partner asks. */
async function record(
  lease: Lease,
  answer: Answer,
  sentAt: number,
  { id, partner }: Target,
  doors: Doors,
  isDown = false,
): Promise<Outcome> {
  const { delivery } = lease;
  const { deadline, settle } = doors.limits;
  const made = { sentAt, endedAt: doors.now(), settledAt: sentAt + deadline + settle };
  const conclusion = conclude(delivery, answer, made, doors.random(), isDown);
  if (asksToStop(answer)) await doors.pauseSubscription(id, answer.detail, made.endedAt);
  return { delivery, conclusion, commit: await finish(lease, conclusion, partner, doors) };
}

async function finish(
  lease: Lease,
  conclusion: Conclusion,
  partner: string,
  doors: Doors,
): Promise<Commit> {
  const { subscription } = lease.delivery;
  const { waitsUntil } = conclusion;
  const isFirst =
    waitsUntil !== undefined && (await doors.noteWaiting(partner, subscription, waitsUntil));
  const now = doors.now();
  const committed = await doors.commit(lease, conclusion, now);
  const dueAt = committed === 'superseded' ? now : conclusion.dueAt;
  if (committed !== 'lost' && dueAt !== undefined) {
    await ringAt(dueAt, lease.delivery, partner, doors);
  }
  if (isFirst) await ringAt(waitsUntil, drainKey(partner, subscription), partner, doors);
  return committed;
}

/**
 * The lease was refused. Whoever set `dueAt` has rung for it, so only one case needs a new ring:
 * work that is due by its time but has to wait for another's attempt. Its `dueAt` moves there, and
 * who moved it rings: however many doorbells came, one goes on.
 *
 * @param now when the lease was asked for
 */
async function standBack(
  key: DeliveryKey,
  now: number,
  partner: string,
  doors: Doors,
): Promise<undefined> {
  const seen = await doors.getDelivery(key.subscription, key.article);
  if (seen?.dueAt === undefined) return;
  if (seen.want <= seen.have) {
    await doors.setAside(seen);
    return;
  }
  const { leaseUntil = 0, unsettledUntil = 0 } = seen;
  // A repeat of the same sequence does not wait for an earlier attempt to settle.
  const until = Math.max(leaseUntil, seen.sendingSequence === seen.want ? 0 : unsettledUntil);
  if (until > now && seen.dueAt < until && (await doors.postpone(seen, until))) {
    await ringAt(until, key, partner, doors);
  }
}

/**
 * The subscription is paused or gone. What is owed stays in the ledger as it is, without a due
 * time, so that nobody rings for it; routing takes it up again when the subscription is active.
 */
async function setAside(key: DeliveryKey, doors: Doors): Promise<undefined> {
  const seen = await doors.getDelivery(key.subscription, key.article);
  if (seen?.dueAt === undefined) return;
  // Read again, after the row: a subscription that was resumed in between has been routed since.
  const subscription = await doors.getSubscription(key.subscription);
  if (!subscription?.active) await doors.setAside(seen);
}

async function ringAt(
  time: number,
  { subscription, article }: DeliveryKey,
  partner: string,
  doors: Doors,
): Promise<void> {
  const delay = Math.max(0, Math.ceil((time - doors.now()) / 1000));
  if (delay <= longestDelay) await doors.ring({ subscription, article }, partner, delay);
}
