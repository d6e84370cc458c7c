import type { Carrier } from '../carrier.ts';
import { attempt } from '../http/attempt.ts';
import { checkRights } from './check.ts';
import { publish } from './publish.ts';
import { openSite } from './site.ts';
import { withdraw } from './withdraw.ts';

/** A picture is waited for a quarter of the time: the post is what matters. */
const picturesShare = 0.25;

/** Keeps one post of a WordPress site current, by its REST API (`wp/v2`). */
export const wordpressCarrier: Carrier<'wordpress'> = {
  send: (push, channel, { credential = '' }, bounds) =>
    attempt(bounds, async (exchange) => {
      const site = await openSite(channel, credential, exchange);
      return push.event === 'withdraw'
        ? withdraw(push, site)
        : publish(push, channel, site, exchange, bounds.deadline * picturesShare);
    }),
  check: (channel, { credential = '' }, bounds) =>
    attempt(bounds, async (exchange) =>
      checkRights(await openSite(channel, credential, exchange), channel),
    ),
};
