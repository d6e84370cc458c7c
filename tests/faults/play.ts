import { articleId } from '../../lambdas/article/identity.ts';
import { deleteUpload, putUpload } from '../../lambdas/aws/buckets.ts';
import { putSubscription } from '../../lambdas/aws/directory.ts';
import { newestDeliveries } from '../../lambdas/aws/ledger.ts';
import { putSecrets } from '../../lambdas/aws/secrets.ts';
import type { Delivery } from '../../lambdas/partner/delivery.ts';
import { secret } from '../support/partner.ts';
import { sqsEvent } from '../support/sqs-event.ts';
import { type Listener, makeAudience } from './audience.ts';
import { skew, times } from './behaviours.ts';
import type { Cloud } from './cloud.ts';
import { firstDue } from './first-due.ts';
import { Journal } from './journal.ts';
import { Lockstep } from './lockstep.ts';
import { Partners } from './partners.ts';
import { type Message, Queues } from './queues.ts';
import { Random } from './random.ts';
import { resume } from './resume.ts';
import type { Scene, Stage, Stages } from './stages.ts';
import { fileOf, makeStory, type Story } from './stories.ts';
import { type Dangers, Worker } from './worker.ts';

const { second, minute, hour } = times;

export interface Size {
  articles: number;
  partners: number;
}

/** What there is to judge when a play is over. */
export interface Played extends Scene {
  stories: Map<string, Story>;
  listeners: Listener[];
  queues: Queues;
  rows: Delivery[];
  from: number;
  to: number;
  /** How long it took in real time, in milliseconds. */
  took: number;
}

const dangers: Dangers = {
  crash: 0.006,
  throttle: 0.02,
  lostAnswer: 0.004,
  stall: { chance: 0.002, longest: 130 * second },
};

/** Routing stands still often, and seldom for so long that its time is over: news overtakes news. */
const dangersOfRouting: Dangers = { ...dangers, stall: { chance: 0.02, longest: 50 * second } };

const start = Date.parse('2026-11-24T08:00:00Z');
/** From when on nothing is put in the way any more, and by when all must have come to rest. */
const calmAt = start + 76 * hour;
const latest = start + 14 * 24 * hour;

/** Plays one scenario to its end; everything in it follows from the seed. */
export class Play {
  readonly #time = new Lockstep(start);
  readonly #random: Random;
  readonly #stages: Stages;
  readonly #listeners: Listener[];
  readonly #stories: Map<string, Story>;
  readonly #queues: Queues;
  readonly scene: Scene;
  #workers = 0;

  constructor(seed: number, { articles, partners }: Size, stages: Stages) {
    this.#random = new Random(String(seed));
    this.#stages = stages;
    this.#listeners = makeAudience(partners, start, this.#random.branch('audience'));
    const stories = Array.from({ length: articles }, (_, number) =>
      makeStory(number, start, this.#random.branch(`story ${number}`)),
    );
    this.#stories = new Map(stories.map((one) => [idOf(one), one]));
    this.#queues = new Queues(
      this.#time,
      this.#random.branch('queues'),
      Object.fromEntries(
        Object.entries(stages.queues).map(([name, stage]) => [
          name,
          { ...stage, work: (batch: Message[]) => this.#invoke(name, stage, batch) },
        ]),
      ),
      { duplicate: 0.04, late: { chance: 0.04, longest: 10 * minute } },
    );
    const troubles = this.#listeners.flatMap(({ subscription: { id }, trouble }) =>
      trouble ? [[id, trouble] as const] : [],
    );
    this.scene = {
      partners: new Partners(this.#time, this.#random.branch('partners'), new Map(troubles)),
      journal: new Journal(
        () => this.#time.now,
        (key) =>
          this.#queues.send('intake', JSON.stringify({ Records: [{ s3: { object: { key } } }] })),
      ),
    };
  }

  async run(cloud: Cloud): Promise<Played> {
    const began = performance.now();
    await cloud.renew(this.#queues);
    for (const { subscription } of this.#listeners) {
      await putSubscription(subscription);
      await putSecrets(subscription.id, [secret]);
    }
    for (const { uri, deeds } of this.#stories.values()) {
      for (const deed of deeds) {
        const file = fileOf(uri, deed);
        this.#act(deed.at, async () => {
          if (file === undefined) await deleteUpload(deed.key);
          else await putUpload(deed.key, Buffer.from(file), Buffer.byteLength(file));
        });
      }
    }
    for (const listener of this.#listeners) {
      if (listener.resumedAt) this.#act(listener.resumedAt, () => resume(listener, this.#stories));
    }
    void this.#sweepEveryMinute();
    await this.#time.run();
    const rows: Delivery[] = [];
    for (const { subscription } of this.#listeners) {
      for await (const row of newestDeliveries(subscription.id)) rows.push(row);
    }
    return {
      ...this.scene,
      stories: this.#stories,
      listeners: this.#listeners,
      queues: this.#queues,
      rows,
      from: start,
      to: this.#time.now,
      took: performance.now() - began,
    };
  }

  /** Somebody outside of the pipeline does something, whom no fault meets. */
  #act(at: number, deed: () => Promise<void>): void {
    const actor = new Worker(this.#time, this.#random.branch(`actor ${++this.#workers}`));
    this.#time.at(at, () => void actor.work(deed));
  }

  #hire(stage: string, timeout: number): Worker {
    const random = this.#random.branch(`worker ${++this.#workers}`);
    // To the millisecond, an embargo can only be kept by a clock that is right.
    const off = stage === 'routing' ? 0 : random.whole(-skew, skew);
    const isCalm = this.#time.now >= calmAt;
    const met = stage === 'routing' ? dangersOfRouting : dangers;
    const worker = new Worker(this.#time, random, isCalm ? undefined : met, off);
    // Some outlive their time: a sandbox that was frozen may go on when nobody expects it.
    if (stage !== 'deliveries' || !random.chance(0.1)) {
      this.#time.at(this.#time.now + timeout, () => worker.expire());
    }
    return worker;
  }

  async #invoke(name: string, { handle, timeout }: Stage, batch: Message[]): Promise<Message[]> {
    const answer = await this.#hire(name, timeout).work(() => handle(sqsEvent(batch)));
    if (!answer) return batch;
    const failed = new Set(answer.batchItemFailures.map((one) => one.itemIdentifier));
    return batch.filter(({ id }) => failed.has(id));
  }

  /**
   * The schedule calls the sweep every minute. Minutes in which it could find nothing, as the indexes
   * that it reads show, are passed over: days of them make up most of a play.
   */
  async #sweepEveryMinute(): Promise<void> {
    const { journal } = this.scene;
    let due = Infinity;
    while (this.#time.now < latest) {
      await this.#time.sleep(minute);
      if (journal.hasNews) {
        journal.hasNews = false;
        due = await this.#time.call(0, 'many', firstDue);
      }
      if (this.#time.now % (20 * minute) === 0) this.#queues.redrive();
      const isIdle = this.#queues.open === 0 && this.#queues.deadLetters.length === 0;
      if (this.#time.now > calmAt && isIdle && due === Infinity && !journal.hasNews) return;
      if (due > this.#time.now + skew) continue;
      void this.#hire('sweep', minute).work(() =>
        this.#stages.sweep().catch((error: unknown) => journal.logged([error])),
      );
    }
  }
}

function idOf({ uri, deeds }: Story): string {
  const publisher = deeds[0]?.key.split('/')[0] ?? '';
  return articleId(publisher, uri);
}
