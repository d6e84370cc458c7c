import * as http from 'node:http';
import * as https from 'node:https';
import { alreadyResolved, type Destination } from '../network/destination.ts';

export interface Request {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  headers: http.OutgoingHttpHeaders;
  body?: Buffer;
}

/** What came back. */
export interface Reply {
  status: number;
  headers: http.IncomingHttpHeaders;
  /** What came of the body, up to about the limit; not decompressed. */
  body: Buffer;
  /** Whether that is all of it. */
  complete: boolean;
}

/** No status line came back; the message says why in a phrase. */
export class NoReply extends Error {
  override name = 'NoReply';
  /** Whether the connection stood, so that the other side may have read the request. */
  readonly sent: boolean;

  constructor(message: string, sent: boolean) {
    super(message);
    this.sent = sent;
  }
}

/**
 * Makes one request and nothing else: no redirect, no retry, no decompression, no connection kept.
 * When it resolves or throws, the socket is closed. What comes after the status line (a body that
 * breaks off, never ends, or is endless) throws nothing.
 *
 * @param deadline ends the exchange at whatever point it is
 * @param limit bytes of the answer's body after which no more of it is read
 * @throws NoReply when no status line came
 */
export function request(
  { url, addresses }: Destination,
  { method, headers, body }: Request,
  deadline: AbortSignal,
  limit: number,
): Promise<Reply> {
  const { request: open } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    let sent = false;
    let failure: unknown;
    let incoming: http.IncomingMessage | undefined;
    const chunks: Buffer[] = [];
    const outgoing = open(url, {
      method,
      headers: { ...headers, ...(body && { 'content-length': body.byteLength }) },
      // An agent of its own for this request: its connection is used once.
      agent: false,
      // Resolving again could give other addresses than those that were judged.
      lookup: alreadyResolved(addresses),
      signal: deadline,
    });
    outgoing.on('socket', (socket) => {
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        sent = true;
      });
    });
    outgoing.on('response', (response) => {
      incoming = response;
      const finish = () => outgoing.destroy();
      let length = 0;
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.byteLength;
        if (length >= limit) finish();
      });
      response.on('end', finish);
      response.on('error', finish);
    });
    outgoing.on('error', (error) => {
      failure ??= error;
    });
    outgoing.on('close', () => {
      if (!incoming) {
        reject(new NoReply(phrase(failure, sent, deadline.aborted), sent));
        return;
      }
      const { statusCode: status = 0, headers, complete } = incoming;
      resolve({ status, headers, body: Buffer.concat(chunks), complete });
    });
    outgoing.end(body);
  });
}

function phrase(cause: unknown, sent: boolean, late: boolean): string {
  if (late) return sent ? 'no answer in time' : 'no connection in time';
  const code = isSystemError(cause) ? cause.code : undefined;
  if (code === 'ECONNREFUSED') return 'the connection was refused';
  if (code?.startsWith('HPE_')) return 'the answer is not HTTP';
  if (sent) return 'the connection broke before an answer came';
  // OpenSSL's and Node's own codes, such as CERT_HAS_EXPIRED; the system's are ETIMEDOUT and so on.
  if (code && /^(EPROTO|ERR_|[^E])/.test(code)) return `TLS failed: ${code}`;
  return 'no connection could be made';
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
