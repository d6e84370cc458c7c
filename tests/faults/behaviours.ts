import type { Answer } from '../../lambdas/partner/push.ts';
import { requestDeadline, settle } from '../../lambdas/runtime/limits.ts';
import type { Random } from './random.ts';

const second = 1000;
const minute = 60 * second;
const deadline = requestDeadline * second;

/** How far a worker's clock may be ahead or behind. */
export const skew = 2 * second;

/**
 * The longest that a partner takes over a request: nearly a minute after we gave it up. What is
 * promised holds for deadline plus settle time by clocks that agree.
 */
const slowest = deadline + settle * second - 2 * skew;

/** How a partner takes one request; times are milliseconds after it was sent. */
export interface Behaviour {
  /** When it has the content in its hands for good; never, if absent. */
  takes?: number;
  /** Whether it reads what we send at all. */
  isDeaf?: true;
  /** When we know, and what the webhook channel then says of it (tests/channels/send.test.ts). */
  ends: number;
  answer: Answer;
}

export type Kind = keyof typeof behaviours;

const answered = (result: Answer['result'], status: number): Answer => ({
  result,
  status,
  detail: `answered ${status}`,
});

/** In time, late, or not at all. */
function perhaps(random: Random): { takes?: number } {
  if (random.chance(0.4)) return {};
  return {
    takes: random.chance(0.5) ? random.whole(50, deadline) : random.whole(deadline, slowest),
  };
}

const silence: Answer = { result: 'unknown', detail: 'no answer in time' };

export const behaviours = {
  'takes it': (random: Random): Behaviour => {
    const takes = random.whole(50, 1500);
    return { takes, ends: takes, answer: answered('accepted', random.pick([200, 201, 202, 204])) };
  },
  'is slow': (random: Random): Behaviour => {
    const takes = random.whole(5 * second, deadline - 100);
    return { takes, ends: takes, answer: answered('accepted', 200) };
  },
  'fails with 5xx': (random: Random): Behaviour => ({
    ...perhaps(random),
    ends: random.whole(50, 3000),
    answer: answered('unknown', random.pick([500, 502, 504, 408])),
  }),
  'is busy': (random: Random): Behaviour => ({
    ends: random.whole(20, 300),
    answer: {
      ...answered('refused', random.pick([429, 503])),
      ...(random.chance(0.7) && { retryAfter: random.whole(1, 300) * second }),
    },
  }),
  'is silent': (): Behaviour => ({ ends: deadline, answer: silence }),
  'takes it and is silent': (random: Random): Behaviour => ({
    takes: random.whole(50, deadline),
    ends: deadline,
    answer: silence,
  }),
  'takes it when we have given up': (random: Random): Behaviour => ({
    takes: random.whole(deadline, slowest),
    ends: deadline,
    answer: silence,
  }),
  'drops the connection': (random: Random): Behaviour => ({
    ...perhaps(random),
    ends: random.whole(20, 5000),
    answer: { result: 'unknown', detail: 'the connection broke before an answer came' },
  }),
  'answers byte by byte': (random: Random): Behaviour => ({
    ...perhaps(random),
    ends: deadline,
    answer: silence,
  }),
  'takes it and answers 100 MB': (random: Random): Behaviour => {
    const takes = random.whole(50, 3000);
    const answer = { ...answered('accepted', 200), text: 'x'.repeat(1024) };
    return { takes, ends: takes, answer };
  },
  redirects: (random: Random): Behaviour => ({
    ends: random.whole(20, 200),
    answer: {
      result: 'refused',
      status: 302,
      detail: '302: moved to https://elsewhere.example/, which is not followed',
    },
  }),
  'has a bad certificate': (random: Random): Behaviour => ({
    isDeaf: true,
    ends: random.whole(20, 200),
    answer: { result: 'refused', detail: 'TLS failed: CERT_HAS_EXPIRED' },
  }),
  'is not there': (random: Random): Behaviour => ({
    isDeaf: true,
    ends: random.whole(5, 50),
    answer: { result: 'refused', detail: 'the connection was refused' },
  }),
  'blames the article': (random: Random): Behaviour => ({
    ends: random.whole(20, 300),
    answer: answered('refused', 422),
  }),
  'wants no more': (random: Random): Behaviour => ({
    ends: random.whole(20, 300),
    answer: { ...answered('refused', 410), wish: 'disable' },
  }),
} as const;

/** What a partner is like while there is trouble, by how often it does what. */
export const characters = {
  sound: [[1, 'takes it']],
  slow: [
    [4, 'takes it'],
    [4, 'is slow'],
    [1, 'answers byte by byte'],
  ],
  failing: [
    [5, 'takes it'],
    [4, 'fails with 5xx'],
    [1, 'blames the article'],
  ],
  busy: [
    [5, 'takes it'],
    [2, 'is busy'],
  ],
  late: [
    [4, 'takes it'],
    [1, 'is silent'],
    [2, 'takes it and is silent'],
    [3, 'takes it when we have given up'],
  ],
  rough: [
    [4, 'takes it'],
    [2, 'drops the connection'],
    [1, 'answers byte by byte'],
    [1, 'takes it and answers 100 MB'],
    [1, 'redirects'],
    [1, 'has a bad certificate'],
  ],
  down: [
    [8, 'is not there'],
    [1, 'is silent'],
    [1, 'fails with 5xx'],
  ],
} as const satisfies Record<string, readonly (readonly [number, Kind])[]>;

export type Character = keyof typeof characters;

export const times = { second, minute, hour: 60 * minute };
