import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { getDocument, putFeed } from '../aws/buckets.ts';
import { getSubscription } from '../aws/directory.ts';
import { getDelivery, newestDeliveries } from '../aws/ledger.ts';
import { setAside, settleFeedDelivery } from '../aws/ledger-leases.ts';
import { batchHandler } from '../runtime/batch.ts';
import { environment } from '../runtime/environment.ts';
import { FeedStale } from '../runtime/messages.ts';
import { bringFeedUpToDate, type Doors } from './feed.ts';
import { remembering } from './remember.ts';

const doors: Doors = {
  now: Date.now,
  getSubscription,
  newestDeliveries,
  getDelivery,
  setAside,
  settleFeedDelivery,
  // Documents are immutable, and from one rendering to the next nearly all are the same.
  getDocument: remembering(getDocument, 500),
  putFeed,
  feedsAddress: environment('feedsAddress'),
};

export function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  // All messages of one feed are answered by one rendering, and stand or fall with it.
  const renderings = new Map<string, Promise<void>>();
  return batchHandler(async (body, { attributes }) => {
    const { subscription } = parse(body);
    const sameFeed = event.Records.filter(
      (one) => one.attributes.MessageGroupId === attributes.MessageGroupId,
    );
    const rendering =
      renderings.get(subscription) ??
      bringFeedUpToDate(
        subscription,
        sameFeed.map((one) => parse(one.body).article),
        doors,
      );
    renderings.set(subscription, rendering);
    await rendering;
  })(event);
}

function parse(body: string): FeedStale {
  return FeedStale.parse(JSON.parse(body));
}
