import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPartnerFiles } from '../../cli/partners/read-files.ts';
import { feedFormats, formats } from '../../lambdas/partner/subscription.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'partners-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const ledger = `# Who may have what
id: evening-ledger
name: The Evening Ledger
subscriptions:
  - id: evening-ledger-all
    name: Everything in English
    format: ninjs
    filter:
      languages: [en]
      exclude:
        words: { most: 80 }
    channel:
      type: webhook
      url: https://ledger.example/hook
`;

function read(text: string) {
  writeFileSync(join(folder, 'ledger.yaml'), text);
  const { partners, faults } = readPartnerFiles([folder]);
  return {
    partners: partners.map(({ partner }) => partner),
    faults: faults.map(({ place, sentence }) => `${place.slice(folder.length + 1)} ${sentence}`),
  };
}

describe('a partner’s file', () => {
  it('declares the partner and its subscriptions', () => {
    expect(read(ledger)).toEqual({
      faults: [],
      partners: [
        {
          id: 'evening-ledger',
          name: 'The Evening Ledger',
          subscriptions: [
            {
              id: 'evening-ledger-all',
              name: 'Everything in English',
              format: 'ninjs',
              filter: { languages: ['en'], exclude: { words: { most: 80 } } },
              channel: { type: 'webhook', url: 'https://ledger.example/hook' },
            },
          ],
        },
      ],
    });
  });

  it.each([
    [
      'languages:',
      'language:',
      'ledger.yaml:9:7 subscriptions.0.filter has no place for "language": "languages" was probably meant.',
    ],
    [
      'format: ninjs',
      'format: ninj',
      `ledger.yaml:7:5 subscriptions.0.format must be one of ${formats.join(', ')}: "ninjs" was probably meant.`,
    ],
    [
      'words: { most: 80 }',
      'words: { most: many }',
      'ledger.yaml:11:18 subscriptions.0.filter.exclude.words.most must be a whole number.',
    ],
    ['    format: ninjs\n', '', 'ledger.yaml:5:5 subscriptions.0.format is missing.'],
    [
      'url: https://ledger.example/hook',
      'url: ledger.example/hook',
      'ledger.yaml:14:7 subscriptions.0.channel.url must be an http or https address.',
    ],
    [
      'url: https',
      'secret: whsec_x\n      url: https',
      'ledger.yaml:14:7 subscriptions.0.channel has no place for "secret".',
    ],
    [
      'url: https',
      'authentication: { type: header, name: Content-Type }\n      url: https',
      'ledger.yaml:14:39 subscriptions.0.channel.authentication.name must be a header that neither HTTP nor Wirecopy itself uses, such as X-Api-Key.',
    ],
    [
      'url: https',
      'authentication: { type: basic, user: "a:b" }\n      url: https',
      'ledger.yaml:14:38 subscriptions.0.channel.authentication.user must be a name without a colon.',
    ],
    [
      'type: webhook',
      'type: wordpress\n      user: wirecopy',
      'ledger.yaml:7:5 subscriptions.0.format must be wordpress, for a channel of that type.',
    ],
    [
      /format: ninjs[\s\S]*/,
      'format: nitf\n    channel: { type: feed, path: a.xml, title: A }',
      `ledger.yaml:7:5 subscriptions.0.format must be one of ${feedFormats.join(', ')}, for a feed.`,
    ],
    [
      'format: ninjs',
      'format: msn',
      'ledger.yaml:7:5 subscriptions.0.format must be another one for a channel that pushes: news-sitemap, msn, yahoo, smartnews, flipboard, apple-news-rss are of feeds alone.',
    ],
    [
      /format: ninjs[\s\S]*/,
      'format: smartnews\n    channel: { type: feed, path: a.xml, title: A }',
      'ledger.yaml:8:5 subscriptions.0.channel must have a logo, for smartnews.',
    ],
    [
      /type: webhook[\s\S]*/,
      'type: feed\n      path: a.xml\n      title: A\n      withdrawnDays: 1000',
      'ledger.yaml:16:7 subscriptions.0.channel.withdrawnDays must be 90 at most.',
    ],
    [
      /format: ninjs[\s\S]*/,
      'format: rss\n    channel: { type: feed, path: a.xml, title: A, authentication: { type: basic, user: a }, hub: "https://hub.example/" }',
      'ledger.yaml:8:93 subscriptions.0.channel.hub must be left out for a feed that asks for a password, which a hub could not fetch.',
    ],
    [
      /format: ninjs[\s\S]*/,
      'format: news-sitemap\n    channel: { type: feed, path: a.xml, title: A, public: true, hub: "https://hub.example/" }',
      'ledger.yaml:8:65 subscriptions.0.channel.hub must be left out for news-sitemap, which has no place for one and no readers that subscribe.',
    ],
    [
      '    filter:\n',
      '    shape:\n      headlines: { most: 70 }\n    filter:\n',
      'ledger.yaml:9:7 subscriptions.0.shape has no place for "headlines": "headline" was probably meant.',
    ],
    [
      '    filter:\n',
      '    rights: { only: { UK only: [GB] }, unknown: hold }\n    filter:\n',
      'ledger.yaml:8:5 subscriptions.0.rights must have territories, the countries where the partner publishes, for only and except to be judged by.',
    ],
    [
      '    filter:\n',
      '    rights: { territories: [GB], only: { "*": [GB] }, unknown: hold }\n    filter:\n',
      'ledger.yaml:8:42 subscriptions.0.rights.only.* must have a word in it.',
    ],
    [
      '    filter:\n',
      '    rights:\n      territories: [UK]\n      unknown: hold\n    filter:\n',
      'ledger.yaml:9:21 subscriptions.0.rights.territories.0 must be the ISO 3166-1 code of a country, such as GB (which is not UK).',
    ],
  ])('with %j turned into %j is refused at its place', (from, to, fault) => {
    expect(read(ledger.replace(from, to)).faults).toEqual([fault]);
  });

  it('that is no YAML says where it breaks off', () => {
    expect(read(ledger.replace('[en]', '[en')).faults[0]).toMatch(
      /^ledger\.yaml:\d+:\d+ It is no YAML: /,
    );
  });

  it('may not declare what another one does', () => {
    writeFileSync(join(folder, 'copy.yaml'), ledger);
    expect(read(ledger).faults).toEqual([
      expect.stringContaining('It declares the partner evening-ledger, which'),
      expect.stringContaining('It declares the subscription evening-ledger-all, which'),
    ]);
  });

  it.each([
    [
      '{ type: s3, bucket: drop, key: "{article}.json" }',
      'It declares the objects drop/{article}.json, which',
    ],
    [
      `{ type: sftp, host: a.example, user: desk, path: "{article}", hostKeys: ["SHA256:${'a'.repeat(43)}"] }`,
      'It declares the files {article} of desk at a.example, which',
    ],
    [
      '{ type: feed, path: a.xml, title: A, public: true }',
      'It declares the public feed a.xml, which',
    ],
  ])('may not have two subscriptions leave their articles in one place: %s', (channel, fault) => {
    const one = (id: string) => `
  - id: ${id}
    name: ${id}
    format: ninjs
    channel: ${channel}`;
    const text = `id: ledger\nname: The Ledger\nsubscriptions:${one('a')}${one('b')}\n`;
    expect(read(text).faults).toEqual([expect.stringContaining(fault)]);
  });

  it('that is not there is wrong use', () => {
    expect(() => readPartnerFiles([join(folder, 'none')])).toThrow('There is no ');
  });
});
