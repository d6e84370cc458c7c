import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Channel } from '../../lambdas/partner/channel.ts';
import { fillDropPath } from '../../lambdas/partner/drop-path.ts';

const s3 = { type: 's3', bucket: 'evening-ledger-drop', key: 'news/{date}/{article}.json' };
const eventbridge = {
  type: 'eventbridge',
  bus: 'arn:aws:events:eu-west-1:123456789012:event-bus/news',
};
const sftp = {
  type: 'sftp',
  host: 'files.ledger.example',
  user: 'wirecopy',
  path: '/in/{article}.xml',
  hostKeys: [`SHA256:${'a'.repeat(43)}`],
};

const faults = (channel: object) =>
  Channel.safeParse(channel).error?.issues.map(({ path, message }) =>
    [...path, message].join(': '),
  ) ?? [];

describe('a channel that hands over files or events', () => {
  it.each([s3, eventbridge, sftp])('may be %o', (channel) => {
    expect(faults(channel)).toEqual([]);
  });

  it.each([
    { ...s3, account: '012345678901', region: 'eu-west-1', withdrawal: 'delete' },
    { ...s3, key: '{article}' },
    { ...s3, key: 'wire/date={date}/{article}/latest_v1.json' },
    { ...sftp, port: 2222, withdrawal: 'tombstone', path: 'in/{article}' },
    { ...sftp, host: '2001:db8::1' },
    { ...eventbridge, bus: 'arn:aws-us-gov:events:us-gov-west-1:123456789012:event-bus/a/b.c' },
  ])('may also say %o', (channel) => {
    expect(faults(channel)).toEqual([]);
  });

  const shape =
    'must be names of letters, digits, ".", "_", "-" and "=", joined by "/", such as news/{date}/{article}.json';
  const noArticle = 'must contain {article}, which tells one article from another';
  const unknown = 'has a placeholder other than {article} and {date}, which are all that there are';

  it.each([
    [{ ...s3, key: 'news/latest.json' }, [`key: ${noArticle}`]],
    [{ ...s3, key: '{artcle}.json' }, [noArticle, unknown, shape].map((one) => `key: ${one}`)],
    [{ ...s3, key: '{article}-{time}' }, [unknown, shape].map((one) => `key: ${one}`)],
    [{ ...s3, key: '/{article}' }, [`key: ${shape}`]],
    [{ ...s3, key: 'a//{article}' }, [`key: ${shape}`]],
    [{ ...s3, key: 'a/../{article}' }, [`key: ${shape}`]],
    [{ ...s3, key: '{article}/' }, [`key: ${shape}`]],
    [{ ...s3, key: 'News of today/{article}' }, [`key: ${shape}`]],
    [
      { ...s3, key: `${'a'.repeat(512)}{article}` },
      ['key: must not be longer than 512 characters'],
    ],
    [{ ...s3, bucket: 'Evening_Ledger' }, ['bucket: must be the name of a bucket']],
    [{ ...s3, account: 123456789012 }, ['account: must be text: twelve digits in quotes']],
    [{ ...s3, region: 'Ireland' }, ['region: must be a region such as eu-west-1']],
    [{ ...s3, withdrawal: 'remove' }, ['withdrawal: must be tombstone or delete']],
    [
      { ...eventbridge, bus: 'news' },
      [
        'bus: must be the ARN of an event bus, such as arn:aws:events:eu-west-1:123456789012:event-bus/news',
      ],
    ],
    [{ ...sftp, path: '../{article}' }, [`path: ${shape}`]],
    [{ ...sftp, host: 'sftp://files.ledger.example' }, ['host: must be a host name or an address']],
    [{ ...sftp, port: 70_000 }, ['port: must be a port']],
    [{ ...sftp, hostKeys: [] }, ['hostKeys: must name at least one key']],
    [
      { ...sftp, hostKeys: ['MD5:00:11'] },
      [
        'hostKeys: 0: must be a fingerprint as ssh-keygen -l prints it, such as SHA256:… with 43 characters',
      ],
    ],
  ])('may not be %o', (channel, expected) => {
    expect(faults(channel)).toEqual(expected);
  });
});

describe('a path', () => {
  it('is filled with the article and the day on which it was first seen', () => {
    const article = { id: 'abc', firstSeenAt: '2026-11-24T23:59:59.999Z' };
    expect(fillDropPath('{date}/{article}/{article}.json', article)).toBe(
      '2026-11-24/abc/abc.json',
    );
  });

  it('that is allowed leads to no other folder, and tells any two articles apart', () => {
    const piece = fc.constantFrom('a', '.', '..', '/', '{article}', '{date}', '-', '=');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const key = pieces.join('');
        fc.pre(faults({ ...s3, key }).length === 0);
        const of = (id: string) =>
          fillDropPath(key, { id, firstSeenAt: '2026-11-24T00:00:00.000Z' });
        expect(of('1a')).not.toBe(of('2b'));
        const url = new URL(of('1a'), 'https://a.example/');
        expect(url.pathname).toBe(`/${of('1a')}`);
      }),
    );
  });
});
