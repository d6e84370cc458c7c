import { describe, expect, it } from 'vitest';
import { body, type NinjsArticle } from '../../lambdas/article/ninjs.ts';
import { articlesIn } from '../../lambdas/normalise/read-upload.ts';
import { uploaded } from '../support/files.ts';
import { readUpload } from '../support/read-upload.ts';

const line = 'EMBARGOED UNTIL 06:00 GMT, 25 November 2026';
const until = '2026-11-25T06:00:00.000Z';
const headline = 'Storm closes harbour';
const prose = 'The harbour was closed on Monday after the storm, the city said. Nobody was hurt.';

const read = (content: string, name = 'storm') =>
  readUpload(uploaded(content, `press/${name}`)).reading;

describe('an embargo in words', () => {
  it.each([
    ['text', `${line}\n\n${headline}\n\n${prose}`],
    ['text, below the headline', `${headline}\n\n${line}\n\n${prose}`],
    ['text, before the headline', `${line}: ${headline}\n\n${prose}`],
    ['text in Dutch', `Embargo tot 2026-11-25T07:00+01:00\n\n${headline}\n\n${prose}`],
    ['text in German', `SPERRFRIST: 25.11.2026, 07:00 Uhr MEZ\n\n${headline}\n\n${prose}`],
    ['Markdown', `# ${headline}\n\n**${line}**\n\n${prose}`],
    [
      'a page',
      `<html><body><article><h1>${headline}</h1><p>${line}</p><p>${prose}</p></article></body></html>`,
    ],
    [
      'ninjs',
      JSON.stringify({
        uri: 'urn:x:1',
        headlines: [{ value: headline }],
        bodies: [{ contentType: 'text/html', value: `<p>${line}</p><p>${prose}</p>` }],
      }),
    ],
    [
      'RSS',
      `<rss version="2.0"><channel><title>t</title><item><title>${line}: ${headline}</title><guid>1</guid><description>${prose}</description></item></channel></rss>`,
    ],
  ])('holds in %s', (_, content) => {
    const [found] = articlesIn(uploaded(content, 'press/storm'));
    if (!found || !('reading' in found)) expect.fail('nothing was read');
    expect(found.reading.article.embargoedUntil).toBe(until);
    expect(found.reading.evidence.embargoedUntil).toBe('embargo line');
  });

  it('is none of the text', () => {
    const { article, dropped } = read(`${line}\n\n${headline}\n\n${prose}`);
    expect(article.headlines).toEqual([{ value: headline }]);
    expect(body(article as NinjsArticle, 'text/plain')).toBe(prose);
    expect(dropped).toEqual([line]);
  });

  it('that has no time with a zone is refused', () => {
    for (const vague of [
      'EMBARGOED UNTIL FRIDAY',
      'EMBARGO',
      'Embargo: until tomorrow morning',
      'Embargo tot morgen',
      'EMBARGO fino a domani',
      'Sob embargo até amanhã',
      'Bajo embargo hasta mañana',
      'Под эмбарго до 25 ноября, 06:00',
      '解禁：11月25日6時',
      'محظور النشر حتى 25 نوفمبر',
    ])
      expect(() => read(`${vague}\n\n${headline}\n\n${prose}`)).toThrow(/^malformed: The embargo/);
  });

  it.each([
    'Embargo: EU bans oil from the east',
    'Embargo on arms extended',
    'Embargo – what now?',
  ])('is not what an article is about: %s', (title) => {
    const { article } = read(`${title}\n\n${prose}`);
    expect(article.headlines).toEqual([{ value: title }]);
    expect(article.embargoedUntil).toBeUndefined();
  });

  it('does not shorten the one that the format has a field for', () => {
    const item = {
      uri: 'urn:x:1',
      embargoed: '2026-11-26T00:00:00Z',
      headlines: [{ value: headline }],
    };
    const bodies = [{ contentType: 'text/html', value: `<p>${line}</p><p>${prose}</p>` }];
    const { article } = read(JSON.stringify({ ...item, bodies }));
    expect(article.embargoedUntil).toBe('2026-11-26T00:00:00.000Z');
  });
});
