import { describe, expect, it } from 'vitest';
import { articlesIn } from '../../../lambdas/normalise/read-upload.ts';
import { uploaded } from '../../support/files.ts';
import { readAll } from '../../support/read-all.ts';
import { readUpload } from '../../support/read-upload.ts';

const text = (uri: string, more = {}) => ({
  uri,
  type: 'text',
  headlines: [{ value: 'Storm closes harbour' }],
  bodies: [{ contentType: 'text/plain', value: 'The harbour is closed.' }],
  ...more,
});
const picture = (uri: string) => ({
  uri,
  type: 'picture',
  headlines: [{ value: 'The mole at noon' }],
  renditions: [{ name: 'main', href: 'https://meridian.example/mole.jpg' }],
});
const lines = (...items: unknown[]) => items.map((item) => JSON.stringify(item)).join('\n');
const found = (content: string) => {
  const { readings, rejections } = readAll(uploaded(content));
  return { ids: readings.map(({ documentId }) => documentId), rejections };
};

describe('several items in a file', () => {
  const both = [text('urn:x:1'), text('urn:x:2')];

  it.each([
    ['a list', JSON.stringify(both)],
    ['a list that is written over lines', JSON.stringify(both, undefined, 2)],
    ['one on each line', lines(...both)],
    [
      'one on each line, with empty lines between',
      `\n${lines(...both).replace('\n', '\r\n\r\n')}\n`,
    ],
    ['the envelope of AP', JSON.stringify({ data: { items: both.map((item) => ({ item })) } })],
    ['the envelope of Superdesk', JSON.stringify({ _items: both })],
  ])('are articles each: %s', (_, content) => {
    expect(found(content)).toEqual({ ids: ['urn:x:1', 'urn:x:2'], rejections: {} });
    expect(articlesIn(uploaded(content))[0]).toMatchObject({ format: 'ninjs' });
  });

  it('are one article where there is one', () => {
    for (const content of [[text('urn:x:1')], text('urn:x:1')])
      expect(readUpload(uploaded(JSON.stringify(content, undefined, 1))).reading.documentId).toBe(
        'urn:x:1',
      );
  });

  it('are read past one that is no text, broken or of no known status', () => {
    const bad = [picture('urn:x:2'), text('urn:x:3', { pubStatus: 'pulled' }), 4];
    const content = lines(text('urn:x:1'), ...bad, text('urn:x:5'));
    const { ids, rejections } = found(`${content}\n{"uri": "urn:x:6", "headl`);
    expect(ids).toEqual(['urn:x:1', 'urn:x:5']);
    expect(rejections).toMatchObject({
      'item 2 (urn:x:2)': { reason: 'no-article', sentence: expect.stringMatching(/picture/) },
      'item 3 (urn:x:3)': { reason: 'malformed' },
      'item 4': { reason: 'malformed' },
      'item 6': { reason: 'malformed', sentence: expect.stringMatching(/line 1, column/) },
    });
  });

  it('take along the media that they name', () => {
    const association = { name: 'lead', uri: 'urn:x:2', type: 'picture' };
    const items = [text('urn:x:1', { associations: [association] }), picture('urn:x:2')];
    const { reading } = readUpload(uploaded(JSON.stringify(items)));
    expect(reading.article.associations).toMatchObject([
      {
        name: 'lead',
        headlines: [{ value: 'The mole at noon' }],
        renditions: [{ href: 'https://meridian.example/mole.jpg' }],
      },
    ]);
  });
});
