import * as http from 'node:http';
import * as https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Destination } from './destination.ts';

/** What came back. */
export interface Reply {
  status: number;
  headers: http.IncomingHttpHeaders;
  /** The first {@link kept} bytes of the body. */
  start: Buffer;
}

/** No status line came back. */
export class NoReply extends Error {
  override name = 'NoReply';
  /** Whether the connection stood, so that the partner may have read the request. */
  readonly sent: boolean;

  constructor(sent: boolean, cause: unknown) {
    super('no reply', { cause });
    this.sent = sent;
  }
}

/** How much of an answer's body is kept, and how much is read at most, in bytes. */
const kept = 1024;
const read = 64 * 1024;

/**
 * Makes one POST and nothing else: no redirect, no retry, no decompression, no connection kept. When
 * it returns or throws, the socket is closed. What comes after the status line (a body that breaks
 * off, never ends, or is endless) is of no consequence.
 *
 * @param deadline ends the exchange at whatever point it is
 * @throws NoReply when no status line came
 */
export function post(
  { url, addresses }: Destination,
  headers: http.OutgoingHttpHeaders,
  body: Buffer,
  deadline: AbortSignal,
): Promise<Reply> {
  const { request: open } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    let sent = false;
    let failure: unknown;
    let reply: Reply | undefined;
    const request = open(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': body.byteLength },
      // An agent of its own for this request: its connection is used once.
      agent: false,
      // Resolving again could give other addresses than those that were judged.
      lookup: alreadyResolved(addresses),
      signal: deadline,
    });
    request.on('socket', (socket) => {
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        sent = true;
      });
    });
    request.on('response', (response) => {
      const { statusCode: status = 0, headers } = response;
      reply = { status, headers, start: Buffer.alloc(0) };
      const finish = () => request.destroy();
      let length = 0;
      response.on('data', (chunk: Buffer) => {
        length += chunk.byteLength;
        if (reply && reply.start.byteLength < kept) {
          reply.start = Buffer.concat([reply.start, chunk]).subarray(0, kept);
        }
        if (length >= read) finish();
      });
      response.on('end', finish);
      response.on('error', finish);
    });
    request.on('error', (error) => {
      failure ??= error;
    });
    request.on('close', () => {
      if (reply) resolve(reply);
      else reject(new NoReply(sent, failure));
    });
    request.end(body);
  });
}

function alreadyResolved(addresses: Destination['addresses']): LookupFunction {
  return (_hostname, { all }, callback) => {
    if (all) {
      callback(null, addresses);
      return;
    }
    const [first] = addresses;
    callback(null, first?.address ?? '', first?.family);
  };
}
