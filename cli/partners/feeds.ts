import type { Subscription } from '../../lambdas/partner/subscription.ts';

/** A feed that stands where its subscription no longer has it. */
export interface AbandonedFeed {
  path: string;
  /** Where it is to stand now; absent when its subscription is gone. */
  movedTo?: string;
}

/** Nothing would keep them true: a kill would never reach them. */
export function abandonedFeeds(before: Subscription[], after: Subscription[]): AbandonedFeed[] {
  const now = new Map(after.map(({ id, channel }) => [id, pathOf(channel)]));
  const taken = new Set(now.values());
  return before.flatMap(({ id, channel }) => {
    const path = pathOf(channel);
    if (path === undefined || taken.has(path)) return [];
    const movedTo = now.get(id);
    return [{ path, ...(movedTo !== undefined && { movedTo }) }];
  });
}

function pathOf(channel: Subscription['channel']): string | undefined {
  return channel.type === 'feed' ? channel.path : undefined;
}
