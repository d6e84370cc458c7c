import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RejectedUpload } from '../../lambdas/article/outcome.ts';
import { uploaded } from '../support/files.ts';
import { readUpload } from '../support/read-upload.ts';

const article = 'Storm closes harbour\n\nThe harbour was closed on Monday after the storm.\n';
const page = `<html><head><title>Storm closes harbour</title></head><body><p>The harbour was closed on Monday after the storm.</p></body></html>`;
const item = JSON.stringify({
  uri: 'urn:x:1',
  headline: 'Storm closes harbour',
  body_text: 'The harbour was closed.',
});
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('the format', () => {
  it.each([
    ['text', article, 'press/a.html'],
    ['html', page, 'press/a.txt'],
    [
      'html',
      `<?xml version="1.0"?><!-- x --><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0">${page}`,
      'press/a.xml',
    ],
    ['html', '<h1>Storm closes harbour</h1><p>The harbour was closed on Monday.</p>', 'press/a'],
    ['ninjs', item, 'press/a.txt'],
    [
      'email',
      'From: a@b.example\r\nTo: c@d.example\r\nSubject: Storm closes harbour\r\n\r\nThe harbour was closed.',
      'press/a.txt',
    ],
    [
      'iptc7901',
      '\u0001npa061 4 i 211\r\n\u0002Storm closes harbour =\r\n\r\nThe harbour was closed.\u0003',
      'press/a.txt',
    ],
    ['text', '[UPDATE] Storm closes harbour\n\nThe harbour was closed on Monday.', 'press/a.json'],
    ['text', 'Storm <closes> harbour\n\nThe harbour was closed on Monday.', 'press/a.txt'],
  ])('is %s by the content of %j, whatever the name', (format, content, key) => {
    expect(readUpload(uploaded(content, key)).format).toBe(format);
  });
});

describe('a file that is no article', () => {
  it.each<[string, string, string | Uint8Array, string, RegExp]>([
    ['nothing', 'a.txt', '', 'empty', /empty/],
    ['white space', 'a.txt', ' \r\n\t\u00a0', 'empty', /white space/],
    [
      'bytes of 0xFF',
      'a.bin',
      new Uint8Array(5000).fill(0xff),
      'not-text',
      /UTF-16|utf-16|encoding/,
    ],
    ['zeros', 'a.txt', new Uint8Array(5000), 'not-text', /control|zero/],
    ['a zero between letters', 'a.txt', 'Storm\u0000closes', 'not-text', /zero/],
    [
      'a picture named .txt',
      'a.txt',
      latin1(`\x89PNG\r\n\x1a\n${'\0'.repeat(99)}`),
      'not-text',
      /PNG/,
    ],
    ['a picture', 'a.png', latin1(`\x89PNG\r\n\x1a\n${'\0'.repeat(99)}`), 'unknown-format', /PNG/],
    ['a PDF document', 'a.pdf', '%PDF-1.7\n%âãÏÓ', 'unknown-format', /PDF/],
    [
      'an archive that is cut off',
      'a.docx',
      latin1(`PK\x03\x04${'\0'.repeat(26)}x`),
      'malformed',
      /ZIP/,
    ],
    ['a gzip file that is cut off', 'a.gz', latin1('\x1f\x8b\x08\x00'), 'malformed', /gzip/],
    [
      'a concept of NewsML-G2',
      'a.xml',
      '<conceptItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="x"/>',
      'no-article',
      /NewsML-G2/,
    ],
    [
      'RSS without an item',
      'a.xml',
      '<rss version="2.0"><channel><title>x</title></channel></rss>',
      'no-article',
      /RSS/,
    ],
    ['some other XML', 'a.xml', '<?xml version="1.0"?><invoice/>', 'unknown-format', /XML/],
    ['some other JSON', 'a.json', '{"name":"wirecopy"}', 'unknown-format', /JSON/],
    ['broken JSON', 'a.json', '{"uri":"urn:x:1","headline":"Sto', 'malformed', /JSON/],
    ['JSON 100,000 deep', 'a.json', '['.repeat(100_000), 'too-deep', /256/],
    [
      'a wire message without its start',
      'a.txt',
      '\u0002The harbour was closed on Monday.\u0003',
      'unknown-format',
      /wire/,
    ],
    ['RTF', 'a.txt', '{\\rtf1\\ansi Storm}', 'unknown-format', /RTF/],
    ['a table', 'a.csv', 'a,b\n1,2', 'unknown-format', /CSV/],
    ['a text of 30 MB', 'a.txt', 'All work. '.repeat(3_000_000), 'too-large', /30,000,000/],
    ['a text of 50,000 lines', 'a.txt', 'Storm.\n'.repeat(50_000), 'too-large', /50,000/],
  ])('%s is told apart', (_, name, content, reason, sentence) => {
    try {
      readUpload(uploaded(content, `press/${name}`));
    } catch (error) {
      expect(error).toBeInstanceOf(RejectedUpload);
      const { rejection } = error as RejectedUpload;
      expect(rejection.reason).toBe(reason);
      expect(rejection.sentence).toMatch(sentence);
      expect(rejection.sentence).toMatch(/^\p{Lu}.+\.$/su);
      expect(rejection.remedy).toMatch(/^\p{Lu}.+\.$/su);
      return;
    }
    expect.fail('it was read');
  });

  it('is refused for its key before anything else', () => {
    expect(() => readUpload(uploaded(article, 'stray.txt'))).toThrow(/^bad-key/);
  });
});

describe('hostile keys', () => {
  it.each([
    'press/with space and +plus.txt',
    'press/žluťoučký/新闻.txt',
    'press/50%2Foff.txt',
    'press/a/../b//c.txt',
    `press/${'x'.repeat(1000)}`,
  ])('%s is a key like any other', (key) =>
    expect(readUpload(uploaded(article, key)).format).toBe('text'),
  );
});

it('tells no more of what was dropped than a receipt can hold', () => {
  const lines = Array.from({ length: 500 }, () => 'Advertisement').join('\n\n');
  expect(readUpload(uploaded(`${article}\n${lines}`)).reading.dropped).toHaveLength(100);
});

it('reads any bytes or says what is wrong with them, and throws nothing else', () => {
  const start = fc.constantFrom(
    '',
    '<html><p>',
    '{"uri":"a","headline":"b","body_html":"',
    'Storm closes harbour\n\n',
    '\ufeff',
    '<?xml',
  );
  fc.assert(
    fc.property(start, fc.uint8Array({ maxLength: 400 }), fc.string(), (first, bytes, text) => {
      const content = Buffer.concat([Buffer.from(first), Buffer.from(text), bytes]);
      try {
        expect(readUpload(uploaded(content)).reading.article.headlines[0]?.value).not.toBe('');
      } catch (error) {
        expect(error).toBeInstanceOf(RejectedUpload);
      }
    }),
    { numRuns: 1000 },
  );
});
