import { createHmac, randomBytes } from 'node:crypto';
import { type FeedAddress, isPublic, placesAt } from '../../lambdas/partner/feed-address.ts';
import type { Subscription } from '../../lambdas/partner/subscription.ts';

/** What is kept of the password of a feed; the password itself stands nowhere. */
export interface Digest {
  salt: string;
  /** HMAC-SHA256 of the password under the salt, in hex: CloudFront has no time for a slow one. */
  hash: string;
}

/** Characters. A digest that is quickly made is quickly tried, so that a short one could be found. */
export const shortestPassword = 16;

export function digestOf(password: string): Digest {
  const salt = randomBytes(16).toString('hex');
  return { salt, hash: createHmac('sha256', salt).update(password).digest('hex') };
}

/** A digest as it is kept in the place of a credential. */
export function writeDigest({ salt, hash }: Digest): string {
  return `${salt}.${hash}`;
}

/** Nobody knows the password of a feed that was given none yet. */
const known = (credential: string | undefined): Digest => {
  const [salt = '', hash = ''] = credential?.split('.') ?? [];
  return { salt, hash };
};

/** The user that a feed asks for; undefined for one that asks for nobody. */
export function userOf({ channel }: Subscription): string | undefined {
  return channel.type === 'feed' ? channel.authentication?.user : undefined;
}

/** A feed that asks for a user, with all that is to be known of it. */
export interface GuardedFeed {
  user: string;
  address: FeedAddress;
  /** As {@link writeDigest} wrote it; undefined while there is none. */
  credential: string | undefined;
}

/**
 * What CloudFront is to ask for, by the first segment of paths: lib/edge/viewer-request.js reads it. A
 * feed is guarded wherever it stands, until it is taken down there, but where it leaves as a public one.
 */
export function wantedPasswords(feeds: readonly GuardedFeed[]): Map<string, string> {
  return new Map(
    feeds.flatMap(({ user, address, credential }) => {
      const value = JSON.stringify({ user, ...known(credential) });
      return tokensOf(address).map((token) => [token, value] as const);
    }),
  );
}

/** The first segments of all places where a private feed is yet to be taken down, or stands. */
export function tokensOf(address: FeedAddress): string[] {
  return placesAt(address, 0)
    .filter((place) => !isPublic(place))
    .map((place) => place.slice(0, place.indexOf('/')));
}
