import type { SentBy } from '../../lambdas/partner/channel.ts';
import type { DeliveryKey } from '../../lambdas/partner/delivery.ts';
import type { Answer, Push } from '../../lambdas/partner/push.ts';
import { behaviours, type Character, characters, type Kind } from './behaviours.ts';
import type { Lockstep } from './lockstep.ts';
import type { Random } from './random.ts';
import { currentWorker, type Worker } from './worker.ts';

/** One request to a partner, and what became of it. Times are epoch milliseconds. */
export interface Attempt {
  subscription: string;
  /** Our identifier of it. */
  article: string;
  push: Push;
  kind: Kind;
  from: number;
  /** When our side knew, or died. */
  to: number;
  /** What our side came to know; nothing when it died over it. */
  answer?: Answer;
  /** Whether the partner read it. */
  isHeard: boolean;
  /** When the partner came to have it. */
  takenAt?: number;
  /** When our side had written down what became of it. */
  recordedAt?: number;
}

/** In what way a partner is in trouble, from when until when (epoch milliseconds). */
export interface Trouble {
  character: Character;
  from: number;
  until: number;
  /** When it says that it wants no more, for good. */
  wantsNoMoreAt?: number;
}

/**
 * All partners, behind the door through which deliver sends. They are as simple as can be: each
 * keeps for an article what it came to have last, and looks at no id and no sequence.
 */
export class Partners {
  /** In the order in which they began. */
  readonly attempts: Attempt[] = [];
  /** In the order in which the partners came to have them. */
  readonly taken: Attempt[] = [];
  readonly #time: Lockstep;
  readonly #random: Random;
  readonly #troubles: Map<string, Trouble>;
  readonly #quits = new Set<string>();
  readonly #blamed = new Set<string>();
  readonly #underWay = new Map<Worker, Attempt[]>();

  /** @param troubles by subscription */
  constructor(time: Lockstep, random: Random, troubles: Map<string, Trouble>) {
    this.#time = time;
    this.#random = random;
    this.#troubles = troubles;
  }

  async send(push: Push, channel: SentBy): Promise<Answer> {
    if (channel.type !== 'webhook') throw new Error(`No partner here has a ${channel.type}.`);
    const worker = currentWorker();
    if (!worker) throw new Error('Somebody sends who is not of the play.');
    const subscription = new URL(channel.url).pathname.slice(1);
    const kind = this.#kindOf(subscription, push);
    const { takes, isDeaf, ends, answer } = behaviours[kind](this.#random);
    const from = this.#time.now;
    const attempt: Attempt = {
      subscription,
      article: push.article.id,
      push,
      kind,
      from,
      to: from + ends,
      isHeard: !isDeaf,
    };
    this.attempts.push(attempt);
    if (takes !== undefined) {
      this.#time.at(from + takes, () => {
        attempt.takenAt = this.#time.now;
        this.taken.push(attempt);
      });
    }
    void worker.death.then(() => {
      if (!attempt.answer) attempt.to = Math.min(attempt.to, this.#time.now);
    });
    if (worker.dangers && this.#random.chance(worker.dangers.crash * 4)) {
      await this.#time.sleep(this.#random.whole(0, ends));
      return worker.die();
    }
    await this.#time.sleep(ends);
    await worker.alive();
    attempt.answer = answer;
    this.#underWay.set(worker, [...(this.#underWay.get(worker) ?? []), attempt]);
    return answer;
  }

  /** Notes that our side has written down what became of the attempt at this delivery. */
  recorded({ subscription, article }: DeliveryKey, sequence: number): void {
    const worker = currentWorker();
    const of = (worker && this.#underWay.get(worker)) ?? [];
    for (const attempt of of) {
      const { push } = attempt;
      if (attempt.subscription === subscription && article.endsWith(`#${attempt.article}`)) {
        if (push.sequence === sequence) attempt.recordedAt ??= this.#time.now;
      }
    }
  }

  #kindOf(subscription: string, push: Push): Kind {
    const trouble = this.#troubles.get(subscription);
    const now = this.#time.now;
    if (trouble?.wantsNoMoreAt !== undefined && now >= trouble.wantsNoMoreAt) {
      if (!this.#quits.has(subscription)) {
        this.#quits.add(subscription);
        return 'wants no more';
      }
    }
    if (!trouble || now < trouble.from || now >= trouble.until) return 'takes it';
    const kind = this.#random.weighted<Kind>(characters[trouble.character]);
    // Once is a mistake of the partner's; three times is its last word on a version.
    if (kind === 'blames the article' && this.#blamed.has(push.id)) return 'takes it';
    if (kind === 'blames the article') this.#blamed.add(push.id);
    return kind;
  }
}
