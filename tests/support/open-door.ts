import { randomBytes } from 'node:crypto';
import { digestOf, writeDigest } from '../../cli/partners/feed-passwords.ts';
import { lookAfter } from '../../cli/partners/feeds.ts';
import { guardFeeds } from '../../cli/partners/guard-feeds.ts';
import { deleteUpload, putUpload } from '../../lambdas/aws/buckets.ts';
import {
  putPartner,
  putSubscription,
  removePartner,
  removeSubscription,
} from '../../lambdas/aws/directory.ts';
import { getFeedAddress } from '../../lambdas/aws/feed-addresses.ts';
import { replaceCredential } from '../../lambdas/aws/secrets.ts';
import type { FeedChannel } from '../../lambdas/partner/feed-address.ts';
import type { FeedDoor } from './feed-door.ts';
import { until } from './pipeline.ts';

/** Of the door's articles and feeds; nothing else on the stack has to do with them. */
const name = 'door';
const key = `${name}/harbour.txt`;
const text = `The harbour opens its doors\n\n${'The harbour opened to all ships on Monday, the city said. '.repeat(20)}\n`;

const user = 'reader';
const rss = { format: 'rss' } as const;
const subscriptions: Record<string, { format: keyof FeedDoor['feeds'] } & Partial<FeedChannel>> = {
  rss,
  atom: { format: 'atom' },
  'json-feed': { format: 'json-feed' },
  ninjs: { format: 'ninjs' },
  public: { ...rss, public: true },
  guarded: { ...rss, authentication: { type: 'basic', user } },
};

/**
 * Has a stack publish an article in feeds of every kind, and resolves once they can be fetched.
 *
 * @param outputs of the stack, to which the environment leads already
 */
export async function openDoor(
  outputs: Record<string, string>,
): Promise<FeedDoor & { close(): Promise<void> }> {
  const password = randomBytes(24).toString('base64');
  await putPartner({ id: name, name: 'The door' });
  for (const [id, { format, ...channel }] of Object.entries(subscriptions)) {
    await putSubscription({
      id: `${name}-${id}`,
      partner: name,
      name: id,
      active: true,
      filter: { publishers: [name] },
      format,
      channel: { type: 'feed', path: `${name}/${id}`, title: 'The door', ...channel },
    });
  }
  await replaceCredential(`${name}-guarded`, writeDigest(digestOf(password)));
  await guardFeeds(outputs);
  const bytes = Buffer.from(text);
  await putUpload(key, bytes, bytes.length);

  const addressOf = async (id: string) =>
    `${outputs.FeedsAddress}/${(await getFeedAddress(`${name}-${id}`))?.place}`;
  const feeds = {
    rss: await addressOf('rss'),
    atom: await addressOf('atom'),
    'json-feed': await addressOf('json-feed'),
    ninjs: await addressOf('ninjs'),
  };
  const publicFeed = await addressOf('public');
  const guarded = { address: await addressOf('guarded'), user, password };
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  for (const address of [...Object.values(feeds), publicFeed, guarded.address]) {
    await until(
      async () => (await fetch(address, { headers: { authorization } })).ok,
      `${address} to be there`,
      180_000,
    );
  }
  return {
    feeds,
    publicFeed,
    guarded,
    async close() {
      await deleteUpload(key);
      const ids = Object.keys(subscriptions).map((id) => `${name}-${id}`);
      await Promise.all(ids.map(removeSubscription));
      await guardFeeds(outputs);
      await Promise.all(ids.map(lookAfter));
      await removePartner(name);
    },
  };
}
