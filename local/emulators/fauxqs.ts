import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { buildApp } from 'fauxqs';
import { keepConditions } from './conditional-writes.ts';
import { type ObjectChange, objectChanges } from './object-changes.ts';

type Fauxqs = ReturnType<typeof buildApp>;

/**
 * Hears of each request to S3 that may have created or removed objects in a bucket, before its
 * client gets the answer; `look` finds out which.
 */
export type OnWrite = (bucket: string, look: () => Promise<ObjectChange[]>) => void;

/** S3 and SQS: fauxqs, mended where it would do harm in silence or keep real clients out. */
export async function openFauxqs(onWrite: OnWrite): Promise<Fauxqs> {
  const app = buildApp({ logger: false });
  takeObjectsAsTheyAre(app);
  refuseSubresources(app);
  keepConditions(app);
  refuseLongDelays(app);
  // Hooks on sending must not be async: fauxqs' handlers do not wait, and it would send twice.
  app.addHook('onSend', (request, reply, payload, done) => {
    const { bucket } = request.params as { bucket?: string };
    if (bucket !== undefined && request.method !== 'GET' && request.method !== 'HEAD') {
      const { statusCode } = reply;
      onWrite(bucket, () => objectChanges(request, statusCode, (path) => properties(app, path)));
    }
    done(null, withReachableQueues(request.headers['x-amz-target'], payload));
  });
  await app.ready();
  return app;
}

async function properties(app: Fauxqs, url: string) {
  const { statusCode, headers } = await app.inject({ method: 'HEAD', url });
  if (statusCode !== 200) return {}; // Removed in the meantime.
  return {
    size: Number(headers['content-length']),
    eTag: String(headers.etag).replaceAll('"', ''),
  };
}

/**
 * S3 takes 5 GiB in one PutObject, of whatever type it is said to be. A parser that reads the stream
 * itself is not held to 11 MiB; those that fauxqs has for SQS and SNS, which post to "/", would take
 * an object of their type for a message.
 */
function takeObjectsAsTheyAre(app: Fauxqs): void {
  app.removeContentTypeParser(['*', json, form]);
  app.addContentTypeParser('*', (_request: unknown, payload: IncomingMessage) => buffer(payload));
  const parse = async ({ url, headers }: Asked, payload: IncomingMessage) => {
    const bytes = await buffer(payload);
    if (url !== '/') return bytes;
    const isJson = headers['content-type']?.startsWith(json);
    const text = bytes.toString();
    return isJson ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text));
  };
  app.addContentTypeParser([json, form], parse);
}

type Asked = { url: string; headers: IncomingHttpHeaders };

const json = 'application/x-amz-json-1.0';
const form = 'application/x-www-form-urlencoded';

const subresources = ['acl', 'legal-hold', 'restore', 'retention', 'select', 'tagging', 'torrent'];

/** fauxqs takes PutObjectTagging and its like for PutObject and overwrites the object. */
function refuseSubresources(app: Fauxqs): void {
  app.addHook('onRequest', async ({ query }, reply) => {
    const subresource = subresources.find((name) => Object.hasOwn(query ?? {}, name));
    if (subresource === undefined) return;
    const message = `The embedded S3 has no subresource "${subresource}".`;
    await reply
      .status(501)
      .type('application/xml')
      .send(`<Error><Code>NotImplemented</Code><Message>${message}</Message></Error>`);
  });
}

/** SQS delays a message by 900 seconds at most; fauxqs takes any number. */
function refuseLongDelays(app: Fauxqs): void {
  app.addHook('preHandler', async ({ headers, body }, reply) => {
    if (!String(headers['x-amz-target']).startsWith('AmazonSQS.SendMessage')) return;
    const { DelaySeconds, Entries = [] } = body as Delays;
    if ([DelaySeconds, ...Entries.map((entry) => entry.DelaySeconds)].every(allowed)) return;
    const message = 'DelaySeconds must be between 0 and 900.';
    await reply.status(400).send({ __type: 'com.amazonaws.sqs#InvalidParameterValue', message });
  });
}

interface Delays {
  DelaySeconds?: number;
  Entries?: Delays[];
}

function allowed(delay: number | undefined): boolean {
  return delay === undefined || (delay >= 0 && delay <= 900);
}

/** fauxqs names queues by the host sqs.<region>.localhost, which not every machine resolves. */
function withReachableQueues(target: unknown, payload: unknown): unknown {
  if (!/\.(CreateQueue|GetQueueUrl|ListQueues)$/.test(String(target))) return payload;
  return String(payload).replaceAll(/\/\/sqs\.[\w-]+\.localhost:/g, '//127.0.0.1:');
}
