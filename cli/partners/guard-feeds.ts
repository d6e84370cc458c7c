import type { connect } from '../connection.ts';
import { tokensOf, userOf, wantedPasswords } from './feed-passwords.ts';
import { type PlacedFeed, placedFeeds } from './placed-feeds.ts';

/** A feed, with what is to be known of it to guard it. */
interface GuardedFeed extends PlacedFeed {
  /** Absent of one that is open. */
  user?: string;
  /** As `writeDigest` wrote it; undefined while there is none. */
  credential?: string | undefined;
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
  let feeds = await guardedFeeds();
  const opened = feeds.filter(({ user, address, feed }) => feed && !user && address.guarded);
  for (const { id, address } of opened) await noteGuarded(id, address, false);
  await fillStore(FeedPasswords, async () => {
    feeds = await guardedFeeds();
    const left = feeds.filter(({ feed }) => !feed).flatMap(({ address }) => tokensOf(address));
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

async function guardedFeeds(): Promise<GuardedFeed[]> {
  const { getSecrets } = await import('../../lambdas/aws/secrets.ts');
  const feeds: GuardedFeed[] = [];
  for (const one of await placedFeeds()) {
    const user = one.feed && userOf(one.feed);
    const credential = user === undefined ? undefined : (await getSecrets(one.id)).credential;
    feeds.push({ ...one, ...(user && { user, credential }) });
  }
  return feeds;
}
