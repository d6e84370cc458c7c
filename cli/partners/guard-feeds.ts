import type { connect } from '../connection.ts';
import { type GuardedFeed, userOf, wantedPasswords } from './feed-passwords.ts';

/**
 * Has CloudFront ask for the passwords that feeds have now, wherever these stand, and for no others.
 * It takes some seconds until that is known everywhere.
 */
export async function guardFeeds({ FeedPasswords }: ReturnType<typeof connect>): Promise<void> {
  // A stack that was deployed before there were passwords.
  if (FeedPasswords === undefined) return;
  const { fillStore } = await import('./password-store.ts');
  await fillStore(FeedPasswords, async () => wantedPasswords(await guardedFeeds(), Date.now()));
}

async function guardedFeeds(): Promise<GuardedFeed[]> {
  const { listSubscriptions } = await import('../../lambdas/aws/directory.ts');
  const { getFeedAddress } = await import('../../lambdas/aws/feed-addresses.ts');
  const { getSecrets } = await import('../../lambdas/aws/secrets.ts');
  const feeds: GuardedFeed[] = [];
  for (const subscription of await listSubscriptions()) {
    const user = userOf(subscription);
    if (user === undefined) continue;
    const { id } = subscription;
    const [address, { credential }] = await Promise.all([getFeedAddress(id), getSecrets(id)]);
    if (address) feeds.push({ user, address, credential });
  }
  return feeds;
}
