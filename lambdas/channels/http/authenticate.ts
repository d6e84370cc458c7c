import type { Authentication } from '../../partner/http-channels.ts';
import { Ended, type Exchange } from './attempt.ts';
import { fetchToken, type TokenRequest } from './oauth.ts';
import { remembered } from './remembered.ts';
import type { Reply } from './request.ts';

/** Tokens of OAuth 2.0 that hold still, by what they were asked for with. */
const tokens = remembered<string>(1000);

/**
 * Makes a request by which the partner knows us as it asked. A token that it does not take any more,
 * though it should, is fetched anew once; a request that it answered with 401 it has not carried out.
 *
 * @param ask makes the request with these headers beside its own
 * @throws Ended when no token can be had, or the credential cannot stand in a header
 */
export async function authenticated(
  authentication: Authentication | undefined,
  credential: string,
  exchange: Exchange,
  ask: (headers: Known) => Promise<Reply>,
): Promise<Reply> {
  switch (authentication?.type) {
    case undefined:
      return ask({});
    case 'basic':
      return ask({ authorization: basic(authentication.user, credential) });
    case 'bearer':
      return ask({ authorization: bearer(credential) });
    case 'header':
      return ask({ [authentication.name]: inHeader(credential) });
    case 'oauth2':
      return withToken({ ...authentication, clientSecret: credential }, exchange, ask);
  }
}

/** Headers by which a partner knows us. */
type Known = Record<string, string>;

/** RFC 7617, in UTF-8. */
export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

async function withToken(
  asked: TokenRequest,
  exchange: Exchange,
  ask: (headers: Known) => Promise<Reply>,
): Promise<Reply> {
  const key = JSON.stringify(asked);
  const known = tokens.get(key);
  if (known !== undefined) {
    const reply = await ask({ authorization: bearer(known) });
    if (reply.status !== 401) return reply;
    tokens.forget(key);
  }
  const { token, lasts } = await fetchToken(asked, exchange);
  tokens.set(key, token, lasts);
  return ask({ authorization: bearer(token) });
}

function bearer(token: string): string {
  return `Bearer ${inHeader(token)}`;
}

function inHeader(value: string): string {
  if (/^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(value)) return value;
  const detail = 'the token or key that the partner gave holds what no header may';
  throw new Ended({ result: 'refused', detail });
}
