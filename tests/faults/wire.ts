import { Readable } from 'node:stream';
import { dynamodb, s3, sqs } from '../../lambdas/aws/clients.ts';
import { currentWorker, offStage, type Worker } from './worker.ts';

/** A request to AWS as it was made. */
export interface Call {
  service: 'dynamodb' | 's3' | 'sqs';
  /** Such as `PutObjectCommand`. */
  command: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the command asks for.
  input: any;
}

/** Hears of each call that was carried out, at its time, and of each fault. */
export interface Witness {
  saw(call: Call): void;
  fault(kind: 'crash' | 'throttle' | 'lost answer' | 'stall'): void;
}

interface Reply {
  response: { statusCode: number; headers: Record<string, string>; body: Readable };
}

/** How long a call takes, in milliseconds. */
const quickest = 10;
const slowest = 60;

/**
 * Stands on the wire between the pipeline's own AWS clients and AWS: calls of a worker take their
 * time in the play, and meet with what endangers that worker. Calls of nobody's pass as they are.
 */
export function standOnTheWire(witness: () => Witness): void {
  for (const [service, { middlewareStack }] of Object.entries({ dynamodb, s3, sqs })) {
    // Below the SDK's own retries and next to the socket: every try is a call of its own.
    (middlewareStack as unknown as Stack).add(
      (next, { commandName }) =>
        async (args) => {
          const worker = currentWorker();
          if (!worker) return next(args);
          const call = { service, command: commandName, input: args.input } as Call;
          return carry(worker, call, () => offStage(() => whole(next(args))), witness());
        },
      { step: 'deserialize', priority: 'low', name: 'faults' },
    );
  }
}

/** What the three clients' stacks have in common. */
interface Stack {
  add(
    middleware: (next: Next, context: { commandName: string }) => Next,
    place: { step: 'deserialize'; priority: 'low'; name: string },
  ): void;
}

type Next = (args: { input: unknown }) => Promise<Reply>;

async function carry(
  worker: Worker,
  call: Call,
  make: () => Promise<Reply>,
  witness: Witness,
): Promise<Reply> {
  const { time, random, dangers } = worker;
  const takes = random.whole(quickest, slowest);
  await worker.alive();
  if (!dangers) return time.call(takes, touched(call), () => seen(make(), call, witness));

  const fate = random.next();
  const die = () => {
    witness.fault('crash');
    return worker.die();
  };
  if (fate < dangers.crash / 2) return die();
  if (random.chance(dangers.stall.chance)) {
    witness.fault('stall');
    await time.sleep(random.whole(1_000, dangers.stall.longest));
    await worker.alive();
  }
  if (random.chance(dangers.throttle) && call.service !== 'sqs') {
    witness.fault('throttle');
    await time.sleep(takes);
    await worker.alive();
    return throttled(call.service);
  }
  const reply = await time.call(takes, touched(call), () => seen(make(), call, witness));
  if (fate < dangers.crash) return die();
  await worker.alive();
  if (random.chance(dangers.lostAnswer)) {
    witness.fault('lost answer');
    throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
  }
  return reply;
}

async function seen(reply: Promise<Reply>, call: Call, witness: Witness): Promise<Reply> {
  const made = await reply;
  if (made.response.statusCode < 300) witness.saw(call);
  return made;
}

/**
 * The reply with its body in memory, so that nobody waits for a socket later; and without the
 * server's time, which is not that of the play: the SDK would think its own clock wrong.
 */
async function whole(reply: Promise<Reply>): Promise<Reply> {
  const { response } = await reply;
  const chunks: Buffer[] = [];
  for await (const chunk of response.body) chunks.push(chunk);
  const { date, ...headers } = response.headers;
  return { response: { ...response, headers, body: Readable.from([Buffer.concat(chunks)]) } };
}

function throttled(service: 'dynamodb' | 's3'): Reply {
  const isTable = service === 'dynamodb';
  const body = isTable
    ? '{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException","message":"Too much."}'
    : '<Error><Code>SlowDown</Code><Message>Too much.</Message></Error>';
  const type = isTable ? 'application/x-amz-json-1.0' : 'application/xml';
  return {
    response: {
      statusCode: isTable ? 400 : 503,
      headers: { 'content-type': type },
      body: Readable.from([Buffer.from(body)]),
    },
  };
}

/** The items that a call reads or writes, as closely as it matters who comes first. */
function touched({ service, input }: Call): string[] | 'many' {
  if (service === 'sqs') return ['queues'];
  if (service === 's3') {
    const object = `${input.Bucket}/${input.Key}`;
    // What is uploaded is told to a queue.
    return input.Bucket.startsWith('uploads') ? [object, 'queues'] : [object];
  }
  if (input.IndexName) return 'many';
  if (!input.RequestItems) return [partition(input.TableName, input)];
  return Object.entries<Batch>(input.RequestItems).flatMap(([table, batch]) =>
    (Array.isArray(batch) ? batch.map(({ PutRequest }) => PutRequest.Item) : batch.Keys).map(
      (Key) => partition(table, { Key }),
    ),
  );
}

type Key = Record<string, { S: string }>;
type Batch = { Keys: Key[] } | { PutRequest: { Item: Key } }[];

/** The table and the partition key, whatever the table calls it. */
function partition(
  table: string,
  input: { Key?: Key; Item?: Key; ExpressionAttributeValues?: Key },
): string {
  const { Key, Item, ExpressionAttributeValues: values } = input;
  const key = Key ?? Item;
  const { S } = (key
    ? (key.pk ?? key.kind ?? key.subscription)
    : Object.values(values ?? {})[0]) ?? {
    S: '',
  };
  return `${table} ${S}`;
}
