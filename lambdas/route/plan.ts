import type { NinjsArticle } from '../article/ninjs.ts';
import type { ArticleRecord } from '../article/record.ts';
import type { Subscription } from '../partner/subscription.ts';
import { type ExclusiveWindow, openWindow } from './exclusivity.ts';
import { judged, type Select, selectClaims, selectEntitled } from './selection.ts';

/** Which subscriptions are to have the article, and which are to take it down. */
export interface Plan {
  publish: Subscription[];
  withdraw: Subscription[];
  /** Those that are to have it when the window of another partner is over. */
  waiting: Subscription[];
  window?: ExclusiveWindow;
}

/** What of an article's record decides who may have it. */
export type Standing = Pick<
  ArticleRecord,
  'publisher' | 'status' | 'firstSeenAt' | 'embargoedUntil'
>;

/** The subscriptions, and what was prepared to find those that an article is for. */
export interface Subscriptions {
  all: Subscription[];
  active: Subscription[];
  selectEntitled: Select;
  selectClaims: Select;
}

export function indexed(all: Subscription[]): Subscriptions {
  const active = all.filter((one) => one.active);
  return {
    all,
    active,
    selectEntitled: selectEntitled(active),
    selectClaims: selectClaims(all),
  };
}

/**
 * Withdrawals go to whoever was ever meant to have the article: all of them when it is withdrawn,
 * also those that are paused (it stands open until they are resumed); and those that may no longer
 * have it, by their filter or their rights. A paused subscription is otherwise left as it is.
 *
 * While an article is one partner's alone, the others wait, but for those that have had it before:
 * what they show is to be kept right.
 *
 * @param recipients ids of the subscriptions that were ever meant to have it
 * @param now epoch milliseconds
 */
export function plan(
  record: Standing,
  article: NinjsArticle,
  subscriptions: Subscriptions,
  recipients: Set<string>,
  now: number,
): Plan {
  const { all, active } = subscriptions;
  const isRecipient = ({ id }: Subscription) => recipients.has(id);
  if (record.status === 'withdrawn') {
    return { publish: [], withdraw: all.filter(isRecipient), waiting: [] };
  }
  const about = judged(article, record.publisher);
  const entitled = subscriptions.selectEntitled(about);
  const may = new Set(entitled);
  const window = openWindow(subscriptions.selectClaims(about), record, now);
  const waits = (one: Subscription) =>
    window !== undefined && one.partner !== window.partner && !isRecipient(one);
  return {
    publish: entitled.filter((one) => !waits(one)),
    withdraw: active.filter((one) => isRecipient(one) && !may.has(one)),
    waiting: entitled.filter(waits),
    ...(window && { window }),
  };
}
