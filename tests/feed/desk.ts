import { randomUUID } from 'node:crypto';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3';
import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';
import { getSubscription, putSubscription } from '../../lambdas/aws/directory.ts';
import {
  forgetPlaces,
  getFeedAddress,
  removeFeedAddress,
  renewFeedAddress,
} from '../../lambdas/aws/feed-addresses.ts';
import { getStandingFeed, putFeed, removeFeed } from '../../lambdas/aws/feed-files.ts';
import {
  closePage,
  notePageWritten,
  pageBefore,
  pagesBackwards,
  pagesFrom,
} from '../../lambdas/aws/feed-pages.ts';
import { askForUpkeep, getUpkeep, settleUpkeep } from '../../lambdas/aws/feed-upkeep.ts';
import {
  deliveriesBetween,
  getDeliveries,
  getDelivery,
  newestDeliveries,
} from '../../lambdas/aws/ledger.ts';
import { forgetChanged, listChanged, noteChanged } from '../../lambdas/aws/ledger-changed.ts';
import { setAside, settleFeedDelivery } from '../../lambdas/aws/ledger-leases.ts';
import { want } from '../../lambdas/aws/ledger-wants.ts';
import { bringFeedUpToDate, type Doors } from '../../lambdas/feed/feed.ts';
import { outlineOf } from '../../lambdas/feed/items.ts';
import type { Delivery, DeliveryKey } from '../../lambdas/partner/delivery.ts';
import type { Written } from '../../lambdas/partner/feed-file.ts';
import type { Subscription } from '../../lambdas/partner/subscription.ts';
import { variables } from '../../lambdas/runtime/environment.ts';
import { openEndpoint } from '../../local/emulators/endpoint.ts';
import { article } from '../formats/articles.ts';
import { createTables } from '../support/tables.ts';

/** Tables and a bucket for feeds; the environment tells where they are. */
export async function openCloud(): Promise<{ close(): Promise<void> }> {
  const endpoint = await openEndpoint(0, () => {});
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: endpoint.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    [variables.feedsBucket]: 'feeds',
  });
  await createTables();
  await s3().send(new CreateBucketCommand({ Bucket: 'feeds' }));
  return endpoint;
}

export const day = 86_400_000;

/** What the feed is to do with the article of a day. */
interface Wish {
  action?: Delivery['action'];
  headline?: string;
  unfit?: string;
  /** When it is wanted; 1,000 if left out. */
  at?: number;
  changes?: Partial<NinjsArticle>;
}

/** One feed with its ledger and its file; documents are kept in memory. */
export class Desk {
  readonly subscription: Subscription;
  readonly documents = new Map<string, NinjsArticle>();
  readonly writes: Written[] = [];
  /** For the hub. */
  readonly rings: (DeliveryKey & { partner: string })[] = [];
  now = 5_000;
  #revision = 0;

  constructor(changes: Partial<Subscription> = {}) {
    const id = randomUUID();
    this.subscription = {
      id,
      partner: 'partner',
      name: 'a feed',
      active: true,
      filter: {},
      format: 'rss',
      channel: { type: 'feed', path: `${id}/all.xml`, title: 'All of it', public: true },
      ...changes,
    };
  }

  async open(): Promise<this> {
    await putSubscription(this.subscription);
    return this;
  }

  /** Of a public feed, as the desk's are unless they are said to be otherwise. */
  get place(): string {
    return `public/${this.path}`;
  }

  get path(): string {
    const { channel } = this.subscription;
    return channel.type === 'feed' ? channel.path : '';
  }

  readonly doors: Doors = {
    now: () => this.now,
    lifetime: 60_000,
    getSubscription,
    newestDeliveries,
    deliveriesBetween,
    getDeliveries,
    setAside,
    settleFeedDelivery,
    noteChanged,
    listChanged,
    forgetChanged,
    pagesBackwards,
    pageBefore,
    pagesFrom,
    closePage,
    notePageWritten,
    getFeedAddress,
    forgetPlaces,
    removeFeedAddress,
    renewFeedAddress,
    getUpkeep,
    askForUpkeep,
    settleUpkeep,
    getDocument: async (key) => this.#document(key),
    getOutline: async (key) => outlineOf(this.#document(key)),
    getStandingFeed,
    putFeed: async (file, standing) => {
      const written = await putFeed(file, standing);
      this.writes.push(written);
      return written;
    },
    removeFeed,
    feedsAddress: 'https://feeds.example',
    want,
    ringDelivery: async (due, partner) => {
      this.rings.push({ ...due, partner });
    },
    ringFeed: async () => {},
  };

  /** With writes of files that take so many milliseconds. */
  slowDoors(milliseconds: number): Doors {
    const { putFeed } = this.doors;
    return {
      ...this.doors,
      putFeed: (...file) => {
        this.now += milliseconds;
        return putFeed(...file);
      },
    };
  }

  /** Resolves to the article's key in the ledger. */
  async want(dayOfIt: number, wish: Wish = {}): Promise<string> {
    const { action = 'publish', headline = `Day ${dayOfIt}`, unfit, at = 1_000, changes } = wish;
    const key = `${new Date(dayOfIt * day).toISOString()}#a`;
    const revision = ++this.#revision;
    const rendition = `articles/${revision}.json`;
    this.documents.set(
      rendition,
      article({ uri: `urn:day:${dayOfIt}`, headlines: [{ value: headline }], ...changes }),
    );
    const wanted = {
      ...{ action, revision, version: revision, rendition, uploadedAt: 0 },
      ...(unfit && { unfit }),
    };
    await want({ subscription: this.subscription.id, article: key, ...wanted }, at);
    return key;
  }

  /** Resolves to the articles' keys. */
  wantAll(first: number, last: number, wish: Wish = {}): Promise<string[]> {
    const days = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    return Promise.all(days.map((one) => this.want(one, wish)));
  }

  withdraw(dayOfIt: number, wish: Wish = {}): Promise<string> {
    return this.want(dayOfIt, { action: 'withdraw', ...wish });
  }

  render(...articles: string[]): Promise<void> {
    return bringFeedUpToDate(this.subscription.id, articles, this.doors);
  }

  /** The feed, or another file, as it stands; undefined when it does not. */
  async file(
    Key = this.place,
  ): Promise<{ body: string; contentType: string | undefined } | undefined> {
    try {
      const found = await s3().send(new GetObjectCommand({ Bucket: 'feeds', Key }));
      return {
        body: (await found.Body?.transformToString()) ?? '',
        contentType: found.ContentType,
      };
    } catch (error) {
      if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
      throw error;
    }
  }

  async body(key = this.place): Promise<string> {
    return (await this.file(key))?.body ?? '';
  }

  /** Everything that stands below the feeds address and is of this feed. */
  async keys(): Promise<string[]> {
    const { Contents = [] } = await s3().send(new ListObjectsV2Command({ Bucket: 'feeds' }));
    return Contents.map(({ Key = '' }) => Key).filter((key) => key.includes(this.path));
  }

  /** The pages that lead back from the feed, or from another place of it, the newest first. */
  async pages(from = this.place): Promise<{ key: string; body: string }[]> {
    const found: { key: string; body: string }[] = [];
    for (let key = previousIn(await this.body(from)); key; ) {
      const body = await this.body(key);
      found.push({ key, body });
      key = previousIn(body);
    }
    return found;
  }

  #document(key: string): NinjsArticle {
    const found = this.documents.get(key);
    if (!found) throw new Error(`no document ${key}`);
    return found;
  }

  row(key: string): Promise<Delivery | undefined> {
    return getDelivery(this.subscription.id, key);
  }
}

/** The key of the page that came before, in whichever format. */
function previousIn(body: string): string | undefined {
  const [address] =
    /"(?:next|next_url)":"[^"]*"|rel="prev-archive" href="[^"]*"|href="[^"]*" rel="prev-archive"/.exec(
      body,
    ) ?? [];
  return /https:\/\/feeds\.example\/([^"]*)/.exec(address ?? '')?.[1];
}

function s3(): S3Client {
  client ??= new S3Client({ forcePathStyle: true });
  return client;
}

let client: S3Client | undefined;
