import { articlesToWake, getArticle, postponeArticle } from '../aws/articles.ts';
import { listSubscriptions } from '../aws/directory.ts';
import { dueDeliveries } from '../aws/ledger.ts';
import { ringArticle, ringDelivery, ringExpiry, ringFeed } from '../aws/queues.ts';
import { grace } from '../runtime/limits.ts';
import { logger } from '../runtime/logger.ts';
import { sweep } from './sweep.ts';

/** Called every minute. */
export async function handler(): Promise<void> {
  const rung = await sweep({
    now: Date.now,
    articlesToWake,
    getArticle,
    ringArticle,
    ringExpiry,
    postponeArticle,
    listSubscriptions,
    dueDeliveries,
    ringFeed,
    ringDelivery,
    grace: grace * 1000,
  });
  logger.info('swept', rung);
}
