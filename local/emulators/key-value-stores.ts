import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';

/** The key value stores of CloudFront by ARN, and the API by which what is in them is changed. */
export class KeyValueStores {
  readonly #stores = new Map<string, Store>();

  /** Makes an empty store; what is in it stands in the map that comes back. */
  add(arn: string): ReadonlyMap<string, string> {
    const store: Store = { pairs: new Map(), etag: randomUUID() };
    this.#stores.set(arn, store);
    return store.pairs;
  }

  /** What is in a store; undefined when there is none. */
  get(arn: string): ReadonlyMap<string, string> | undefined {
    return this.#stores.get(arn)?.pairs;
  }

  /**
   * Answers DescribeKeyValueStore, ListKeys and UpdateKeys, as restJson1 has them.
   *
   * @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Operations_Amazon_CloudFront_KeyValueStore.html
   */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, headers, body } = await this.#outcome(request);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  }

  async #outcome(request: IncomingMessage): Promise<Outcome> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const [, , arn = '', keys, key] = pathname.split('/');
    const operation = `${request.method} ${[keys, key && '{Key}'].filter(Boolean).join('/')}`;
    const name = decodeURIComponent(arn);
    const store = this.#stores.get(name);
    if (!store) return refusal(404, 'ResourceNotFoundException', `There is no store ${name}.`);
    switch (operation) {
      case 'GET ':
        return described(name, store);
      case 'GET keys':
        return listed(store, searchParams);
      case 'POST keys':
        return updated(store, request.headers['if-match'], (await json(request)) as Update);
      default:
        return refusal(
          400,
          'ValidationException',
          `The embedded stack does not know ${operation}.`,
        );
    }
  }
}

interface Store {
  pairs: Map<string, string>;
  /** Changes whenever the pairs do. */
  etag: string;
}

interface Update {
  Puts?: { Key: string; Value: string }[];
  Deletes?: { Key: string }[];
}

interface Outcome {
  status: number;
  headers?: Record<string, string>;
  body: object;
}

function described(KvsARN: string, store: Store): Outcome {
  const body = { KvsARN, ...totals(store), Status: 'READY', Created: 0, LastModified: 0 };
  return { status: 200, headers: { etag: store.etag }, body };
}

/** At most fifty at once, ten if it is not said how many; the token is the last key of the page. */
function listed({ pairs }: Store, asked: URLSearchParams): Outcome {
  const most = Math.min(Number(asked.get('MaxResults') ?? 10), 50);
  const after = asked.get('NextToken') ?? '';
  const left = [...pairs].filter(([key]) => key > after).sort(([a], [b]) => (a < b ? -1 : 1));
  const Items = left.slice(0, most).map(([Key, Value]) => ({ Key, Value }));
  const NextToken = left.length > most ? Items.at(-1)?.Key : undefined;
  return { status: 200, body: { Items, NextToken } };
}

function updated(store: Store, ifMatch: string | undefined, update: Update): Outcome {
  const { Puts = [], Deletes = [] } = update;
  if (ifMatch !== store.etag) {
    return refusal(409, 'ConflictException', 'The store has changed since that ETag.');
  }
  if (Puts.length + Deletes.length > mostChanges || Puts.some(isTooLong)) {
    return refusal(400, 'ValidationException', 'More, or longer, than a store takes at once.');
  }
  for (const { Key } of Deletes) store.pairs.delete(Key);
  for (const { Key, Value } of Puts) store.pairs.set(Key, Value);
  store.etag = randomUUID();
  return { status: 200, headers: { etag: store.etag }, body: totals(store) };
}

/** @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-keyvaluestores */
const mostChanges = 50;
const longest = { Key: 512, Value: 1024 };

function isTooLong({ Key, Value }: { Key: string; Value: string }): boolean {
  return Buffer.byteLength(Key) > longest.Key || Buffer.byteLength(Value) > longest.Value;
}

function totals({ pairs }: Store) {
  const sizes = [...pairs].map(([key, value]) => Buffer.byteLength(key + value));
  return { ItemCount: pairs.size, TotalSizeInBytes: sizes.reduce((sum, size) => sum + size, 0) };
}

function refusal(status: number, error: string, Message: string): Outcome {
  return { status, headers: { 'x-amzn-errortype': error }, body: { Message } };
}
