import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import dynalite from 'dynalite';
import { type OnWrite, openFauxqs } from './fauxqs.ts';
import { KeyValueStores } from './key-value-stores.ts';
import { rememberParses } from './remember-parses.ts';

/** S3, SQS, DynamoDB and the stores of CloudFront behind one address on this machine. */
export interface Endpoint {
  url: string;
  /** Ends every long poll at once, so that nobody has to abort one; then S3 and SQS are closed. */
  wakePollers(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the endpoint on `port` of 127.0.0.1 (0 takes any that is free).
 *
 * @throws Error when the port is in use.
 */
export async function openEndpoint(
  port: number,
  onWrite: OnWrite,
  keyValueStores = new KeyValueStores(),
): Promise<Endpoint> {
  const fauxqs = await openFauxqs(onWrite);
  rememberParses();
  const dynamodb = dynalite({ createTableMs: 0 });
  const server = createServer((request, response) => {
    const target = String(request.headers['x-amz-target'] ?? '');
    if (target.startsWith('DynamoDB_')) {
      dynamodb.emit('request', request, response);
      // dynalite throws when a client goes away in mid-request, as a sandbox that is killed does.
      request.removeAllListeners('error');
    } else if (target.startsWith('AmazonSQS.')) {
      // Some clients send to the queue's own address, which fauxqs would take for a bucket's.
      request.url = '/';
      fauxqs.routing(request, response);
    } else if (target !== '') {
      refuse(target, response);
    } else if (isSignedFor('cloudfront-keyvaluestore', request)) {
      keyValueStores.answer(request, response).catch(() => response.writeHead(400).end());
    } else {
      fauxqs.routing(request, response);
    }
  });
  // Longer than any client keeps an idle connection, so that none is closed under a request.
  server.keepAliveTimeout = 120_000;
  return {
    url: `http://127.0.0.1:${await listen(server, port)}`,
    wakePollers: () => fauxqs.close(),
    close: () => close(server),
  };
}

/** What has neither a target nor a path of its own is told by the scope of its signature. */
function isSignedFor(service: string, { headers }: IncomingMessage): boolean {
  return headers.authorization?.includes(`/${service}/aws4_request`) ?? false;
}

function refuse(target: string, response: ServerResponse): void {
  const message = `The embedded stack has S3, SQS and DynamoDB only, not ${target}.`;
  response
    .writeHead(400, { 'content-type': 'application/x-amz-json-1.1' })
    .end(JSON.stringify({ __type: 'UnknownOperationException', message }));
}

/**
 * Listens on `port` of 127.0.0.1, or on any that is free if it is 0; resolves to the port.
 *
 * @throws Error when the port is in use.
 */
export async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${port} is in use: choose another, or none to have a free one picked.`);
  });
  return (server.address() as AddressInfo).port;
}

export async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
