import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyCarriers, fieldCarriers } from '../support/carriers.ts';
import { filesIn, isHere } from '../support/corpus.ts';
import { disguised } from '../support/disguise.ts';
import { uploaded } from '../support/files.ts';
import { expectInert, publishedFrom } from '../support/inert.ts';

const here = isHere('hostile markup');
const files = here ? filesIn('xss/*.xml') : [];
const pieces = [...new Set(files.flatMap(({ bytes }) => piecesIn(bytes.toString('latin1'))))];

describe.runIf(here)('feeds with hostile markup', () => {
  it('are here, and pieces of markup in them', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(pieces.length).toBeGreaterThan(100);
  });

  it('are inert as uploads, as they are and with an article around their markup', async () => {
    let read = 0;
    for (const { name, bytes } of files) {
      for (const feed of [bytes, Buffer.from(completed(bytes.toString('latin1')), 'latin1')]) {
        const articles = await publishedFrom(uploaded(feed, `press/${name}`));
        read += articles.length;
        for (const article of articles) expectInert(article);
      }
    }
    console.log(`${files.length} hostile feeds, twice: ${read} articles, all inert`);
    expect(read).toBeGreaterThan(files.length / 2);
  });

  it.each(Object.entries({ ...bodyCarriers, ...prefixed(fieldCarriers) }))(
    'their markup is inert in %s',
    async (_, carry) => {
      let read = 0;
      for (const piece of pieces) {
        const articles = await publishedFrom(carry(piece));
        read += articles.length;
        for (const article of articles) expectInert(article);
      }
      expect(read).toBeGreaterThan(0);
    },
  );

  it('their markup is inert in every disguise', async () => {
    const carriers = Object.values({ ...bodyCarriers, ...prefixed(fieldCarriers) });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...carriers), disguised(pieces), async (carry, markup) => {
        for (const article of await publishedFrom(carry(markup))) expectInert(article);
      }),
      { numRuns: 3000 },
    );
  });
});

const prose = 'The harbour was closed on Monday after the storm, the coast guard said. ';

/** A feed with what its articles lack: headline, name, and prose before whatever they hold. */
function completed(feed: string): string {
  const item = '<guid>https://a.example/1</guid><id>https://a.example/1</id><title>Storm</title>';
  const whole = /<(?:item|entry)\b/.test(feed)
    ? feed.replace(/<(item|entry)\b[^>]*>/, `$&${item}`)
    : feed
        .replace('</channel>', `<item>${item}<description>${prose}</description></item></channel>`)
        .replace('</feed>', `<entry>${item}<content type="text">${prose}</content></entry></feed>`);
  return whole.replace(
    /<(?:content|description|body|fullitem|content:encoded)\b[^>]*>/g,
    `$&${prose}`,
  );
}

/** What stands in their elements: as markup, and unescaped where it stands there as text. */
function piecesIn(feed: string): string[] {
  const inner = [...feed.matchAll(/<([a-z:]+)\b[^>]*>((?:(?!<\1[\s>])[\s\S])*?)<\/\1>/g)];
  return inner
    .flatMap(([, , content = '']) => [content, unescaped(content)])
    .filter((piece) => piece.includes('<'));
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

function prefixed<T>(carriers: Record<string, T>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(carriers).map(([name, carry]) => [`the fields of ${name}`, carry]),
  );
}
