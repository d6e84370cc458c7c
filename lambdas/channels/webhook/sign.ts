import { createHmac } from 'node:crypto';

/**
 * The `webhook-signature` of a push by Standard Webhooks 1.0.0, scheme v1: HMAC-SHA-256 over
 * `<id>.<timestamp>.<body>`, one signature for each secret, so that a partner may replace its
 * secret while pushes go on.
 *
 * @param secrets each `whsec_` and base64
 * @param timestamp of the attempt, in whole seconds since 1970
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function sign(secrets: string[], id: string, timestamp: number, body: Uint8Array): string {
  return secrets
    .map((secret) => {
      const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
      const mac = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body);
      return `v1,${mac.digest('base64')}`;
    })
    .join(' ');
}
