import { describe, expect, it } from 'vitest';
import { fileOf, generateFiles } from '../../bench/articles.ts';
import { generateStory } from '../../bench/story.ts';
import { body, headline, type NinjsArticle } from '../../lambdas/article/ninjs.ts';
import { readUpload } from '../support/read-upload.ts';

describe('generated files', () => {
  const files = generateFiles(200, 'some');

  it('are all distinct', () => {
    expect(new Set(files.map(({ key }) => key)).size).toBe(200);
    expect(new Set(files.map(({ headline }) => headline)).size).toBe(200);
    expect(new Set(files.map(({ bytes }) => Buffer.from(bytes).toString())).size).toBe(200);
  });

  it('are the same at every run', () => {
    expect(generateFiles(200, 'some')).toEqual(files);
  });

  it('come in three formats', () => {
    expect(new Set(files.map(({ contentType }) => contentType))).toEqual(
      new Set(['text/html', 'text/plain', 'application/json']),
    );
  });
});

describe.each(['html', 'text', 'ninjs'] as const)('a story as %s', (format) => {
  it.each([400, 800])('of %d words is read with its headline and every paragraph', (words) => {
    const story = generateStory('one', words);
    const { key, bytes } = fileOf(story, format, 'one');
    const { reading, format: recognised } = readUpload({
      key,
      bytes,
      lastModified: '2026-11-20T08:00:00Z',
    });
    const article = reading.article as NinjsArticle;
    expect(recognised).toBe(format);
    expect(headline(article)).toBe(story.headline);
    const text = body(article, 'text/plain');
    // A text begins with its dateline, which is taken out of the body.
    const [first = '', ...others] = story.paragraphs;
    expect(text).toContain(first);
    expect(
      text
        .split('\n')
        .filter((line) => line !== '')
        .slice(1),
    ).toEqual(others);
    const count = story.paragraphs.join(' ').split(' ').length;
    expect(count).toBeGreaterThanOrEqual(words);
    expect(count).toBeLessThan(words + 120);
  });
});
