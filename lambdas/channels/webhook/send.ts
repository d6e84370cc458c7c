import type { WebhookChannel } from '../../partner/http-channels.ts';
import type { Answer, Push } from '../../partner/push.ts';
import type { Secrets } from '../../partner/secrets.ts';
import type { Bounds, Carrier } from '../carrier.ts';
import { eventNames } from '../event-names.ts';
import { asAnswer } from '../http/answer.ts';
import { attempt } from '../http/attempt.ts';
import { authenticated } from '../http/authenticate.ts';
import type { Reply, Request } from '../http/request.ts';
import { userAgent } from '../http/user-agent.ts';
import { sign } from './sign.ts';

/** Pushes a rendition to a partner's webhook, signed by Standard Webhooks 1.0.0. */
export const webhookCarrier: Carrier<'webhook'> = { send };

function send(
  push: Push,
  channel: WebhookChannel,
  secrets: Secrets,
  bounds: Bounds,
): Promise<Answer> {
  return attempt(bounds, async (exchange) => {
    const { url, method, body } = callOf(push, channel);
    const timestamp = Math.floor(Date.now() / 1000);
    const headers = {
      ...(body && { 'content-type': push.contentType }),
      'user-agent': userAgent,
      'webhook-id': push.id,
      'wirecopy-event': eventNames[push.event],
      'webhook-timestamp': timestamp,
      'webhook-signature': sign(secrets.signing, push.id, timestamp, body ?? nothing),
    };
    const { authentication } = channel;
    const reply = await authenticated(authentication, secrets.credential ?? '', exchange, (more) =>
      exchange(url, { method, headers: { ...headers, ...more }, ...(body && { body }) }),
    );
    return { ...asAnswer(reply), ...meantBy(reply, method) };
  });
}

const nothing = new Uint8Array();

interface Call {
  url: string;
  method: Request['method'];
  body?: Buffer;
}

/**
 * What is asked of the partner. A DELETE has no body: HTTP gives it no meaning (RFC 9110, 9.3.5), and
 * what stands between us and the partner may take it off, after which no signature would fit.
 */
function callOf({ event, body, article }: Push, { url, style }: WebhookChannel): Call {
  if (style !== 'resources') return { url, method: 'POST', body: Buffer.from(body) };
  const resource = new URL(url);
  resource.pathname = `${resource.pathname.replace(/\/$/, '')}/${article.id}`;
  return event === 'withdraw'
    ? { url: resource.href, method: 'DELETE' }
    : { url: resource.href, method: 'PUT', body: Buffer.from(body) };
}

/**
 * What the answer means beside what HTTP says. "Gone" is said of what was asked for: of an endpoint,
 * that it wants no more; of an article, that it is not there, which is all that a withdrawal wants,
 * and that it will not be had again, which ends its delivery but no other's.
 */
function meantBy({ status, headers }: Reply, method: Call['method']): Partial<Answer> {
  if (method === 'DELETE' && (status === 404 || status === 410)) {
    return { result: 'accepted', detail: `answered ${status}: it is not there` };
  }
  const wish = headers['webhook-delivery'];
  if (wish === 'disable' || wish === 'abort-message') return { wish };
  if (status !== 410) return {};
  return { wish: method === 'POST' ? 'disable' : 'abort-message' };
}
