import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPartnerFiles } from '../../cli/partners/read-files.ts';
import { formats } from '../../lambdas/partner/subscription.ts';

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

  it('that is not there is wrong use', () => {
    expect(() => readPartnerFiles([join(folder, 'none')])).toThrow('There is no ');
  });
});
