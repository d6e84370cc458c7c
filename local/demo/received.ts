import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';

/** One push as the demo partner took it. */
export interface Received {
  partner: string;
  /** The verified `webhook-id`. */
  id: string;
  sequence: number;
  at: Date;
  article: NinjsArticle;
}

/** What each partner shows now: per article the highest sequence, whatever the order of arrival. */
export function currentCopies(received: readonly Received[]): Received[] {
  const copies = new Map<string, Received>();
  for (const push of received) {
    const place = `${push.partner} ${push.article.uri}`;
    if (push.sequence > (copies.get(place)?.sequence ?? 0)) copies.set(place, push);
  }
  return [...copies.values()];
}
