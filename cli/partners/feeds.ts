import type { Subscription } from '../../lambdas/partner/subscription.ts';
import type { Change } from './plan.ts';

/** The ids of the feeds that are not as they were: new, changed, or gone. */
export function changedFeeds(changes: readonly Change[], before: Subscription[]): string[] {
  const feeds = new Set(before.filter(isFeed).map(({ id }) => id));
  return changes.flatMap((change) => {
    if (change.kind === 'partner') return [];
    if (change.action === 'remove') return feeds.has(change.id) ? [change.id] : [];
    return isFeed(change.after) ? [change.after.id] : [];
  });
}

function isFeed({ channel }: Subscription): boolean {
  return channel.type === 'feed';
}

/** Has a feed stand at once where its subscription says, as it says, and nowhere else. */
export async function lookAfter(id: string): Promise<void> {
  const { askForUpkeep } = await import('../../lambdas/aws/feed-upkeep.ts');
  const { ringFeed } = await import('../../lambdas/aws/queues.ts');
  const { upkeep } = await import('../../lambdas/partner/feed-upkeep.ts');
  await askForUpkeep(id, Date.now());
  await ringFeed({ subscription: id, article: upkeep });
}
