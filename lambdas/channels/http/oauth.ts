import * as z from 'zod/mini';
import { RefusedDestination } from '../network/destination.ts';
import { resultOf, waitOf } from './answer.ts';
import { Ended, type Exchange } from './attempt.ts';
import { jsonOf } from './json-of.ts';
import { NoReply, type Reply } from './request.ts';

export interface TokenRequest {
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  scope?: string;
}

const Granted = z.object({
  access_token: z.string().check(z.minLength(1)),
  expires_in: z.optional(z.coerce.number()),
});

const Denied = z.object({ error: z.string().check(z.regex(/^[\w.-]{1,60}$/)) });

/** So long before its end a token is not used any more, in milliseconds: a push takes its time. */
const margin = 60_000;

/** Milliseconds for which a token is used that does not say how long it holds. */
const usual = 5 * 60_000;

/**
 * Fetches a token by OAuth 2.0's client credentials grant (RFC 6749, 4.4). The client's secret goes
 * by basic authentication (2.3.1), which every such server has to know.
 *
 * @returns the token, and for how many milliseconds it may be used
 * @throws Ended as refused, whatever went wrong: nothing was sent to the partner yet
 */
export async function fetchToken(
  { tokenUrl, clientId, clientSecret, scope }: TokenRequest,
  exchange: Exchange,
): Promise<{ token: string; lasts: number }> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    ...(scope !== undefined && { scope }),
  });
  const client = [clientId, clientSecret].map(encodeURIComponent).join(':');
  const reply = await exchange(tokenUrl, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      authorization: `Basic ${Buffer.from(client).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: Buffer.from(form.toString()),
  }).catch(noToken);
  const json = jsonOf(reply);
  const { data } = Granted.safeParse(json);
  if (resultOf(reply.status) !== 'accepted' || !data) throw denied(reply, json);
  const { access_token: token, expires_in } = data;
  return { token, lasts: expires_in === undefined ? usual : expires_in * 1000 - margin };
}

function noToken(error: unknown): never {
  if (!(error instanceof NoReply || error instanceof RefusedDestination)) throw error;
  throw new Ended({ result: 'refused', detail: `no token could be had: ${error.message}` });
}

/** Its status stands in words only: it says nothing of the partner's own address. */
function denied(reply: Reply, json: unknown): Ended {
  const { data } = Denied.safeParse(json);
  const why = data ? ` (${data.error})` : '';
  const retryAfter = waitOf(reply);
  return new Ended({
    result: 'refused',
    detail: `no token could be had: the token address answered ${reply.status}${why}`,
    ...(retryAfter !== undefined && { retryAfter }),
  });
}
