import { describe, expect, it } from 'vitest';
import { configuration } from '../../lib/configuration.ts';

const read = (context: Record<string, unknown>) => configuration((name) => context[name]);

describe('the configuration', () => {
  it('lets partners stand at public addresses only, unless told otherwise', () => {
    const { partnerNetworks } = read({});
    expect([partnerNetworks, read({ partnerNetworks: '' }).partnerNetworks]).toEqual([[], []]);
  });

  it('takes the networks of partners, separated by commas', () => {
    const { partnerNetworks } = read({ partnerNetworks: '127.0.0.0/8, fd00::/8' });
    expect(partnerNetworks).toEqual(['127.0.0.0/8', 'fd00::/8']);
  });

  it.each(['127.0.0.1', '10.0.0.0/33', 'example.org', '10.0.0.0/8;172.16.0.0/12'])(
    'refuses "%s", which is no network',
    (network) => {
      expect(() => read({ partnerNetworks: network })).toThrow(`"${network}" is no network`);
    },
  );

  it('takes buckets, event buses and keys of partners, and lets none be written to of itself', () => {
    expect(read({}).partnerResources).toEqual([]);
    const arns = [
      'arn:aws:s3:::evening-ledger-drop',
      'arn:aws:events:eu-west-1:123456789012:event-bus/news',
      'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    ];
    expect(read({ partnerResources: arns.join(', ') }).partnerResources).toEqual(arns);
  });

  it.each([
    'evening-ledger-drop',
    'arn:aws:s3:::*',
    'arn:aws:s3:::evening-ledger-drop/news/*',
    'arn:aws:events:eu-west-1:123456789012:event-bus/*',
    'arn:aws:sqs:eu-west-1:123456789012:queue',
  ])('refuses "%s" as something of a partner', (arn) => {
    expect(() => read({ partnerResources: arn })).toThrow(`"${arn}" is no ARN of a bucket`);
  });

  it('counts accesses to the feeds, unless it is told that it cannot', () => {
    expect([{}, { countAccesses: 'yes' }, { countAccesses: 'no' }].map(read)).toMatchObject([
      { countsAccesses: true },
      { countsAccesses: true },
      { countsAccesses: false },
    ]);
    expect(() => read({ countAccesses: 'maybe' })).toThrow('countAccesses: yes or no is wanted');
  });

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
