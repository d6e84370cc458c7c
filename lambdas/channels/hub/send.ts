import { isPublic } from '../../partner/feed-address.ts';
import type { HubChannel } from '../../partner/hub.ts';
import type { Answer, Push } from '../../partner/push.ts';
import type { Secrets } from '../../partner/secrets.ts';
import type { Bounds, Carrier } from '../carrier.ts';
import { asAnswer } from '../http/answer.ts';
import { attempt } from '../http/attempt.ts';
import { userAgent } from '../http/user-agent.ts';
import { withoutWords } from '../redact.ts';

/** Tells a hub that a feed has changed; it fetches the feed, and hands it to who subscribed there. */
export const hubCarrier: Carrier<'hub'> = { send };

async function send(
  { body, contentType }: Push,
  { url, topics }: HubChannel,
  _secrets: Secrets,
  bounds: Bounds,
): Promise<Answer> {
  const answer = await attempt(bounds, async (exchange) =>
    asAnswer(
      await exchange(url, {
        method: 'POST',
        headers: { 'content-type': contentType, 'user-agent': userAgent },
        body: Buffer.from(body),
      }),
    ),
  );
  // The address of a private feed is a secret, and a hub may say it again, or a part of it.
  const clean = withoutWords(answer, topics.flatMap(secretsIn));
  // A ping that arrives late, or twice, has the hub fetch what stands there then: nothing newer need
  // wait until one that may have arrived has settled.
  return clean.result === 'unknown' ? { ...clean, result: 'refused' } : clean;
}

function secretsIn(topic: string): string[] {
  const place = new URL(topic).pathname.slice(1);
  return isPublic(place) ? [] : [place, place.slice(0, place.indexOf('/'))];
}
