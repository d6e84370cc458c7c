import dns from 'node:dns';
import type { LookupFunction } from 'node:net';
import {
  CloudFrontKeyValueStoreClient,
  ConflictException,
  DescribeKeyValueStoreCommand,
  ListKeysCommand,
  UpdateKeysCommand,
} from '@aws-sdk/client-cloudfront-keyvaluestore';
// Brings in the algorithm by which requests to all regions are signed.
import '@aws-sdk/signature-v4a';

/** How many changes CloudFront takes at once, and how many keys it lists. */
const mostAtOnce = 50;

/** How often it is begun anew when somebody else changes the store meanwhile. */
const mostTries = 10;

/**
 * Makes a key value store of CloudFront hold what it should and nothing else.
 *
 * @param store its ARN
 * @param wanted finds out what it should hold, undefined for what stands there; it is asked anew when somebody else changed the store
 *   meanwhile, who may have found out something newer
 * @throws Error when somebody else changes it all the time
 */
export async function fillStore(store: string, wanted: () => Promise<Wanted>): Promise<void> {
  const requestHandler = { httpAgent: { lookup }, httpsAgent: { lookup } };
  const client = new CloudFrontKeyValueStoreClient({ requestHandler });
  try {
    for (let tries = 1; !(await fillOnce(client, store, wanted)); tries += 1) {
      if (tries === mostTries) throw new Error('Somebody else changes the passwords all the time.');
    }
  } finally {
    client.destroy();
  }
}

/** False when somebody else has changed the store since it was read. */
async function fillOnce(
  client: CloudFrontKeyValueStoreClient,
  KvsARN: string,
  find: () => Promise<Wanted>,
): Promise<boolean> {
  // First of all: what is found out after it is at least as new as what the store was filled by.
  let { ETag } = await client.send(new DescribeKeyValueStoreCommand({ KvsARN }));
  const wanted = await find();
  const there = await listPairs(client, KvsARN);
  const puts = [...wanted].flatMap(([Key, Value]) =>
    Value === undefined || there.get(Key) === Value ? [] : { Key, Value },
  );
  const deletes = [...there.keys()].filter((key) => !wanted.has(key));
  const changes = [
    ...puts.map((one) => ({ Puts: [one] })),
    ...deletes.map((Key) => ({ Deletes: [{ Key }] })),
  ];
  try {
    for (let index = 0; index < changes.length; index += mostAtOnce) {
      const some: { Puts?: Pair[]; Deletes?: { Key: string }[] }[] = changes.slice(
        index,
        index + mostAtOnce,
      );
      const update = new UpdateKeysCommand({
        KvsARN,
        IfMatch: ETag,
        Puts: some.flatMap(({ Puts = [] }) => Puts),
        Deletes: some.flatMap(({ Deletes = [] }) => Deletes),
      });
      ({ ETag } = await client.send(update));
    }
    return true;
  } catch (error) {
    if (error instanceof ConflictException) return false;
    throw error;
  }
}

type Wanted = ReadonlyMap<string, string | undefined>;

interface Pair {
  Key: string;
  Value: string;
}

async function listPairs(
  client: CloudFrontKeyValueStoreClient,
  KvsARN: string,
): Promise<Map<string, string>> {
  const pairs = new Map<string, string>();
  let token: string | undefined;
  do {
    const { Items = [], NextToken } = await client.send(
      new ListKeysCommand({ KvsARN, MaxResults: mostAtOnce, NextToken: token }),
    );
    for (const { Key = '', Value = '' } of Items) pairs.set(Key, Value);
    token = NextToken;
  } while (token);
  return pairs;
}

/**
 * The client puts the account before the name of its host. In the embedded stack that makes a name
 * below "localhost", which is this machine (RFC 6761, 6.3), as not every resolver knows.
 */
const lookup: LookupFunction = (hostname, options, callback) =>
  dns.lookup(hostname.endsWith('.localhost') ? '127.0.0.1' : hostname, options, callback);
