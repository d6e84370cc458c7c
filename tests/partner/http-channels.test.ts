import { describe, expect, it } from 'vitest';
import { WebhookChannel, WordPressChannel } from '../../lambdas/partner/http-channels.ts';

const withHeader = (name: string) =>
  WebhookChannel.safeParse({
    type: 'webhook',
    url: 'https://partner.example/hook',
    authentication: { type: 'header', name },
  });

describe('the header that a partner may have its key in', () => {
  it.each(['X-Api-Key', 'Authorization', 'apikey', 'X-Wire-Token'])('may be %s', (name) => {
    expect(withHeader(name).success).toBe(true);
  });

  it.each([
    ...['Connection', 'Keep-Alive', 'Proxy-Authorization', 'TE', 'Trailer', 'Transfer-Encoding'],
    ...['Upgrade', 'Host', 'Expect', 'Content-Length', 'content-encoding', 'Accept-Encoding'],
    ...['If-Match', 'Range', 'Cookie', 'Webhook-Id', 'WEBHOOK-SIGNATURE', 'Wirecopy-Event'],
    ...['User-Agent', 'X-Forwarded-For', 'Forwarded', 'X-HTTP-Method-Override', 'Sec-Fetch-Site'],
  ])('is not %s, which is not the partner’s to set', (name) => {
    expect(withHeader(name).error?.issues[0]?.message).toBe(
      'must be a header that neither HTTP nor Wirecopy itself uses, such as X-Api-Key',
    );
  });

  it.each(['', 'X Key', 'X-Key:', 'X-Kéy', 'a\r\nb', 'x'.repeat(65)])('is no %j', (name) => {
    expect(withHeader(name).success).toBe(false);
  });
});

describe('a file', () => {
  it.each([
    { type: 'bearer', token: 't' },
    { type: 'basic', user: 'u', password: 'p' },
    { type: 'header', name: 'X-Api-Key', value: 'v' },
    { type: 'oauth2', tokenUrl: 'https://a.example/', clientId: 'c', clientSecret: 's' },
  ])('has no place for what is secret: %j', (authentication) => {
    const channel = { type: 'webhook', url: 'https://partner.example/hook', authentication };
    expect(WebhookChannel.safeParse(channel).error?.issues[0]?.code).toBe('unrecognized_keys');
  });

  it('has no place for an application password either', () => {
    const channel = { type: 'wordpress', url: 'https://a.example', user: 'u', password: 'p' };
    expect(WordPressChannel.safeParse(channel).error?.issues[0]?.code).toBe('unrecognized_keys');
  });
});
