import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { sign } from '../../lambdas/channels/webhook/sign.ts';

const now = Math.floor(Date.now() / 1000);

function headers(id: string, timestamp: number, signature: string): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signature,
  };
}

describe('the signature', () => {
  it('is the one of the Standard Webhooks test vector', () => {
    expect(
      sign(
        ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
        'msg_p5jXN8AQM9LWM0D4loKWxJek',
        1614265330,
        Buffer.from('{"test": 2432232314}'),
      ),
    ).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('is verified by the public package, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
        fc.uint8Array({ minLength: 24, maxLength: 64 }),
        (text, key) => {
          const secret = `whsec_${Buffer.from(key).toString('base64')}`;
          // The package reads the body as JSON once it has verified it.
          const body = JSON.stringify({ text });
          const signature = sign([secret], 'wc_a_0000000001', now, Buffer.from(body));
          const verified = new Webhook(secret).verify(
            body,
            headers('wc_a_0000000001', now, signature),
          );
          expect(verified).toEqual({ text });
        },
      ),
    );
  });

  it('is verified with either secret while one is being replaced, and with no other', () => {
    const [old, next, other] = Array.from(
      { length: 3 },
      () => `whsec_${randomBytes(32).toString('base64')}`,
    ) as [string, string, string];
    const signed = headers('wc_a_1', now, sign([old, next], 'wc_a_1', now, Buffer.from('{}')));
    expect(new Webhook(old).verify('{}', signed)).toEqual({});
    expect(new Webhook(next).verify('{}', signed)).toEqual({});
    expect(() => new Webhook(other).verify('{}', signed)).toThrow();
    expect(() => new Webhook(old).verify('{} ', signed)).toThrow();
    expect(() => new Webhook(old).verify('{}', { ...signed, 'webhook-id': 'wc_a_2' })).toThrow();
  });
});
