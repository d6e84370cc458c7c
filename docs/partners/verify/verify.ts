import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds that a push may be old, or ahead of our clock. */
const tolerance = 5 * 60;

/**
 * Verifies a push by Standard Webhooks 1.0.0 and returns its sequence: ignore it, with a 200, when it
 * is not greater than the one that is stored with the article.
 *
 * @param secret as it was shown: `whsec_…`
 * @param headers of the request, their names in lower case
 * @param body the bytes as they came, before any parser touched them
 * @param now seconds since 1970
 * @throws Error when the push is not genuine, or too old
 */
export function verify(
  secret: string,
  headers: Record<string, string | undefined>,
  body: Uint8Array,
  now = Math.floor(Date.now() / 1000),
): number {
  const id = headers['webhook-id'] ?? '';
  const timestamp = headers['webhook-timestamp'] ?? '';
  if (!/^\d+$/.test(timestamp) || Math.abs(now - Number(timestamp)) > tolerance) {
    throw new Error('The push is too old, or has no time.');
  }
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  // While a secret is being replaced there are two signatures; one of them is enough.
  const isGenuine = (headers['webhook-signature'] ?? '').split(' ').some((signature) => {
    const [scheme, value = ''] = signature.split(',');
    const given = Buffer.from(value, 'base64');
    return scheme === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!isGenuine) throw new Error('The push is not signed with our secret.');
  return Number(id.slice(-10));
}
