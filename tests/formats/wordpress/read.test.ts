import { describe, expect, it } from 'vitest';
import { fixture, uploaded } from '../../support/files.ts';
import { expectSafe } from '../../support/markup.ts';
import { readAll } from '../../support/read-all.ts';
import { readUpload } from '../../support/read-upload.ts';

const post = {
  id: 1,
  date_gmt: '2025-08-20T07:00:00',
  modified_gmt: '2025-08-20T10:30:00',
  guid: { rendered: 'https://meridian.example/?p=1' },
  link: 'https://meridian.example/storm/',
  status: 'publish',
  type: 'post',
  title: { rendered: 'Storm closes harbour' },
  content: { rendered: '<p>The harbour is closed.</p>', protected: false },
};
const read = (document: unknown) => readUpload(uploaded(JSON.stringify(document))).reading;

describe('a post with what it embeds', () => {
  const { reading, format } = readUpload(fixture('wordpress.json'));

  it('keeps every field that we know', () => {
    expect(format).toBe('wordpress');
    expect(reading.documentId).toBe('https://meridian.example/?post_type=post&p=4711');
    expect(reading.article).toMatchObject({
      pubStatus: 'usable',
      headlines: [{ value: 'Harbour towns ‘agree’ to share one pilot service' }],
      descriptions: [{ value: 'An eleven-year quarrel ends.' }],
      by: 'Mara Lindqvist',
      language: 'en-GB',
      renditions: [{ name: 'web', href: 'https://meridian.example/2025/08/harbour-accord/' }],
      altIds: [{ role: 'wordpress', value: '4711' }],
      associations: [
        {
          uri: 'https://meridian.example/media/lightship.jpg',
          descriptions: [{ value: 'The old lightship' }],
          renditions: [{ contentType: 'image/jpeg', width: 1200, height: 800 }],
        },
      ],
    });
    expect(reading.article.subjects?.map(({ rel, name }) => [rel, name])).toEqual([
      ['section', 'Business & Shipping'],
      ['keyword', 'pilots'],
      ['keyword', 'harbours'],
    ]);
  });

  it('takes the times that are UTC, not the site’s', () => {
    expect(reading.article.firstCreated).toBe('2025-08-20T07:00:00.000Z');
    expect(reading.article.versionCreated).toBe('2025-08-20T10:30:00.000Z');
    expect(reading.evidence).toMatchObject({ firstCreated: 'date_gmt', documentId: 'guid' });
  });

  it('has its text in our vocabulary, with addresses that are whole', () => {
    const [html] = reading.article.bodies;
    expectSafe(html?.value ?? '');
    expect(html?.value).toBe(
      '<p>Three harbour towns agreed on <em>Wednesday</em> to run a single pilot service.</p>\n' +
        '<figure><img src="https://meridian.example/media/crew.jpg" alt="A crew"><figcaption>A crew</figcaption></figure>\n' +
        '<p>The first joint crews <a href="https://meridian.example/crews/">sail in October</a>, they said.</p>',
    );
    expect(reading.dropped).toEqual(['Share this:']);
  });
});

it('does not take an excerpt that was cut from the text for a standfirst', () => {
  const excerpt = { rendered: '<p>The harbour is [&hellip;]</p>' };
  expect(read({ ...post, excerpt }).article.descriptions).toBeUndefined();
});

it('reads each of a list of posts by itself', () => {
  const list = [post, { ...post, status: 'draft' }, 'post', { ...post, id: 4, guid: undefined }];
  const { readings, rejections } = readAll(uploaded(JSON.stringify(list)));
  expect(readings.map(({ documentId }) => documentId)).toEqual([
    'https://meridian.example/?p=1',
    'https://meridian.example/storm/',
  ]);
  expect(rejections).toMatchObject({
    'item 2 (https://meridian.example/storm/)': { reason: 'no-article' },
    'item 3': { reason: 'no-article' },
  });
});

describe('the status', () => {
  it.each(['draft', 'private', 'pending', 'auto-draft'])('%s is refused, and why', (status) => {
    expect(() => read({ ...post, status })).toThrow(
      new RegExp(`^no-article: .*"${status}".*not for publication`),
    );
  });

  it('trash is a kill, also without a text', () => {
    const { content, ...bare } = post;
    for (const trashed of [post, bare]) {
      const { article, documentId } = read({ ...trashed, status: 'trash' });
      expect(article.pubStatus).toBe('canceled');
      expect(documentId).toBe('https://meridian.example/?p=1');
    }
  });

  it('of a post that was deleted for good is a kill', () => {
    const { article, documentId } = read({ deleted: true, previous: post });
    expect(article.pubStatus).toBe('canceled');
    expect(documentId).toBe('https://meridian.example/?p=1');
  });

  it('future is an embargo until the post is scheduled to appear', () => {
    const future = { ...post, status: 'future', date_gmt: '2025-08-21T06:00:00' };
    expect(read(future).article.embargoedUntil).toBe('2025-08-21T06:00:00.000Z');
  });

  it.each([
    ['without a time', undefined],
    ['with the site’s time alone', '2025-08-21T06:00:00'],
  ])('future %s is refused', (_, date) => {
    const { date_gmt, ...rest } = post;
    expect(() => read({ ...rest, date, status: 'future' })).toThrow(/^malformed/);
  });

  it('that we do not know is refused', () => {
    expect(() => read({ ...post, status: 'spiked' })).toThrow(/^malformed/);
  });
});

it.each<[string, unknown, RegExp]>([
  [
    'a post behind a password',
    { ...post, content: { rendered: '', protected: true } },
    /^no-article.*password/,
  ],
  ['an attachment', { ...post, type: 'attachment' }, /^no-article.*attachment/],
  ['a post without a text', { ...post, content: { rendered: '' } }, /^no-article/],
  ['a post without a title', { ...post, title: { rendered: '' } }, /^no-headline/],
])('%s is refused', (_, document, reason) => {
  expect(() => read(document)).toThrow(reason);
});
