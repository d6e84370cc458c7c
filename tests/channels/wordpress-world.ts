import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';
import type { Bounds } from '../../lambdas/channels/carrier.ts';
import { parseNetworks } from '../../lambdas/channels/network/address-guard.ts';
import { wordpressCarrier } from '../../lambdas/channels/wordpress/send.ts';
import { wordpressWriter } from '../../lambdas/formats/wordpress/write.ts';
import type { WordPressChannel } from '../../lambdas/partner/http-channels.ts';
import type { Answer, Push } from '../../lambdas/partner/push.ts';
import { article } from '../formats/articles.ts';
import type { Entry, Role, User } from '../support/wordpress/database.ts';
import { startWordPress, type WordPress } from '../support/wordpress/server.ts';

export const bounds: Bounds = { deadline: 20_000, networks: parseNetworks('127.0.0.0/8') };

/** A WordPress site with one user of ours, and a publisher's server that has a picture. */
export interface World {
  site: WordPress;
  user: User;
  channel: WordPressChannel;
  pictures: Pictures;
  /** Makes one attempt with an article; remembers what the channel learnt, as the ledger does. */
  push(
    event: Push['event'],
    changes?: Partial<NinjsArticle>,
    more?: Partial<Push>,
  ): Promise<Answer>;
  /** The posts of the site, in the order in which they were made. */
  posts(): Entry[];
  media(): Entry[];
  stop(): Promise<void>;
}

interface Pictures {
  address: string;
  /** What it answers with. */
  reply: { status: number; type: string; body: Buffer };
  asked: number;
}

export async function startWorld(role: Role = 'editor'): Promise<World> {
  const site = await startWordPress();
  const user = site.addUser('wirecopy', role);
  const pictures: Pictures = {
    address: '',
    reply: { status: 200, type: 'image/jpeg', body: Buffer.from('a picture') },
    asked: 0,
  };
  const server = createServer((_request, response) => {
    pictures.asked += 1;
    const { status, type, body } = pictures.reply;
    response.writeHead(status, { 'content-type': type }).end(body);
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  pictures.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ferry.jpg`;
  const channel: WordPressChannel = { type: 'wordpress', url: site.address, user: user.login };
  let sequence = 0;
  let remote: string | undefined;
  const ofType = (type: Entry['type']) => site.database.entries.filter((one) => one.type === type);
  return {
    site,
    user,
    channel,
    pictures,
    async push(event, changes = {}, more = {}) {
      sequence += 1;
      const push = { ...pushOf(event, more.sequence ?? sequence, changes), ...more };
      const answer = await wordpressCarrier.send(
        { ...push, ...(remote !== undefined && { remote }), ...more },
        channel,
        { signing: [], credential: user.applicationPassword },
        bounds,
      );
      remote = answer.remote ?? remote;
      return answer;
    },
    posts: () => ofType('post'),
    media: () => ofType('attachment'),
    async stop() {
      await site.stop();
      await new Promise((stopped) => {
        server.close(stopped);
        server.closeAllConnections();
      });
    },
  };
}

/** What deliver would have carried: the rendition of an article, under the id of its sequence. */
export function pushOf(
  event: Push['event'],
  sequence: number,
  changes: Partial<NinjsArticle> = {},
): Push {
  const one = article({ firstCreated: '2024-01-05T06:30:00.000Z', associations: [], ...changes });
  const isWithdrawn = event === 'withdraw';
  return {
    id: `wc_0123456789abcdefghjkmnpqrs_${String(sequence).padStart(10, '0')}`,
    event,
    body: wordpressWriter.write(isWithdrawn ? { ...one, pubStatus: 'canceled', bodies: [] } : one),
    contentType: 'application/json',
    sequence,
    article: { id: 'a', firstSeenAt: '2026-11-24T08:00:00.000Z', version: sequence },
  };
}

export function picture(href: string, words = 'A ferry at its berth'): Partial<NinjsArticle> {
  return {
    associations: [
      {
        name: 'main',
        uri: href,
        type: 'picture',
        descriptions: [{ value: words }],
        by: 'A. Photographer',
        renditions: [{ name: 'main', href, contentType: 'image/jpeg' }],
      },
    ],
  };
}
