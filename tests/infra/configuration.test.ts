import { describe, expect, it } from 'vitest';
import { configuration } from '../../lib/configuration.ts';

const read = (context: Record<string, unknown>) => configuration((name) => context[name]);

describe('the configuration', () => {
  it('lets partners stand at public addresses only, unless told otherwise', () => {
    expect(read({})).toEqual({ partnerNetworks: [] });
    expect(read({ partnerNetworks: '' })).toEqual({ partnerNetworks: [] });
  });

  it('takes the networks of partners, separated by commas', () => {
    expect(read({ partnerNetworks: '127.0.0.0/8, fd00::/8' })).toEqual({
      partnerNetworks: ['127.0.0.0/8', 'fd00::/8'],
    });
  });

  it.each(['127.0.0.1', '10.0.0.0/33', 'example.org', '10.0.0.0/8;172.16.0.0/12'])(
    'refuses "%s", which is no network',
    (network) => {
      expect(() => read({ partnerNetworks: network })).toThrow(`"${network}" is no network`);
    },
  );

  it('takes a domain for the feeds with its certificate, and neither without the other', () => {
    const feedsDomain = 'feeds.example.org';
    const feedsCertificate = 'arn:aws:acm:us-east-1:123456789012:certificate/1';
    expect(read({ feedsDomain, feedsCertificate }).feedsDomain).toEqual({
      name: feedsDomain,
      certificateArn: feedsCertificate,
    });
    expect(() => read({ feedsDomain })).toThrow('together');
    expect(() => read({ feedsCertificate })).toThrow('together');
  });

  it('refuses what is not text', () => {
    expect(() => read({ partnerNetworks: ['10.0.0.0/8'] })).toThrow('partnerNetworks: a string');
  });
});
