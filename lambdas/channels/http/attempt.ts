import type { Answer } from '../../partner/push.ts';
import type { Bounds } from '../carrier.ts';
import { findDestination, RefusedDestination } from '../network/destination.ts';
import { NoReply, type Reply, type Request, request } from './request.ts';

/**
 * Makes one request to an address, which is judged first, within the time of its attempt.
 *
 * @throws NoReply, RefusedDestination
 */
export type Exchange = (url: string, asked: Request, room?: Room) => Promise<Reply>;

interface Room {
  /** Bytes of the answer's body that are read; 64 KB if left out. */
  limit?: number;
  /** Milliseconds for this request, where the attempt can go on without it. */
  time?: number;
}

/** The attempt ends here, with this answer. */
export class Ended extends Error {
  override name = 'Ended';
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(answer.detail);
    this.answer = answer;
  }
}

const usualLimit = 64 * 1024;

/**
 * Makes an attempt of requests by HTTP, all within one deadline. Where the work throws one of the
 * errors above, that is its answer.
 */
export async function attempt(
  bounds: Bounds,
  work: (exchange: Exchange) => Promise<Answer>,
): Promise<Answer> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), bounds.deadline);
  try {
    return await work(async (url, asked, { limit = usualLimit, time } = {}) => {
      const end =
        time === undefined
          ? deadline.signal
          : AbortSignal.any([deadline.signal, AbortSignal.timeout(time)]);
      const judged = findDestination(url, bounds.networks, bounds.resolve);
      return request(await beforeDeadline(judged, end), asked, end, limit);
    });
  } catch (error) {
    return answerTo(error);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The answer that an error of an exchange, or of what it was for, amounts to.
 *
 * @throws the error itself when it is none of these
 */
export function answerTo(error: unknown): Answer {
  if (error instanceof Ended) return error.answer;
  if (error instanceof RefusedDestination) return { result: 'refused', detail: error.message };
  if (!(error instanceof NoReply)) throw error;
  return { result: error.sent ? 'unknown' : 'refused', detail: error.message };
}

/** A look-up of a name cannot be broken off, but it need not be waited for. */
function beforeDeadline<T>(look: Promise<T>, deadline: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => reject(new NoReply('no connection in time', false));
    if (deadline.aborted) end();
    deadline.addEventListener('abort', end, { once: true });
    look.then(resolve, (error) => reject(isUnresolved(error) ? unresolved() : error));
  });
}

function isUnresolved(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'getaddrinfo';
}

function unresolved(): NoReply {
  return new NoReply('the name does not resolve', false);
}
