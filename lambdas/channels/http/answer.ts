import type { Answer } from '../../partner/push.ts';
import type { Reply } from './request.ts';

/** How much of an answer's body is kept for the operator, in bytes. */
const kept = 1024;

/** What a reply says by HTTP's own rules, whatever the channel. */
export function asAnswer(reply: Reply): Answer {
  const { status, headers } = reply;
  const text = startOf(reply);
  const retryAfter = waitOf(reply);
  return {
    result: resultOf(status),
    status,
    detail: detailOf(status, headers.location),
    ...(text && { text }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

/**
 * A server that answers 408, 500, 502 or 504 may have handed the request on before it gave up; one
 * that answers 429, 503 or any other 4xx says that it did not, and a redirect that it would not.
 */
export function resultOf(status: number): Answer['result'] {
  if (status >= 200 && status < 300) return 'accepted';
  if (status === 429 || status === 503) return 'refused';
  return status >= 300 && status < 500 && status !== 408 ? 'refused' : 'unknown';
}

/** How long a server that is busy asks us to wait, in milliseconds. */
export function waitOf({ status, headers }: Reply): number | undefined {
  return status === 429 || status === 503 ? wait(headers['retry-after']) : undefined;
}

/** The start of a reply's body as text, on one line. */
function startOf({ body }: Reply): string {
  return body
    .subarray(0, kept)
    .toString('utf8')
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
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
