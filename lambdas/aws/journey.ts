import type { Receipt } from '../article/receipt.ts';
import type { ArticleRecord } from '../article/record.ts';
import type { SameStory } from '../article/same-story.ts';
import type { TimelineEvent } from '../article/timeline.ts';
import type { Delivery } from '../partner/delivery.ts';
import { getArticle, listEvents, listRecipients } from './articles.ts';
import { getDelivery } from './ledger.ts';
import { getPings } from './ledger-pings.ts';
import { listSameStories } from './same-stories.ts';
import { getUpload } from './uploads.ts';

/** Everything on record of an upload or an article, from its arrival to each partner's answer. */
export interface Journey {
  /** Of the newest reading of the upload; absent when only the article is known. */
  receipt?: Receipt;
  record?: ArticleRecord;
  events: TimelineEvent[];
  deliveries: Delivery[];
  /** What the hubs of its feeds are owed or were told, of whatever articles. */
  pings: Delivery[];
  /** Other articles that tell the same story, the most similar first. */
  sameStoryAs: SameStory[];
  /** Of each article, when the upload holds several: there is then no record, nor events here. */
  articles?: Journey[];
}

/** Undefined when nothing was ever read under this key. */
export async function journeyOfUpload(key: string): Promise<Journey | undefined> {
  const upload = await getUpload(key);
  if (!upload) return undefined;
  const { receipt, articles: noted = [] } = upload;
  const ids = receipt?.article ? [receipt.article.id] : noted;
  const found = await Promise.all(ids.map(journeyOfArticle));
  const articles = found.filter((one) => one !== undefined);
  return {
    events: [],
    deliveries: [],
    pings: [],
    sameStoryAs: [],
    ...(ids.length > 1 ? { articles } : articles[0]),
    ...(receipt && { receipt }),
  };
}

/** Undefined when there is no article of this id. */
export async function journeyOfArticle(id: string): Promise<Journey | undefined> {
  const record = await getArticle(id);
  if (!record) return undefined;
  const [events, recipients, sameStoryAs] = await Promise.all([
    listEvents(id),
    listRecipients(id),
    listSameStories(id),
  ]);
  const [pings, ...deliveries] = await Promise.all([
    getPings(recipients),
    ...recipients.map((subscription) => getDelivery(subscription, `${record.firstSeenAt}#${id}`)),
  ]);
  return {
    record,
    events,
    deliveries: deliveries.filter((one) => one !== undefined),
    pings,
    sameStoryAs,
  };
}

/** Whether each article's current revision was routed and nothing is owed to any partner. */
export function isThrough({ record, events, deliveries, articles = [] }: Journey): boolean {
  if (!record) return articles.every(isThrough);
  const routed = events.some(
    (event) =>
      event.stage === 'route' && event.only === undefined && event.revision >= record.revision,
  );
  return routed && deliveries.every((one) => one.dueAt === undefined);
}
