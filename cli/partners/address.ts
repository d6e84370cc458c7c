import type { FeedAddress } from '../../lambdas/partner/feed-address.ts';
import { connect } from '../connection.ts';
import { UsageError } from '../usage-error.ts';
import { lookAfter } from './feeds.ts';
import { guardFeeds } from './guard-feeds.ts';

const week = 7 * 86_400_000;

/**
 * Shows where a feed is fetched, on standard output, and on standard error until when it stands where
 * it stood before. Nothing else shows the address of a private feed.
 */
export async function showAddress(
  subscription: string,
  options: { rotate?: true; overlap?: number; outputs?: string },
): Promise<void> {
  const outputs = connect(options.outputs);
  const { getSubscription } = await import('../../lambdas/aws/directory.ts');
  const { getFeedAddress, keepFeedAddress, rotateFeedAddress } = await import(
    '../../lambdas/aws/feed-addresses.ts'
  );
  const found = await getSubscription(subscription);
  if (!found) throw new UsageError(`There is no subscription ${subscription}.`);
  const { channel } = found;
  if (channel.type !== 'feed') throw new UsageError(`${subscription} is no feed: it is sent.`);
  if (options.rotate && channel.public) {
    throw new UsageError(`${subscription} is public: its address is its path, and no secret.`);
  }
  if (options.overlap !== undefined && !options.rotate) {
    throw new UsageError(
      '--overlap tells how long the address before leads there, after --rotate.',
    );
  }
  const now = Date.now();
  const before = await getFeedAddress(subscription);
  const address = options.rotate
    ? await rotateFeedAddress(subscription, channel, now + (options.overlap ?? week))
    : await keepFeedAddress(subscription, channel, now);
  if (address.mark !== before?.mark) {
    // Before the feed stands there.
    await guardFeeds(outputs);
    await lookAfter(subscription);
  }
  process.stdout.write(`${outputs.FeedsAddress}/${address.place}\n`);
  for (const sentence of formerly(address, now)) process.stderr.write(`${sentence}\n`);
}

function formerly({ former }: FeedAddress, now: number): string[] {
  return former
    .filter(({ until }) => until > now)
    .map(
      ({ place, until }) => `Until ${new Date(until).toISOString()} it also stands at /${place}.`,
    );
}
