import { type Channel, listPath } from './channel.ts';

export type FeedChannel = Extract<Channel, { type: 'feed' }>;

/** Where a feed stands, as keys of objects: what follows the address of all feeds and a slash. */
export interface FeedAddress {
  /**
   * `public/<path>`, or `<token>/<path>` of a feed that only its partner is to find: the token cannot
   * be guessed, and is all the protection that the feed has.
   */
  place: string;
  /** Drawn anew whenever the feed comes to stand elsewhere: a page with another is not there yet. */
  mark: string;
  former: FormerPlace[];
  /** The mark of the place for which CloudFront asks for the feed's password; absent for none. */
  guarded?: string;
}

/** Where a feed stood before. It stands there too until then (epoch milliseconds), and no longer. */
export interface FormerPlace {
  place: string;
  until: number;
}

const publicly = 'public';

/** Where the list of the public feeds stands. */
export const listOfFeeds = `${publicly}/${listPath}`;

export interface Drawn {
  token: string;
  mark: string;
}

/**
 * The address of a feed by what its subscription says now: the one that it has where that fits. What
 * stood elsewhere stands there no longer.
 *
 * @param now epoch milliseconds
 */
export function addressFor(
  channel: FeedChannel,
  before: FeedAddress | undefined,
  now: number,
  drawn: Drawn,
): FeedAddress {
  if (before && fits(channel, before)) return before;
  const token = before && tokenOf(before.place);
  return moved(before, placeFor(channel, token ?? drawn.token), now, drawn);
}

/** Whether a feed has the address that its subscription asks for. */
export function fits(channel: FeedChannel, { place }: FeedAddress): boolean {
  return place === placeFor(channel, tokenOf(place) ?? '');
}

/**
 * A new address of a private feed.
 *
 * @param until when no other leads to it any more, epoch milliseconds
 */
export function rotated(
  channel: FeedChannel,
  before: FeedAddress | undefined,
  until: number,
  drawn: Drawn,
): FeedAddress {
  return moved(before, placeFor(channel, drawn.token), until, drawn);
}

/** The same address, at which nothing counts as written yet. */
export function renewed(before: FeedAddress, { mark }: Drawn): FeedAddress {
  return { ...before, mark, ...(before.guarded === before.mark && { guarded: mark }) };
}

/** Everywhere that the feed is to stand; its own place first. */
export function placesAt({ place, former }: FeedAddress, now: number): [string, ...string[]] {
  return [place, ...former.filter(({ until }) => until > now).map((one) => one.place)];
}

export function isPublic(place: string): boolean {
  return tokenOf(place) === undefined;
}

/** Undefined for the place of a public feed. */
function tokenOf(place: string): string | undefined {
  const first = place.slice(0, place.indexOf('/'));
  return first === publicly ? undefined : first;
}

function placeFor(channel: FeedChannel, token: string): string {
  return channel.public ? publicPlace(channel.path) : `${token}/${channel.path}`;
}

export function publicPlace(path: string): string {
  return `${publicly}/${path}`;
}

function moved(
  before: FeedAddress | undefined,
  place: string,
  until: number,
  { mark }: Drawn,
): FeedAddress {
  const left = before ? [...before.former, { place: before.place, until }] : [];
  const former = left
    .filter((one) => one.place !== place)
    .map((one) => ({ ...one, until: Math.min(one.until, until) }));
  return { place, mark, former };
}
