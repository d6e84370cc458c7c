import { describe, expect, it } from 'vitest';
import { fixture, uploaded } from '../../support/files.ts';
import { expectSafe } from '../../support/markup.ts';
import { readUpload } from '../../support/read-upload.ts';

const document = {
  version: '1.7',
  identifier: 'storm-1',
  language: 'en',
  title: 'Storm closes harbour',
  layout: { columns: 7, width: 1024 },
  components: [{ role: 'body', text: 'The harbour is closed.' }] as object[],
};
const read = (one: unknown) => readUpload(uploaded(JSON.stringify(one))).reading;
const html = (...components: object[]) =>
  read({ ...document, components: [...document.components, ...components] }).article.bodies[0]
    ?.value;

describe('an article.json', () => {
  const { reading, format } = readUpload(fixture('apple-news.json'));

  it('keeps every field that we know', () => {
    expect(format).toBe('apple-news');
    expect(reading.documentId).toBe('harbour-accord-4711');
    expect(reading.article).toMatchObject({
      headlines: [{ value: 'Harbour towns agree to share one pilot service' }],
      descriptions: [{ value: 'An eleven-year quarrel ends.' }],
      by: 'Mara Lindqvist and Jo Ekdal',
      language: 'en-GB',
      firstCreated: '2025-08-20T07:00:00.000Z',
      versionCreated: '2025-08-20T10:30:00.000Z',
      renditions: [{ name: 'web', href: 'https://meridian.example/harbour-accord' }],
    });
    expect(reading.article.subjects?.map(({ name }) => name)).toEqual(['pilots', 'harbours']);
  });

  it('has its components in order, those in others too, each in its own format', () => {
    const [body] = reading.article.bodies;
    expectSafe(body?.value ?? '');
    expect(body?.value.split('\n')).toEqual([
      '<figure><img src="https://meridian.example/lightship.jpg" alt="A red ship"><figcaption>The old lightship</figcaption></figure>',
      '<p>Three harbour towns agreed on Wednesday to run a <strong>single</strong> pilot service.</p>',
      '<h2>The crews</h2>',
      '<p>The first joint crews <a href="https://meridian.example/crews">sail in October</a>.</p>',
      '<ul><li>Ellery</li><li>Aas</li></ul>',
      '<blockquote><p>We were tired of quarrelling.</p></blockquote>',
      '<p>Nobody will lose their work.</p>',
      '<p>The mayors sign in May.</p>',
      '<figure><img src="https://meridian.example/crew.jpg" alt=""><figcaption>A crew</figcaption></figure>',
      '<p><a href="https://www.youtube.com/embed/abc">www.youtube.com</a></p>',
      '<table><tr><th>Town</th><th>Pilots</th></tr><tr><td>Ellery</td><td>12</td></tr><tr><td>Aas</td><td>4</td></tr></table>',
    ]);
  });

  it('leaves out what repeats the text or stands beside it, and says so', () => {
    expect(reading.dropped).toEqual(['A single pilot service', 'Read about the lightship.']);
  });

  it('lists its pictures with their captions', () => {
    expect(
      reading.article.associations?.map(({ uri, descriptions }) => [uri, descriptions?.[0]?.value]),
    ).toEqual([
      ['https://meridian.example/lightship.jpg', 'The old lightship'],
      ['https://meridian.example/crew.jpg', 'A crew'],
    ]);
  });
});

it('takes names from a byline that carries the day as well', () => {
  const byline = { role: 'byline', text: 'By Jane Doe | 24 November 2026' };
  const { article } = read({ ...document, components: [byline, ...document.components] });
  expect(article.by).toBe('Jane Doe');
});

it('takes the introduction for a standfirst where there is no other, and keeps it in the text', () => {
  const intro = { role: 'intro', text: 'A storm came in the night.' };
  const { article } = read({ ...document, components: [intro, ...document.components] });
  expect(article.descriptions).toEqual([{ value: 'A storm came in the night.' }]);
  expect(article.bodies[1]?.value).toBe('A storm came in the night.\n\nThe harbour is closed.');
});

it('publishes no address that could run or that names a packed file', () => {
  const body = html(
    { role: 'photo', URL: 'bundle://a.jpg' },
    { role: 'embedwebvideo', URL: 'javascript:alert(1)' },
    { role: 'htmltable', html: '<table onclick="x()"><tr><td>a<td>b<tr><td>c<td>d</table>' },
  );
  expect(body).toBe(
    '<p>The harbour is closed.</p>\n<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>',
  );
});

it('leaves hidden components out', () => {
  expect(html({ role: 'body', text: 'Not yet.', hidden: true })).toBe(
    '<p>The harbour is closed.</p>',
  );
});

it('is recognised by its shape, whatever the file is called', () => {
  expect(readUpload(uploaded(JSON.stringify(document), 'press/a.txt')).format).toBe('apple-news');
});

it.each<[string, string, RegExp]>([
  [
    'a document without text',
    JSON.stringify({ ...document, components: [] }).replace('[]', '[{"role":"divider"}]'),
    /^no-article/,
  ],
  ['a document without a title', JSON.stringify({ ...document, title: '' }), /^no-headline/],
  ['a list of documents', JSON.stringify([document]), /^malformed/],
  ['a document with a comma too many', JSON.stringify(document).replace(']}', '],}'), /^malformed/],
])('%s is refused', (_, text, reason) => {
  expect(() => readUpload(uploaded(text))).toThrow(reason);
});
