import type { Answer, Push } from '../../partner/push.ts';
import type { Bounds, Carrier } from '../carrier.ts';
import { findDestination, RefusedDestination } from './destination.ts';
import { NoReply, post, type Reply } from './post.ts';
import { sign } from './sign.ts';

const userAgent = 'Wirecopy/0.1';

/** Pushes a rendition to a partner's webhook by Standard Webhooks 1.0.0. Secrets are `whsec_…`. */
export const webhookCarrier: Carrier<'webhook'> = { send };

const events: Record<Push['event'], string> = {
  create: 'article.created',
  update: 'article.updated',
  withdraw: 'article.withdrawn',
};

async function send(
  push: Push,
  { url }: { url: string },
  secrets: string[],
  bounds: Bounds,
): Promise<Answer> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), bounds.deadline);
  try {
    const destination = await beforeDeadline(
      findDestination(url, bounds.networks, bounds.resolve),
      deadline.signal,
    );
    const body = Buffer.from(push.body);
    const timestamp = Math.floor(Date.now() / 1000);
    const headers = {
      'content-type': push.contentType,
      'user-agent': userAgent,
      'webhook-id': push.id,
      'wirecopy-event': events[push.event],
      'webhook-timestamp': timestamp,
      'webhook-signature': sign(secrets, push.id, timestamp, body),
    };
    return asAnswer(await post(destination, headers, body, deadline.signal));
  } catch (error) {
    return asFailure(error, deadline.signal.aborted);
  } finally {
    clearTimeout(timer);
  }
}

/** A look-up of a name cannot be broken off, but it need not be waited for. */
function beforeDeadline<T>(work: Promise<T>, deadline: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    deadline.addEventListener('abort', () => reject(new NoReply(false, undefined)), { once: true });
    work.then(resolve, reject);
  });
}

function asAnswer({ status, headers, start }: Reply): Answer {
  const text = start
    .toString('utf8')
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
  const wish = headers['webhook-delivery'];
  const retryAfter = status === 429 || status === 503 ? wait(headers['retry-after']) : undefined;
  return {
    result: resultOf(status),
    status,
    detail: detailOf(status, headers.location),
    ...(text && { text }),
    ...((wish === 'disable' || wish === 'abort-message') && { wish }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

/**
 * A server that answers 408, 500, 502 or 504 may have handed the request on before it gave up; one
 * that answers 429, 503 or any other 4xx says that it did not, and a redirect that it would not.
 */
function resultOf(status: number): Answer['result'] {
  if (status >= 200 && status < 300) return 'accepted';
  if (status === 429 || status === 503) return 'refused';
  return status >= 300 && status < 500 && status !== 408 ? 'refused' : 'unknown';
}

function detailOf(status: number, location: string | undefined): string {
  if (status >= 300 && status < 400 && location) {
    return `${status}: moved to ${location.replace(/\p{Cc}/gu, '').slice(0, 200)}, which is not followed`;
  }
  return `answered ${status}`;
}

/** Milliseconds, from a `retry-after` header in seconds or as a date (RFC 9110, 10.2.3). */
function wait(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const milliseconds = /^\d+$/.test(header)
    ? Number(header) * 1000
    : Date.parse(header) - Date.now();
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}

function asFailure(error: unknown, late: boolean): Answer {
  if (error instanceof RefusedDestination) return { result: 'refused', detail: error.message };
  if (error instanceof NoReply) {
    const result = error.sent ? 'unknown' : 'refused';
    if (late) return { result, detail: error.sent ? 'no answer in time' : 'no connection in time' };
    return { result, detail: phrase(error.cause, error.sent) };
  }
  if (isSystemError(error) && error.syscall === 'getaddrinfo') {
    return { result: 'refused', detail: 'the name does not resolve' };
  }
  throw error;
}

function phrase(cause: unknown, sent: boolean): string {
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
