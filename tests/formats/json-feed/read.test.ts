import { describe, expect, it } from 'vitest';
import { articlesIn } from '../../../lambdas/normalise/read-upload.ts';
import { uploaded, xmlFixture } from '../../support/files.ts';
import { expectSafe } from '../../support/markup.ts';
import { readAll } from '../../support/read-all.ts';
import { readUpload } from '../../support/read-upload.ts';

const item = { id: 'a', title: 'Storm closes harbour', content_text: 'The harbour is closed.' };
const feed = (items: unknown[], more = {}) =>
  uploaded(
    JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Post', ...more, items }),
  );
const read = (one: object, more = {}) => readUpload(feed([one], more)).reading;

describe('a JSON Feed', () => {
  const { readings, rejections } = readAll(xmlFixture('json-feed/coast.json'));
  const [bills, ferry] = readings;

  it('is an article for each item that has a text, and says what the others lack', () => {
    expect(readings).toHaveLength(2);
    expect(rejections).toMatchObject({
      'item 3 (courier:90399)': { reason: 'no-article' },
      'item 4': { reason: 'malformed' },
    });
  });

  it('keeps every field that we know', () => {
    expect(bills?.documentId).toBe('courier:90417');
    expect(bills?.article).toMatchObject({
      headlines: [{ value: 'Harbour board ‘must publish’ dredging bills' }],
      descriptions: [{ value: 'A tribunal gives the board four weeks.' }],
      by: 'Ines Fjeld and Tom Abara',
      firstCreated: '2026-11-23T16:05:00.000Z',
      versionCreated: '2026-11-23T18:40:00.000Z',
      language: 'en-GB',
      infoSources: [{ name: 'The Coast Courier' }],
      subjects: [
        { name: 'ports', rel: 'keyword' },
        { name: 'courts', rel: 'keyword' },
      ],
      renditions: [{ name: 'web', href: 'https://coast-courier.example/2026/11/dredging-bills' }],
      associations: [
        { name: 'main', type: 'picture', uri: 'https://coast-courier.example/media/dredger.jpg' },
        {
          type: 'audio',
          headlines: [{ value: 'The hearing' }],
          renditions: [{ contentType: 'audio/mpeg', sizeInBytes: 4021332, duration: 1275 }],
        },
      ],
    });
  });

  it('has its text in our vocabulary, with addresses that are whole', () => {
    const markup = bills?.article.bodies[0]?.value ?? '';
    expectSafe(markup);
    expect(markup).toContain('<a href="https://coast-courier.example/law/secrets">');
    expect(ferry?.article.bodies[0]?.value).toBe(
      '<p>The night ferry to Skarholm sails again from Friday.</p>\n<p>Berths cost the same as in 2015, the operator said.</p>',
    );
  });

  it('has ids that are numbers, languages of items, and the authors of the feed', () => {
    expect(ferry).toMatchObject({
      documentId: '90402',
      article: { language: 'en', by: 'Courier newsroom' },
    });
  });
});

it('knows the one author of version 1.0', () => {
  const more = { version: 'https://jsonfeed.org/version/1' };
  expect(read({ ...item, author: { name: 'Jane Doe' } }, more).article.by).toBe('Jane Doe');
});

it('takes a summary for the text where there is no other', () => {
  const { content_text, ...bare } = item;
  const { article, evidence } = read({ ...bare, summary: content_text });
  expect(article.bodies[1]?.value).toBe('The harbour is closed.');
  expect(article.descriptions).toBeUndefined();
  expect(evidence.body).toBe('summary');
});

it('is known by the page, else by title and date, where an item has no id', () => {
  const { id, ...bare } = item;
  const url = 'https://post.example/a';
  expect(read({ ...bare, url }).documentId).toBe(url);
  expect(read(bare).documentId).toMatch(/^[\da-f]{64}$/);
});

it.each([
  ['without an item', feed([]), /^no-article: The JSON Feed holds no item/],
  ['with more items than an upload may hold', feed(Array(501).fill(item)), /^too-large: .*501/],
  [
    'that is cut off',
    uploaded('{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "a",'),
    /^malformed: .*line 1/,
  ],
])('is refused: a feed %s', (_, file, reason) => {
  expect(() => articlesIn(file)).toThrow(reason);
});
