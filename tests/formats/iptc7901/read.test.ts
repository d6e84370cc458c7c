import { describe, expect, it } from 'vitest';
import { body, type NinjsArticle } from '../../../lambdas/article/ninjs.ts';
import { RejectedUpload } from '../../../lambdas/article/outcome.ts';
import { uploaded } from '../../support/files.ts';
import { readUpload } from '../../support/read-upload.ts';

interface Parts {
  heading?: string;
  keyword?: string;
  head?: string;
  text?: string;
  trailer?: string;
}

const text = `   Harwich (npa) - The harbour was closed on Monday after the storm
that had come in over night, the coast guard said.

   Ferries stay in port until Tuesday. Nobody was hurt.`;

/** A message of our own agency, with the parts that a test changes. */
function message({
  heading = 'npa061 2 i 211 ccccb   npa 061',
  keyword = 'Weather/storm/',
  head = 'Storm closes harbour =',
  text: body = text,
  trailer = '231137 GMT Nov 26',
}: Parts = {}): string {
  const lines = `\x01${heading}\n\n${keyword}\n\x02${head}\n\n${body}\n\n\x03${trailer}\n\x7f\n\x7f\x04`;
  return lines.replaceAll('\n', '\r\n');
}

function read(content: string | Uint8Array) {
  const { reading, format } = readUpload(uploaded(content, 'press/061.txt'));
  return { ...reading, format, plain: body(reading.article as NinjsArticle, 'text/plain') };
}

describe('a message of IPTC 7901', () => {
  it('gives its heading, headline, dateline, text and time', () => {
    const { format, article, plain, evidence } = read(message());
    expect(format).toBe('iptc7901');
    expect(article).toMatchObject({
      pubStatus: 'usable',
      headlines: [{ value: 'Storm closes harbour' }],
      slugline: 'Weather/storm',
      urgency: 2,
      subjects: [{ name: 'international', literal: 'i', creator: 'publisher' }],
      located: 'Harwich',
      infoSources: [{ name: 'npa' }],
      versionCreated: '2026-11-23T11:37:00.000Z',
    });
    expect(plain).toBe(
      'Harwich (npa) - The harbour was closed on Monday after the storm that had come in over night, the coast guard said.\n\nFerries stay in port until Tuesday. Nobody was hurt.',
    );
    expect(article.altIds).toEqual([{ role: 'transmission', value: 'npa061' }]);
    const fields = Object.keys(article).filter(
      (field) => !/^(?:headlines|bodies|pubStatus)$/.test(field),
    );
    for (const field of fields) expect(evidence, field).toHaveProperty(field);
    expect(evidence).toMatchObject({ versionCreated: 'trailer', located: 'dateline' });
  });

  it('may begin after idle characters and lack its trailer', () => {
    const { article } = read(`\x16\x16\r\n${message().split('\x03')[0]}`);
    expect(article.headlines).toEqual([{ value: 'Storm closes harbour' }]);
    expect(article.versionCreated).toBeUndefined();
  });

  it('has a headline over two lines, or a word before it', () => {
    const long = read(
      message({ head: 'Storm closes harbour, ferries stay in\nport until Tuesday =' }),
    );
    expect(long.article.headlines[0]?.value).toBe(
      'Storm closes harbour, ferries stay in port until Tuesday',
    );
    const kicker = read(message({ head: 'EXTRA\nStorm closes harbour =' }));
    expect(kicker.article.headlines[0]?.value).toBe('Storm closes harbour');
    expect(kicker.dropped).toContain('EXTRA');
  });

  it('has a byline between headline and text', () => {
    const { article, plain } = read(message({ text: `By Jane Doe, npa =\n\n${text}` }));
    expect(article.by).toMatch(/^Jane Doe/);
    expect(plain).toMatch(/^Harwich/);
  });

  it('keeps to itself what is not for publication, and who wrote it', () => {
    const notes =
      '# npa NOTEBOOK\n\n* * * *\nThe following information is not for publication\n\n## Contacts\nThe desk can be reached all night on 555 0100.\n\nnpa jd mr';
    const { plain, dropped } = read(message({ text: `${text}\n\n${notes}` }));
    expect(plain).toMatch(/Nobody was hurt\.$/);
    expect(dropped).toContain('## Contacts The desk can be reached all night on 555 0100.');
    expect(read(message({ text: `${text}\n\nnpa jd mr` })).plain).toMatch(/Nobody was hurt\.$/);
  });

  it('of several in a file, is the first', () => {
    const { article, evidence } = read(message() + message({ head: 'Another =' }));
    expect(article.headlines[0]?.value).toBe('Storm closes harbour');
    expect(evidence.items).toBe('first of 2');
  });
});

describe('its charset', () => {
  const german = text.replace('harbour', 'Fähre über Föhr');
  const bytes = (table: Record<string, number>) =>
    Uint8Array.from(message({ text: german }), (one) => table[one] ?? one.charCodeAt(0));
  it.each([
    ['UTF-8', new TextEncoder().encode(message({ text: german })), 'utf-8'],
    ['ISO 8859-1', bytes({}), 'windows-1252'],
    ['code page 850', bytes({ ä: 0x84, ü: 0x81, ö: 0x94 }), 'ibm850'],
  ])('%s is found', (_, content, encoding) => {
    const { plain, evidence } = read(content);
    expect(plain).toContain('Fähre über Föhr');
    expect(evidence.encoding).toContain(encoding);
  });
});

describe('what is said of a message before its text', () => {
  it.each<[string, Parts, string]>([
    ['a label over the headline', { head: 'KILL\nStorm closes harbour =' }, 'canceled'],
    ['the headline', { head: 'MANDATORY KILL - Storm closes harbour =' }, 'canceled'],
    ['the keyword', { keyword: 'Weather/storm, KILL' }, 'canceled'],
    ['another language', { head: 'STORNO: Sturm schließt Hafen =' }, 'canceled'],
    ['a hold', { head: 'HOLD: Storm closes harbour =' }, 'withheld'],
    ['a correction', { head: 'CORRECTION: Storm closes harbour =' }, 'usable'],
    ['a headline with the word', { head: 'Storms kill twelve =' }, 'usable'],
    ['a title with the word', { head: 'Kill Bill returns =' }, 'usable'],
  ])('by %s decides whether it may be published', (_, parts, pubStatus) => {
    expect(read(message(parts)).article.pubStatus).toBe(pubStatus);
  });

  it('is kept as a note to editors and leaves the headline', () => {
    const { article } = read(message({ head: 'CORRECTION: Storm closes harbour =' }));
    expect(article.headlines[0]?.value).toBe('Storm closes harbour');
    expect(article.edNote).toContain('CORRECTION');
  });

  it('as a kill needs no text', () => {
    expect(read(message({ head: 'KILL: Storm closes harbour =', text: '' })).article).toMatchObject(
      {
        pubStatus: 'canceled',
        bodies: [],
      },
    );
  });
});

describe('an embargo', () => {
  it.each([
    ['EMBARGOED UNTIL 2026-11-25T06:00:00Z', '2026-11-25T06:00:00.000Z'],
    ['EMBARGO: 0600 GMT Nov 25', '2026-11-25T06:00:00.000Z'],
    ['Embargoed until 00:01 GMT on Wednesday, 25 November 2026', '2026-11-25T00:01:00.000Z'],
    ['SPERRFRIST: 25. November 2026, 06.00 Uhr MEZ', '2026-11-25T05:00:00.000Z'],
    ['HOLD FOR RELEASE 6 a.m. EST Nov. 25, 2026', '2026-11-25T11:00:00.000Z'],
    ['Not for publication before 06:00 CET, 25 Nov', '2026-11-25T05:00:00.000Z'],
  ])('%s holds until its time', (line, until) => {
    const file = uploaded(message({ text: `${line}\n\n${text}` }));
    const { article } = readUpload({ ...file, lastModified: '2026-11-24T12:00:00.000Z' }).reading;
    expect(article.embargoedUntil).toBe(until);
    expect(body(article as NinjsArticle, 'text/plain')).toMatch(/^Harwich/);
  });

  it.each([
    'EMBARGOED UNTIL Nov 25',
    'EMBARGO: 06:00',
    'EMBARGOED UNTIL 06:00, 25 Nov 2026',
    'EMBARGO',
  ])('%s is refused: it would not hold', (line) =>
    expect(() => read(message({ text: `${line}\n\n${text}` }))).toThrow(/^malformed.*embargo/i),
  );

  it.each(['Embargo on arms extended', 'Embargo lifted', 'Arms embargo holds for now'])(
    'is none where the news is of one: %s',
    (headline) => {
      expect(read(message({ head: `${headline} =` })).article.embargoedUntil).toBeUndefined();
    },
  );
});

describe('a broken message is refused', () => {
  it.each([
    ['without the start of its text', message().replace('\x02', ''), 'malformed', /line 1\b/],
    ['broken off by the next', message().split('\x03')[0] + message(), 'malformed', /line 4\b/],
    ['without a text', message({ text: '' }), 'no-article', /no text/],
    [
      'with a text of 2 MB',
      message({ text: 'All work and no play. '.repeat(100_000) }),
      'too-large',
      /2,/,
    ],
  ])('%s', (_, content, reason, sentence) => {
    try {
      read(content);
    } catch (error) {
      expect(error).toBeInstanceOf(RejectedUpload);
      const { rejection } = error as RejectedUpload;
      expect(rejection.reason).toBe(reason);
      expect(rejection.sentence).toMatch(sentence);
      return;
    }
    expect.fail('it was read');
  });
});
