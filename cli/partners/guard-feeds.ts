import type { FeedAddress } from '../../lambdas/partner/feed-address.ts';
import type { connect } from '../connection.ts';
import { tokensOf, userOf, wantedPasswords } from './feed-passwords.ts';

/** A feed, with what is to be known of it to guard it. */
interface PlacedFeed {
  id: string;
  address: FeedAddress;
  /** Absent of one that is open. */
  user?: string;
  /** As `writeDigest` wrote it; undefined while there is none. */
  credential?: string | undefined;
  /** Its subscription is, and it is yet to be taken down. */
  isGone: boolean;
}

/**
 * Has CloudFront ask for the passwords that feeds have now, wherever these stand, and for no others; and
 * notes of which feeds it does, since the feed stage writes none before. It takes some seconds until
 * that is known everywhere.
 */
export async function guardFeeds({ FeedPasswords }: ReturnType<typeof connect>): Promise<void> {
  // A stack that was deployed before there were passwords.
  if (FeedPasswords === undefined) return;
  const { fillStore } = await import('./password-store.ts');
  const { noteGuarded } = await import('../../lambdas/aws/feed-addresses.ts');
  let feeds = await placedFeeds();
  const opened = feeds.filter(({ user, address, isGone }) => !isGone && !user && address.guarded);
  for (const { id, address } of opened) await noteGuarded(id, address, false);
  await fillStore(FeedPasswords, async () => {
    feeds = await placedFeeds();
    const left = feeds.filter(({ isGone }) => isGone).flatMap(({ address }) => tokensOf(address));
    const asked = feeds.flatMap(({ user, address, credential }) =>
      user === undefined ? [] : { user, address, credential },
    );
    return new Map([
      ...left.map((token) => [token, undefined] as const),
      ...wantedPasswords(asked),
    ]);
  });
  const guarded = feeds.filter(({ user, address }) => user && address.guarded !== address.mark);
  for (const { id, address } of guarded) await noteGuarded(id, address, true);
}

async function placedFeeds(): Promise<PlacedFeed[]> {
  const { listSubscriptions } = await import('../../lambdas/aws/directory.ts');
  const { listFeedAddresses } = await import('../../lambdas/aws/feed-addresses.ts');
  const { getSecrets } = await import('../../lambdas/aws/secrets.ts');
  const subscriptions = new Map((await listSubscriptions()).map((one) => [one.id, one]));
  const feeds: PlacedFeed[] = [];
  for (const [id, address] of await listFeedAddresses()) {
    const subscription = subscriptions.get(id);
    const user = subscription && userOf(subscription);
    const credential = user === undefined ? undefined : (await getSecrets(id)).credential;
    feeds.push({ id, address, ...(user && { user, credential }), isGone: !subscription });
  }
  return feeds;
}
