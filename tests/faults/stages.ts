import type { SQSEvent } from 'aws-lambda';
import { deliverTimeout, deliverVisibility } from '../../lambdas/runtime/limits.ts';
import { logger } from '../../lambdas/runtime/logger.ts';
import type { Journal } from './journal.ts';
import type { Partners } from './partners.ts';
import type { Consumer } from './queues.ts';

/** What goes on in a play, for those who take part in it. */
export interface Scene {
  journal: Journal;
  partners: Partners;
}

type Handler = (event: SQSEvent) => Promise<{ batchItemFailures: { itemIdentifier: string }[] }>;

/** Whoever works off a queue: its handler, and how lib/wirecopy-stack.ts sets it up. */
export interface Stage extends Omit<Consumer, 'work'> {
  handle: Handler;
  /** Milliseconds after which Lambda ends the function. */
  timeout: number;
}

export interface Stages {
  queues: Record<string, Stage>;
  sweep(): Promise<void>;
}

const usual = { batchSize: 10, maxConcurrency: 10, timeout: 60_000, visibility: 360_000 };

/**
 * The handlers as they are deployed. Only at the doors of deliver is there somebody else: a partner,
 * and a witness of what is written down.
 */
export async function loadStages(scene: () => Scene): Promise<Stages> {
  for (const level of ['debug', 'info', 'warn', 'error'] as const) {
    logger[level] = (...parts: unknown[]) => scene().journal.logged(parts);
  }
  const [normalise, tag, route, deliver, feed, sweep] = await Promise.all([
    import('../../lambdas/normalise/handler.ts'),
    import('../../lambdas/tag/handler.ts'),
    import('../../lambdas/route/handler.ts'),
    import('../../lambdas/deliver/handler.ts'),
    import('../../lambdas/feed/handler.ts'),
    import('../../lambdas/sweep/handler.ts'),
  ]);
  const { doors } = deliver;
  const delivering = deliver.delivering({
    ...doors,
    send: (push, channel) => scene().partners.send(push, channel),
    commit: async (lease, conclusion, now) => {
      const committed = await doors.commit(lease, conclusion, now);
      scene().partners.recorded(lease.delivery, lease.delivery.want);
      return committed;
    },
  });
  return {
    queues: {
      intake: { ...usual, batchSize: 1, handle: normalise.handler },
      tagging: { ...usual, handle: tag.handler },
      routing: { ...usual, handle: route.handler },
      deliveries: {
        ...usual,
        maxConcurrency: 20,
        timeout: deliverTimeout * 1000,
        visibility: deliverVisibility * 1000,
        handle: delivering,
      },
      feeds: { ...usual, maxConcurrency: 5, fifo: true, handle: feed.handler },
    },
    sweep: sweep.handler,
  };
}
