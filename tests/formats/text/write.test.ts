import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textReader } from '../../../lambdas/formats/text/read.ts';
import { textWriter } from '../../../lambdas/formats/text/write.ts';
import { anyArticle, anyText, article } from '../articles.ts';
import { printed, readBack } from '../printed.ts';

describe('an article as plain text', () => {
  it('has headline, byline and the text with its dateline', () => {
    expect(textWriter.write(article())).toBe(
      [
        'Ferry crews & port agree: "no strike" <today>',
        'By Jane Doe',
        'HARWICH — The ferries sail at noon.',
        'Fares: 3 < 4 ]]> done.\n',
      ].join('\n\n'),
    );
  });

  it('does not repeat a dateline that the text begins with, nor the word before a byline', () => {
    const value = 'HARWICH, Nov. 24 (Post) — The ferries sail at noon.';
    const bodies = [{ role: 'main', contentType: 'text/plain' as const, value }];
    expect(textWriter.write(article({ bodies, by: 'by Jane Doe' }))).toBe(
      `Ferry crews & port agree: "no strike" <today>\n\nby Jane Doe\n\n${value}\n`,
    );
  });

  it.each([
    ['de-AT', 'Von Jane Doe'],
    ['fr', 'Par Jane Doe'],
    ['ja', 'Jane Doe'],
  ])('sets before the byline what its language does: %s', (language, line) => {
    expect(textWriter.write(article({ language })).split('\n')[2]).toBe(line);
  });

  it('holds no control characters, whatever the texts, and is always the same', () => {
    fc.assert(
      fc.property(anyArticle, anyText, anyText, (one, value, located) => {
        const bodies = [{ role: 'main', contentType: 'text/plain' as const, value }];
        const written = textWriter.write({ ...one, bodies, located });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is the point.
        expect(written).not.toMatch(/[\u0000-\u0008\u000e-\u001f\u007f\r]/);
        expect(written.isWellFormed()).toBe(true);
        expect(written.endsWith('\n')).toBe(true);
        expect(textWriter.write(structuredClone({ ...one, bodies, located }))).toBe(written);
      }),
    );
  });

  it('reads back with headline, byline and the same words', () => {
    fc.assert(
      fc.property(printed(['heading', 'quote']), (one) => {
        const { article: read } = readBack(textReader, textWriter.write(one));
        const plain = (bodies: typeof read.bodies) =>
          bodies.find(({ contentType }) => contentType === 'text/plain');
        expect(plain(read.bodies)).toEqual(plain(one.bodies));
        expect(read.headlines).toEqual(one.headlines);
        expect(read.by).toBe(one.by);
      }),
      { numRuns: 100 },
    );
  });

  it('that is canceled is a kill as agencies word it', () => {
    const written = textWriter.write(
      article({ pubStatus: 'canceled', edNote: 'Its figures are wrong.' }),
    );
    expect(written).toBe(
      [
        'MANDATORY KILL: Ferry crews & port agree: "no strike" <today>',
        'Do not publish the article https://harbour-post.example/2026/ferry. Where it has been published, take it down.',
        'Its figures are wrong.\n',
      ].join('\n\n'),
    );
    expect(readBack(textReader, written).article.pubStatus).toBe('canceled');
  });
});
