import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How often each operation of S3, SQS and DynamoDB was called, and by whom. */
export interface Calls {
  /** By the functions. */
  functions: Record<string, number>;
  /** By event sources, notifications and uploaders. */
  others: Record<string, number>;
}

/**
 * Counts what reaches the emulators, which run in this process, until the result is called.
 *
 * @param buckets what to call each bucket whose objects are all of one kind, by its name
 */
export function countCalls(endpoint: string, buckets: Record<string, string>): () => Calls {
  const port = Number(new URL(endpoint).port);
  // To ask a server, or worse a socket, for its port at every request would count in the result.
  const servers = new Map<Server, boolean>();
  const calls: Calls = { functions: {}, others: {} };
  const count = (message: unknown) => {
    const { request, server } = message as { request: IncomingMessage; server: Server };
    const ours = servers.get(server) ?? (server.address() as AddressInfo).port === port;
    servers.set(server, ours);
    if (!ours) return;
    const byFunction = String(request.headers['user-agent']).includes('exec-env/AWS_Lambda');
    const name = operation(request, buckets);
    // Asked by nobody but this benchmark, which waits for the queues to be empty.
    if (name === 'SQS GetQueueAttributes') return;
    const counts = byFunction ? calls.functions : calls.others;
    counts[name] = (counts[name] ?? 0) + 1;
  };
  subscribe('http.server.request.start', count);
  return () => {
    unsubscribe('http.server.request.start', count);
    return calls;
  };
}

function operation(
  { headers, method, url = '' }: IncomingMessage,
  buckets: Record<string, string>,
) {
  const [service, name] = String(headers['x-amz-target'] ?? '').split('.');
  if (name) return `${service?.startsWith('DynamoDB') ? 'DynamoDB' : 'SQS'} ${name}`;
  const [, bucket = '', folder = ''] = url.split(/[/?]/);
  return `S3 ${method} ${buckets[bucket] ?? folder}`;
}
