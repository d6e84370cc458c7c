import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { getDocument } from '../aws/buckets.ts';
import { getSubscription } from '../aws/directory.ts';
import {
  forgetPlaces,
  getFeedAddress,
  removeFeedAddress,
  renewFeedAddress,
} from '../aws/feed-addresses.ts';
import { getStandingFeed, putFeed, removeFeed } from '../aws/feed-files.ts';
import {
  closePage,
  notePageWritten,
  pageBefore,
  pagesBackwards,
  pagesFrom,
} from '../aws/feed-pages.ts';
import { askForUpkeep, getUpkeep, settleUpkeep } from '../aws/feed-upkeep.ts';
import { deliveriesBetween, getDeliveries, newestDeliveries } from '../aws/ledger.ts';
import { forgetChanged, listChanged, noteChanged } from '../aws/ledger-changed.ts';
import { setAside, settleFeedDelivery } from '../aws/ledger-leases.ts';
import { want } from '../aws/ledger-wants.ts';
import { ringDelivery, ringFeed } from '../aws/queues.ts';
import { batchHandler } from '../runtime/batch.ts';
import { environment } from '../runtime/environment.ts';
import { stageTimeout } from '../runtime/limits.ts';
import { FeedStale } from '../runtime/messages.ts';
import { bringFeedUpToDate, type Doors } from './feed.ts';
import { outlineOf } from './items.ts';
import { remembering } from './remember.ts';

const doors: Doors = {
  now: Date.now,
  lifetime: stageTimeout * 1_000,
  getSubscription,
  newestDeliveries,
  deliveriesBetween,
  getDeliveries,
  setAside,
  settleFeedDelivery,
  noteChanged,
  listChanged,
  forgetChanged,
  pagesBackwards,
  pageBefore,
  pagesFrom,
  closePage,
  notePageWritten,
  getFeedAddress,
  forgetPlaces,
  removeFeedAddress,
  renewFeedAddress,
  getUpkeep,
  askForUpkeep,
  settleUpkeep,
  // Documents are immutable, and from one rendering to the next nearly all are the same.
  getDocument: remembering(getDocument, 1_500),
  // As many as a sitemap holds, and those that leave it and come to it.
  getOutline: remembering(async (key) => outlineOf(await getDocument(key)), 6_000),
  getStandingFeed,
  putFeed,
  removeFeed,
  feedsAddress: environment('feedsAddress'),
  want,
  ringDelivery,
  ringFeed,
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
