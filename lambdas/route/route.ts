import type { NinjsArticle } from '../article/ninjs.ts';
import type { ArticleRecord } from '../article/record.ts';
import type { TimelineEvent } from '../article/timeline.ts';
import type { DeliveryKey, Wanted } from '../partner/delivery.ts';
import type { Subscription } from '../partner/subscription.ts';
import { type Anew, planFor } from './anew.ts';
import { type Plan, plan, type Subscriptions } from './plan.ts';
import { publicationsOf, type Rendered, withdrawalsOf } from './renditions.ts';

/** Everything outside that routing touches. Times are epoch milliseconds. */
export interface Doors {
  now(): number;
  readSubscriptions(): Promise<Subscriptions>;
  getArticle(id: string): Promise<ArticleRecord | undefined>;
  getDocument(key: string): Promise<NinjsArticle>;
  putRendition(
    id: string,
    rendition: { body: string; contentType: string; extension: string },
  ): Promise<string>;
  listRecipients(id: string): Promise<string[]>;
  addRecipient(id: string, subscription: string): Promise<void>;
  want(wanted: Wanted, now: number): Promise<'changed' | 'owed' | 'settled' | 'newer'>;
  ring(subscription: Subscription, due: DeliveryKey): Promise<void>;
  /** Has the subscription's drain see to what waits in its line. */
  startDrain(subscription: Subscription): Promise<void>;
  recordEvent(id: string, event: TimelineEvent): Promise<void>;
  /** Nothing is owed before `wakeAt`, if ever. */
  settleArticle(id: string, revision: number, wakeAt?: number): Promise<boolean>;
  /** Ends the links of a withdrawn article to those that tell the same story. */
  endLinks(record: ArticleRecord): Promise<void>;
}

/** How many subscriptions are written to at the same time. */
const atOnce = 25;

/**
 * Notes for every subscription what it is to have of the article as it stands now, and rings for
 * those to which something is owed. Does nothing while the article is under embargo, not yet tagged,
 * or expired and not yet withdrawn: who ends that state rings again.
 *
 * @param anew the one subscription that it is for, where nothing of the article is new
 * @throws the first of the errors, when every other subscription has had its turn: the message comes
 *   again, and what is done by then stays done.
 */
export async function route(id: string, doors: Doors, anew?: Anew): Promise<void> {
  const subscriptions = await doors.readSubscriptions();
  for (;;) {
    const record = await doors.getArticle(id);
    if (!record || !isReady(record, doors.now())) return;
    const [document, recipients] = await Promise.all([
      doors.getDocument(currentDocument(record)),
      doors.listRecipients(id).then((all) => new Set(all)),
    ]);
    const whole = plan(record, document, subscriptions, recipients, doors.now());
    const planned = anew ? planFor(anew, record, whole) : whole;
    // Who is to have it later has to be waited for, for which all that wait are to be known.
    if (anew && planned.waiting.length > 0) return route(id, doors);
    const added = planned.publish.filter((one) => !recipients.has(one.id));
    const failures = await inTurn(added, (one) => doors.addRecipient(id, one.id));

    // A kill that was routed meanwhile may have missed the recipients just added. If so its
    // revision is there to be seen now, and what was planned is out of date; if not, whoever routes
    // a later revision will see them.
    if (added.length > 0 && (await doors.getArticle(id))?.revision !== record.revision) continue;

    const failed = new Set(failures.map(({ item }) => item));
    const noted = { ...planned, publish: planned.publish.filter((one) => !failed.has(one)) };
    failures.push(...(await carryOut(noted, record, document, anew !== undefined, doors)));
    // Only now: nothing is to hold up a kill.
    if (record.status === 'withdrawn') await doors.endLinks(record);
    if (failures[0]) throw failures[0].error;
    // What is owed to the others is not settled by that.
    if (anew) return;
    await doors.recordEvent(id, {
      at: new Date(doors.now()).toISOString(),
      stage: 'route',
      revision: record.revision,
      publish: planned.publish.map((one) => one.id),
      withdraw: planned.withdraw.map((one) => one.id),
      ...waitingOf(planned),
    });
    await doors.settleArticle(id, record.revision, wakeAt(record, planned));
    return;
  }
}

function isReady(record: ArticleRecord, now: number): boolean {
  if (record.status === 'withdrawn') return true;
  if (record.tagged?.version !== record.version) return false;
  const { embargoedUntil, expires } = record;
  return (
    (embargoedUntil === undefined || Date.parse(embargoedUntil) <= now) &&
    (expires === undefined || Date.parse(expires) > now)
  );
}

function currentDocument({ status, tagged, documentKey }: ArticleRecord): string {
  return (status === 'usable' && tagged?.documentKey) || documentKey;
}

/** Who is yet to have it, and when. */
function waitingOf({ waiting, window }: Plan) {
  if (!window || waiting.length === 0) return undefined;
  return {
    waiting: waiting.map((one) => one.id),
    until: new Date(window.until).toISOString(),
  };
}

/** When somebody may have it, or nobody any more: epoch milliseconds. */
function wakeAt({ status, expires }: ArticleRecord, { waiting, window }: Plan): number | undefined {
  const times = [
    ...(status === 'usable' && expires ? [Date.parse(expires)] : []),
    ...(window && waiting.length > 0 ? [window.until] : []),
  ];
  return times.length > 0 ? Math.min(...times) : undefined;
}

async function carryOut(
  { publish, withdraw }: Plan,
  record: ArticleRecord,
  document: NinjsArticle,
  isAnew: boolean,
  doors: Doors,
): Promise<Failure<Subscription>[]> {
  const store = (rendition: Parameters<Doors['putRendition']>[1]) =>
    doors.putRendition(record.id, rendition);
  const stored = { document, key: currentDocument(record) };
  const renderWithdrawal = withdrawalsOf(stored, record.updatedAt, store);
  const renderArticle = publicationsOf(stored, store);
  return [
    ...(await inTurn(withdraw, (one) =>
      note(one, 'withdraw', renderWithdrawal, record, isAnew, doors),
    )),
    ...(await inTurn(publish, (one) => note(one, 'publish', renderArticle, record, isAnew, doors))),
  ];
}

async function note(
  subscription: Subscription,
  action: Wanted['action'],
  render: (subscription: Subscription) => Promise<Rendered>,
  record: ArticleRecord,
  isAnew: boolean,
  doors: Doors,
): Promise<void> {
  const waits = isAnew && action === 'publish' && subscription.channel.type !== 'feed';
  const key = {
    subscription: subscription.id,
    article: `${record.firstSeenAt}#${record.id}`,
  };
  const wanted = {
    ...key,
    action,
    revision: record.revision,
    version: record.version,
    ...(await render(subscription)),
    uploadedAt: Date.parse(record.source.lastModified),
    ...(isAnew && { anew: true as const }),
    ...(waits && { waits }),
  };
  const standing = await doors.want(wanted, doors.now());
  const isOwed = standing === 'changed' || standing === 'owed';
  // "owed" too: whoever noted it may have stopped before it rang.
  if (isOwed) await (waits ? doors.startDrain(subscription) : doors.ring(subscription, key));
  if (isAnew && isOwed) await doors.recordEvent(record.id, eventOf(wanted, doors.now()));
}

/** Of what was worked out anew for one subscription. */
function eventOf({ subscription, action, revision }: Wanted, now: number): TimelineEvent {
  return {
    at: new Date(now).toISOString(),
    stage: 'route',
    revision,
    publish: action === 'publish' ? [subscription] : [],
    withdraw: action === 'withdraw' ? [subscription] : [],
    only: subscription,
  };
}

interface Failure<T> {
  item: T;
  error: unknown;
}

/** One item that fails keeps no other from its turn; resolves to those that failed. */
async function inTurn<T>(items: T[], work: (item: T) => Promise<void>): Promise<Failure<T>[]> {
  const failures: Failure<T>[] = [];
  for (let start = 0; start < items.length; start += atOnce) {
    await Promise.all(
      items
        .slice(start, start + atOnce)
        .map((item) => work(item).catch((error: unknown) => failures.push({ item, error }))),
    );
  }
  return failures;
}
