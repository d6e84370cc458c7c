import type { Answer } from '../partner/push.ts';

/** What an answer means for this sequence; a withdrawal is tried on after all but the first two. */
export type Verdict =
  | 'accepted'
  /** The partner wants no more of this subscription: pause it. */
  | 'stop'
  /** The partner will not have this version, whatever we do. */
  | 'final'
  /** The partner cannot take this article: few more tries. */
  | 'article'
  /** The partner is down, busy or wrongly set up: the whole schedule. */
  | 'partner';

export function classify(answer: Pick<Answer, 'result' | 'status' | 'wish'>): Verdict {
  if (answer.result === 'accepted') return 'accepted';
  if (asksToStop(answer)) return 'stop';
  if (answer.wish === 'abort-message') return 'final';
  return isArticleFault(answer.status) ? 'article' : 'partner';
}

/** Whether the partner wants no more of this subscription; it may say so while accepting. */
export function asksToStop({ wish }: Pick<Answer, 'wish'>): boolean {
  return wish === 'disable';
}

/** Bad request, too large, unsupported type, unprocessable: said of the article, not the partner. */
export function isArticleFault(status: number | undefined): boolean {
  return status === 400 || status === 413 || status === 415 || status === 422;
}
