import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import {
  addRecipient,
  getArticle,
  listRecipients,
  recordEvent,
  settleArticle,
} from '../aws/articles.ts';
import { getDocument, putRendition } from '../aws/buckets.ts';
import { listSubscriptions } from '../aws/directory.ts';
import { want } from '../aws/ledger-wants.ts';
import { noteWaiting } from '../aws/partner-drain.ts';
import { ringDelivery, ringFeed } from '../aws/queues.ts';
import { keepFingerprint, listLinks, putLink } from '../aws/same-stories.ts';
import { drainKey } from '../partner/drain.ts';
import { batchHandler } from '../runtime/batch.ts';
import { RoutingDue } from '../runtime/messages.ts';
import { endLinks } from '../similarity/links.ts';
import { indexed, type Subscriptions } from './plan.ts';
import { route } from './route.ts';

export function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  // One reading of the directory serves all messages of the batch.
  let subscriptions: Promise<Subscriptions> | undefined;
  const doors = {
    now: Date.now,
    readSubscriptions: () => {
      subscriptions ??= listSubscriptions().then(indexed);
      return subscriptions;
    },
    getArticle,
    getDocument,
    putRendition,
    listRecipients,
    addRecipient,
    want,
    ring: ({ channel, partner }, due) =>
      channel.type === 'feed' ? ringFeed(due) : ringDelivery(due, partner),
    startDrain: async ({ partner, id }) => {
      const isNew = await noteWaiting(partner, id, Date.now());
      if (isNew) await ringDelivery(drainKey(partner, id), partner);
    },
    recordEvent,
    settleArticle,
    endLinks: (record) => endLinks(record, { keepFingerprint, listLinks, putLink }),
  } satisfies Parameters<typeof route>[1];
  return batchHandler((body) => {
    const { article, anew } = RoutingDue.parse(JSON.parse(body));
    return route(article, doors, anew);
  })(event);
}
