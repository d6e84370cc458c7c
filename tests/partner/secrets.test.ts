import { describe, expect, it } from 'vitest';
import type { PushChannel } from '../../lambdas/partner/channel.ts';
import { missingSecrets } from '../../lambdas/partner/secrets.ts';

const webhook: PushChannel = { type: 'webhook', url: 'https://partner.example/hook' };
const wordpress: PushChannel = { type: 'wordpress', url: 'https://a.example', user: 'wirecopy' };

describe('what a push cannot go without', () => {
  it('is our signature, for a webhook', () => {
    expect(missingSecrets(webhook, { signing: [] })).toEqual([
      { kind: 'signing', name: 'signing secret' },
    ]);
    expect(missingSecrets(webhook, { signing: ['whsec_x'] })).toEqual([]);
  });

  it('is also what the partner gave us, if it knows us by that', () => {
    const channel: PushChannel = { ...webhook, authentication: { type: 'bearer' } };
    expect(missingSecrets(channel, { signing: [] }).map(({ name }) => name)).toEqual([
      'signing secret',
      'token',
    ]);
    expect(missingSecrets(channel, { signing: ['whsec_x'], credential: 't' })).toEqual([]);
  });

  it('is the application password alone, for a WordPress site', () => {
    expect(missingSecrets(wordpress, { signing: [] })).toEqual([
      { kind: 'credential', name: 'application password' },
    ]);
    expect(missingSecrets(wordpress, { signing: [], credential: 'x' })).toEqual([]);
  });
});
