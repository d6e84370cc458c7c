import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleId, articleUri, parseKey } from '../../lambdas/article/identity.ts';
import { RejectedUpload } from '../../lambdas/article/outcome.ts';

describe('the id of an article', () => {
  it('is 26 characters of Crockford base 32, and stays what it once was', () => {
    expect(articleId('harbour-post', 'https://post.example/a')).toBe('yxnaqz2g08a8v40a5fx6eq7qxc');
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'binary' }), (publisher, documentId) => {
        expect(articleId(publisher, documentId)).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
      }),
    );
  });

  it('tells publishers apart, also where their names run into the document id', () => {
    expect(articleId('a', 'b')).not.toBe(articleId('b', 'a'));
    expect(articleId('a', 'b/c')).not.toBe(articleId('a/b', 'c'));
    expect(articleId('ab', 'c')).not.toBe(articleId('a', 'bc'));
  });
});

describe('the URI of an article', () => {
  it.each([
    'https://post.example/2025/08/20/night-tram?page=1',
    'urn:newsml:meridian.example:20250820:4711',
    'tag:post.example,2025:1',
  ])('is the document id where that is a URI: %s', (id) => {
    expect(articleUri('post', id)).toBe(id);
  });

  it.each([
    ['2025/night tram.html', 'urn:wirecopy:post:2025%2Fnight%20tram.html'],
    [
      'https://post.example/näch ste',
      'urn:wirecopy:post:https%3A%2F%2Fpost.example%2Fn%C3%A4ch%20ste',
    ],
    ['50%off', 'urn:wirecopy:post:50%25off'],
    ['no colon', 'urn:wirecopy:post:no%20colon'],
  ])('is a URN of ours for any other: %s', (id, uri) => {
    expect(articleUri('post', id)).toBe(uri);
  });

  it('is a URI as the ninjs schema understands it, whatever the document id', () => {
    const ajv = new Ajv2020();
    addFormats.default(ajv);
    const isUri = ajv.compile({ type: 'string', format: 'uri' });
    const ids = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.webUrl(),
      fc.string({ minLength: 1 }).map((text) => `x:${text}`),
    );
    fc.assert(
      fc.property(ids, (id) => {
        expect(isUri(articleUri('Die Pöst', id)), articleUri('Die Pöst', id)).toBe(true);
      }),
    );
  });
});

describe('the key of an upload', () => {
  it.each([
    ['post/a.txt', 'post', 'a.txt'],
    ['Die Pöst 2/größe & Mut.txt', 'Die Pöst 2', 'größe & Mut.txt'],
    ['post/50%2Foff.txt', 'post', '50%2Foff.txt'],
    ['post/a/../b//c.txt', 'post', 'a/../b//c.txt'],
    ['post//etc/passwd', 'post', '/etc/passwd'],
    [`post/${'x'.repeat(1000)}`, 'post', 'x'.repeat(1000)],
  ])('%s', (key, publisher, path) => {
    expect(parseKey(key)).toEqual({ publisher, path });
  });

  it.each([
    '',
    'stray.txt',
    '/a.txt',
    'post/',
    '../a.txt',
    './a.txt',
    '.post/a.txt',
    'po\u0000st/a',
    `${'p'.repeat(101)}/a`,
  ])('names no publisher and file: %j', (key) => {
    expect(() => parseKey(key)).toThrow(RejectedUpload);
    expect(() => parseKey(key)).toThrow(/^bad-key/);
  });
});
