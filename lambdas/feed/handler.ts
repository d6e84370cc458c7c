import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { getDocument } from '../aws/buckets.ts';
import { getSubscription } from '../aws/directory.ts';
import { getStandingFeed, putFeed } from '../aws/feed-files.ts';
import { getDelivery, newestDeliveries } from '../aws/ledger.ts';
import { setAside, settleFeedDelivery } from '../aws/ledger-leases.ts';
import { forgetWithdrawn, listWithdrawn, noteWithdrawn } from '../aws/ledger-withdrawn.ts';
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
  noteWithdrawn,
  listWithdrawn,
  forgetWithdrawn,
  // Documents are immutable, and from one rendering to the next nearly all are the same.
  getDocument: remembering(getDocument, 1_500),
  getStandingFeed,
  putFeed,
  feedsAddress: environment('feedsAddress'),
};

export function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  // All messages of one feed are answered by one rendering, and stand or fall with it.
  const renderings = new Map<string, Promise<void>>();
  return batchHandler(async (body) => {
    const { subscription } = parse(body);
    const rendering =
      renderings.get(subscription) ??
      bringFeedUpToDate(subscription, newsOf(subscription, event), doors);
    renderings.set(subscription, rendering);
    await rendering;
  })(event);
}

/** The articles that the batch has for one feed. */
function newsOf(subscription: string, { Records }: SQSEvent): string[] {
  return Records.flatMap(({ body }) => {
    const stale = parseIfReadable(body);
    return stale?.subscription === subscription ? [stale.article] : [];
  });
}

/** A message that cannot be read fails when its own turn comes, and takes no other with it. */
function parseIfReadable(body: string): FeedStale | undefined {
  try {
    return parse(body);
  } catch {
    return undefined;
  }
}

function parse(body: string): FeedStale {
  return FeedStale.parse(JSON.parse(body));
}
