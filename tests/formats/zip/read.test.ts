import { deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NinjsArticle } from '../../../lambdas/article/ninjs.ts';
import { RejectedUpload, type RejectionReason } from '../../../lambdas/article/outcome.ts';
import { packedAddress, type Reading } from '../../../lambdas/article/reading.ts';
import { articlesIn } from '../../../lambdas/normalise/read-upload.ts';
import { docxOf, paragraph } from '../../support/docx.ts';
import { uploaded } from '../../support/files.ts';
import { rawZip, zipOf } from '../../support/pack.ts';
import { jpegOf, pngOf } from '../../support/pictures.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const story = (about: string) =>
  `${about} closed\n\nThe ${about.toLowerCase()} was closed on Monday after the storm, the coast guard said.\n`;
const photo = pngOf(640, 480);
const other = pngOf(320, 200, 9);

/** What is in an archive, by its place. */
function contents(files: Record<string, string | Uint8Array>) {
  return found(zipOf(files));
}

function found(archive: Uint8Array) {
  return articlesIn(uploaded(archive, 'press/storm.zip')).map((one) => ({
    place: one.place ?? '',
    format: one.format,
    reading: 'reading' in one ? one.reading : undefined,
    headline: 'reading' in one ? one.reading.article.headlines[0]?.value : undefined,
    documentId: 'reading' in one ? one.reading.documentId : undefined,
    rejection: 'rejection' in one ? one.rejection : undefined,
  }));
}

function refusal(archive: Uint8Array): string {
  try {
    const all = found(archive);
    expect.fail(`it was read: ${JSON.stringify(all.map(({ place }) => place))}`);
  } catch (error) {
    if (error instanceof RejectedUpload) return error.message;
    throw error;
  }
}

/** The articles' pictures, by their contents' sizes. */
function widths(reading: Reading | undefined): unknown[] {
  return (reading?.article.associations ?? []).map(({ renditions }) => renditions?.[0]?.width);
}

describe('an archive', () => {
  it('holds articles of any format, each with its place and an identity of its own', () => {
    const all = contents({
      'storm/harbour.txt': story('Harbour'),
      'storm/quay.html':
        '<html><body><h1>Quay closed</h1><p>The quay was closed on Monday after the storm.</p></body></html>',
      'bridge.docx': docxOf({
        body: paragraph('Bridge closed', 'Title') + paragraph('The bridge was closed on Monday.'),
      }),
      'ferry.txt.gz': gzipSync(story('Ferry')),
      'ninjs.json': JSON.stringify({
        uri: 'urn:x:1',
        headline: 'Port closed',
        body_text: 'The port was closed on Monday.',
      }),
    });
    expect(
      all.map(({ place, format, headline, documentId }) => [place, format, headline, documentId]),
    ).toEqual([
      ['storm/harbour.txt', 'text', 'Harbour closed', 'storm.zip/storm/harbour.txt'],
      ['storm/quay.html', 'html', 'Quay closed', 'storm.zip/storm/quay.html'],
      ['bridge.docx', 'docx', 'Bridge closed', 'storm.zip/bridge.docx'],
      ['ferry.txt.gz', 'text', 'Ferry closed', 'storm.zip/ferry.txt.gz'],
      ['ninjs.json', 'ninjs', 'Port closed', 'urn:x:1'],
    ]);
  });

  it('holds archives and messages in turn', () => {
    const mail =
      'From: a@b.example\nTo: c@d.example\nSubject: Quay closed\n\nThe quay was closed on Monday after the storm.';
    const all = contents({
      'inner.zip': zipOf({ 'a/quay.eml': mail }),
      'harbour.txt': story('Harbour'),
    });
    expect(all.map(({ place, format, headline }) => [place, format, headline])).toEqual([
      ['inner.zip, a/quay.eml', 'email', 'Quay closed'],
      ['harbour.txt', 'text', 'Harbour closed'],
    ]);
  });

  it('holds what nobody means to publish, which is passed over', () => {
    const all = contents({
      'harbour.txt': story('Harbour'),
      '__MACOSX/._harbour.txt': 'x',
      '.DS_Store': 'x',
      'pictures/Thumbs.db': 'x',
      'empty/': '',
      'style.css': 'p {}',
    });
    expect(all.map(({ place }) => place)).toEqual(['harbour.txt']);
  });

  it('of a saved page is that page, and its pictures', () => {
    const page =
      '<html><body><h1>Quay closed</h1><p>The quay was closed on Monday after the storm.</p><img src="./Quay_files/wave.png" alt="Waves"></body></html>';
    const [one, another] = contents({
      'Quay.html': page,
      'Quay_files/wave.png': photo,
      'Quay_files/saved_resource.html':
        '<html><body><h1>Buy</h1><p>Buy our boats, they are the best boats.</p></body></html>',
      'Quay_files/logo.svg': '<svg/>',
    });
    expect(another).toBeUndefined();
    expect(widths(one?.reading)).toEqual([640]);
  });

  it('says what is wrong with each file, and reads the others', () => {
    const all = contents({
      'harbour.txt': story('Harbour'),
      'sea.pdf': '%PDF-1.7',
      'half.json': '{"uri":',
    });
    expect(all.map(({ place, rejection }) => [place, rejection?.reason])).toEqual([
      ['harbour.txt', undefined],
      ['sea.pdf', 'unknown-format'],
      ['half.json', 'malformed'],
    ]);
  });

  it.each([
    ['nothing', zipOf({}), /^empty/],
    ['only clutter', zipOf({ '.DS_Store': 'x' }), /^empty/],
    [
      'only pictures',
      zipOf({ 'a.png': photo, 'b.png': other }),
      /^no-article: The archive holds only pictures/,
    ],
    [
      'a spreadsheet',
      zipOf({ '[Content_Types].xml': 'x', 'xl/workbook.xml': 'x' }),
      /^unknown-format: .*XLSX/,
    ],
    [
      'a presentation',
      zipOf({ '[Content_Types].xml': 'x', 'ppt/presentation.xml': 'x' }),
      /^unknown-format: .*PPTX/,
    ],
    [
      'a book',
      zipOf({ mimetype: 'application/epub+zip', 'META-INF/container.xml': 'x' }),
      /^unknown-format: .*EPUB/,
    ],
  ])('that holds %s is refused', (_, archive, error) => {
    expect(refusal(archive)).toMatch(error);
  });
});

describe('a picture that an article refers to', () => {
  const html = (img: string) =>
    `<html><head><link rel="canonical" href="https://press.example/2026/harbour.html"></head><body><h1>Harbour closed</h1><p>The harbour was closed on Monday after the storm.</p><figure>${img}<figcaption>The quay on Monday.</figcaption></figure><p>Ferries stay in port until Tuesday.</p></body></html>`;
  const prose = 'The harbour was closed on Monday after the storm.';

  it.each<[string, string, string]>([
    ['HTML', 'a/harbour.html', html('<img src="../img/Wave%201.png" alt="Waves">')],
    ['HTML from the top', 'a/harbour.html', html('<img src="/img/wave 1.png" alt="Waves">')],
    [
      'HTML on somebody else’s disk',
      'a/harbour.html',
      html('<img src="file:///C:/Users/jane/img/Wave%201.png" alt="Waves">'),
    ],
    [
      'Markdown',
      'a/harbour.md',
      `# Harbour closed\n\n${prose}\n\n![Waves](<../img/Wave 1.png> "x")\n`,
    ],
    [
      'front matter',
      'a/harbour.md',
      `---\ntitle: Harbour closed\nimage: ../img/Wave 1.png\n---\n\n${prose}\n`,
    ],
    [
      'ninjs',
      'a/harbour.json',
      JSON.stringify({
        uri: 'urn:x:1',
        headline: 'Harbour closed',
        body_text: prose,
        associations: {
          main: { uri: 'urn:x:2', type: 'picture', renditions: { r: { href: 'Wave 1.png' } } },
        },
      }),
    ],
    [
      'markup in ninjs',
      'a/harbour.json',
      JSON.stringify({
        uri: 'urn:x:1',
        headline: 'Harbour closed',
        body_html: `<p>${prose}</p><img alt="Waves" src="../img/Wave 1.png">`,
      }),
    ],
    [
      'JSON-LD',
      'a/harbour.json',
      JSON.stringify({
        '@context': 'https://schema.org',
        '@type': 'NewsArticle',
        headline: 'Harbour closed',
        articleBody: prose,
        image: { '@type': 'ImageObject', url: 'Wave 1.png' },
      }),
    ],
    [
      'NITF',
      'a/harbour.xml',
      `<nitf><body><body.head><hedline><hl1>Harbour closed</hl1></hedline></body.head><body.content><p>${prose}</p><media media-type="image"><media-reference source="Wave 1.png" mime-type="image/png"/><media-caption>The quay on Monday.</media-caption></media></body.content></body></nitf>`,
    ],
    [
      'NewsML-G2',
      'a/harbour.xml',
      `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1"><itemMeta><link rel="irel:seeAlso"><itemClass qcode="ninat:picture"/><remoteContent href="Wave 1.png" contenttype="image/png"/></link></itemMeta><contentMeta><headline>Harbour closed</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>${prose}</p></body></html></inlineXML></contentSet></newsItem>`,
    ],
    [
      'NewsML 1.2',
      'a/harbour.xml',
      `<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>x</ProviderId><DateId>20261123</DateId><NewsItemId>1</NewsItemId><RevisionId PreviousRevision="0" Update="N">1</RevisionId><PublicIdentifier>urn:newsml:x:20261123:1:1</PublicIdentifier></NewsIdentifier></Identification><NewsManagement><NewsItemType FormalName="News"/><Status FormalName="Usable"/></NewsManagement><NewsComponent><NewsLines><HeadLine>Harbour closed</HeadLine></NewsLines><NewsComponent><Role FormalName="Main"/><ContentItem><Format FormalName="XHTML"/><DataContent><p>${prose}</p></DataContent></ContentItem></NewsComponent><NewsComponent><Role FormalName="Photo"/><ContentItem Href="Wave 1.png"><MediaType FormalName="Photo"/></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>`,
    ],
    [
      'Apple News',
      'a/article.json',
      JSON.stringify({
        version: '1.7',
        identifier: 'x',
        title: 'Harbour closed',
        language: 'en',
        layout: { columns: 7, width: 1024 },
        components: [
          { role: 'title', text: 'Harbour closed' },
          { role: 'photo', URL: 'bundle://Wave 1.png' },
          { role: 'body', text: prose },
        ],
      }),
    ],
  ])('in %s comes with it', (_, path, content) => {
    const [article, another] = contents({
      [path]: content,
      'img/Wave 1.png': photo,
      'elsewhere/other.txt': story('Quay'),
    });
    expect(article?.headline).toBe('Harbour closed');
    expect(another?.headline).toBe('Quay closed');
    const { associations = [] } = article?.reading?.article ?? {};
    const [medium] = article?.reading?.media ?? [];
    const href = packedAddress(medium?.name ?? '');
    expect(medium).toMatchObject({ contentType: 'image/png' });
    expect(associations.flatMap(({ renditions = [] }) => renditions)).toEqual([
      expect.objectContaining({
        href,
        contentType: 'image/png',
        width: 640,
        height: 480,
        sizeInBytes: photo.length,
      }),
    ]);
  });

  it('is preferred to one of the same address on the web, where it is named relative to the page', () => {
    const [article] = contents({
      'harbour.html': html('<img src="wave.png" alt="Waves">'),
      'wave.png': photo,
    });
    const markup = article?.reading?.article.bodies[0]?.value;
    expect(markup).toContain(
      `<img src="${packedAddress(article?.reading?.media?.[0]?.name ?? '')}"`,
    );
    expect(article?.reading?.article.associations?.[0]?.descriptions?.[0]?.value).toBe(
      'The quay on Monday.',
    );
  });

  it('on the web stays there, also where a file has the same name', () => {
    const [article] = contents({
      'harbour.html': html('<img src="https://press.example/wave.png" alt="Waves">'),
      'quay.txt': story('Quay'),
      'wave.png': photo,
    });
    expect(article?.reading?.article.bodies[0]?.value).toContain(
      '<img src="https://press.example/wave.png"',
    );
    expect(article?.reading?.media).toBeUndefined();
  });

  it('by its name alone is found where that names one file only', () => {
    const page = html('<img src="cms/1234/wave.png" alt="Waves">');
    expect(
      widths(
        contents({ 'harbour.html': page, 'quay.txt': story('Quay'), 'img/wave.png': photo })[0]
          ?.reading,
      ),
    ).toEqual([640]);
    expect(
      contents({
        'harbour.html': page,
        'quay.txt': story('Quay'),
        'img/wave.png': photo,
        'old/wave.png': other,
      })[0]?.reading?.media,
    ).toBeUndefined();
  });
});

describe('a picture that nothing refers to', () => {
  it('belongs to the only article', () => {
    const [article] = contents({
      'harbour.txt': story('Harbour'),
      'IMG_1.png': photo,
      'IMG_2.png': other,
      'pixel.png': pngOf(1, 1),
    });
    expect(widths(article?.reading)).toEqual([640, 320]);
    expect(article?.reading?.media).toHaveLength(2);
  });

  it('belongs to the article that it is named after, or whose folder it shares; else it is told', () => {
    const all = contents({
      'harbour.txt': story('Harbour'),
      'harbour-1.png': photo,
      'harbourside.png': pngOf(200, 100),
      'quay/text.txt': story('Quay'),
      'quay/img/1.png': other,
    });
    expect(
      all.map(({ place, reading, rejection }) => [place, rejection?.reason ?? widths(reading)]),
    ).toEqual([
      ['harbour.txt', [640]],
      ['quay/text.txt', [320]],
      ['harbourside.png', 'no-article'],
    ]);
  });

  it('has the caption, the credit and the notice that it bears', () => {
    const [article] = contents({
      'harbour.txt': story('Harbour'),
      'wave.jpg': jpegOf(1200, 800, {
        592: 'Jane Doe',
        617: 'Waves',
        622: 'Harbour Post',
        628: '© Harbour Post',
        632: 'Waves over the quay at Föhr.',
      }),
    });
    expect(article?.reading?.article.associations).toMatchObject([
      {
        type: 'picture',
        headlines: [{ value: 'Waves' }],
        descriptions: [{ value: 'Waves over the quay at Föhr.' }],
        by: 'Jane Doe',
        infoSources: [{ name: 'Harbour Post', role: 'credit' }],
        copyrightNotice: '© Harbour Post',
        renditions: [{ contentType: 'image/jpeg', width: 1200, height: 800 }],
      },
    ]);
  });

  it('is told by its content, and never stored when it could run', () => {
    const all = contents({
      'harbour.txt': story('Harbour'),
      'a.jpg': photo,
      'b.png': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      'c.gif': '<html><script>alert(1)</script></html>',
    });
    expect(all[0]?.reading?.media?.map(({ contentType }) => contentType)).toEqual(['image/png']);
    expect(all.slice(1).map(({ place, rejection }) => [place, rejection?.reason])).toEqual([
      ['b.png', 'unknown-format'],
      ['c.gif', 'no-article'],
    ]);
  });
});

describe('the names in an archive', () => {
  const named = (name: string | Uint8Array, flags = 0, extra?: Uint8Array) =>
    rawZip([{ name, flags, content: bytes(story('Harbour')), ...(extra && { extra }) }]);

  it.each([
    ['UTF-8 as declared', named(bytes('Hafen/Föhr.txt'), 0x800), 'Hafen/Föhr.txt'],
    ['UTF-8 without a word', named(bytes('港.txt')), '港.txt'],
    ['code page 437', named(Buffer.from('F\x94hr.txt', 'latin1')), 'Föhr.txt'],
    ['UTF-8 with its accents apart', named(bytes('Fo\u0308hr.txt')), 'Föhr.txt'],
    ['backslashes', named('Hafen\\Pier\\a.txt'), 'Hafen/Pier/a.txt'],
    ['a drive and a root', named('C:\\Hafen\\a.txt'), 'Hafen/a.txt'],
    ['dots and double slashes', named('./Hafen//./a.txt'), 'Hafen/a.txt'],
  ])('may be in %s', (_, archive, place) => {
    expect(found(archive)[0]).toMatchObject({ place, headline: 'Harbour closed' });
  });

  it('that lead out of it are refused, one by one', () => {
    const [good, bad] = found(
      rawZip([
        { name: '../../etc/passwd.txt', content: bytes(story('Quay')) },
        { name: 'a.txt', content: bytes(story('Harbour')) },
      ]),
    );
    expect(bad).toMatchObject({
      place: '../../etc/passwd.txt',
      rejection: { reason: 'malformed' },
    });
    expect(good?.headline).toBe('Harbour closed');
  });

  it('that occur twice mean the last, as programs unpack them', () => {
    const all = found(
      rawZip([
        { name: 'a.txt', content: bytes(story('Quay')) },
        { name: 'a.txt', content: bytes(story('Harbour')) },
      ]),
    );
    expect(all.map(({ headline, rejection }) => headline ?? rejection?.reason)).toEqual([
      'Harbour closed',
      'malformed',
    ]);
  });
});

describe('an archive as other programs write it', () => {
  const content = bytes(story('Harbour'));

  it('has 64-bit numbers, bytes before it, a comment behind it', () => {
    const entries = [{ name: 'a.txt', content }];
    expect(found(rawZip(entries, { is64: true }))[0]?.headline).toBe('Harbour closed');
    expect(found(Buffer.concat([rawZip(entries), Buffer.alloc(0)]))[0]?.headline).toBe(
      'Harbour closed',
    );
    const commented = Buffer.from(Buffer.concat([rawZip(entries), Buffer.from('comment')]));
    commented.writeUInt16LE(7, commented.length - 9);
    expect(found(commented)[0]?.headline).toBe('Harbour closed');
  });

  it('is whatever an ordinary program packs', () => {
    const files = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,8}\.txt$/),
      fc.constantFrom('Harbour', 'Quay', 'Ferry'),
      { minKeys: 1, maxKeys: 5 },
    );
    fc.assert(
      fc.property(files, fc.constantFrom(0 as const, 6 as const), (all, level) => {
        const texts = Object.fromEntries(
          Object.entries(all).map(([name, about]) => [name, story(about)]),
        );
        const read = found(zipOf(texts, { level }));
        expect(Object.fromEntries(read.map(({ place, headline }) => [place, headline]))).toEqual(
          Object.fromEntries(Object.entries(all).map(([name, about]) => [name, `${about} closed`])),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('a hostile archive', () => {
  const without = (all: Uint8Array, from: number, count: number) =>
    Buffer.concat([all.subarray(0, from), all.subarray(from + count)]);
  const content = bytes(story('Harbour'));
  const zeros = deflateRawSync(Buffer.alloc(60_000_000));
  const bomb = { content: zeros, method: 8, size: 60_000_000 };

  it.each([
    [
      'more than it is worth',
      rawZip([{ name: 'a', ...bomb }]),
      /^too-large: The archive unpacks to 60,000,000 bytes/,
    ],
    [
      'too much in all',
      rawZip([
        { name: 'a', ...bomb },
        { name: 'b', ...bomb },
      ]),
      /^too-large/,
    ],
    [
      '3,000 files',
      zipOf(Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`${at}.txt`, 'x']))),
      /^too-large: The archive lists 3,000 files/,
    ],
    [
      'the same bytes under many names',
      rawZip([
        { name: 'a', content },
        ...Array.from({ length: 500 }, (_, at) => ({ name: `${at}`, content, sharedWith: 0 })),
      ]),
      /^malformed: .*over one another/,
    ],
    ['no end', zipOf({ 'a.txt': content }).subarray(0, 80), /^malformed: .*cut off/],
    ['bytes missing in the middle', without(zipOf({ 'a.txt': content }), 40, 20), /^malformed/],
  ])('with %s is refused before anything is unpacked', (_, archive, error) => {
    expect(refusal(Uint8Array.from(archive))).toMatch(error);
  });

  it('is not believed where a file is larger than it says', () => {
    const [one] = found(rawZip([{ name: 'a.txt', content: zeros, method: 8, size: 100 }]));
    expect(one?.rejection?.sentence).toMatch(/damaged: it is larger than it says/);
  });

  it.each([
    ['a wrong checksum', { content, checksum: 1 }, 'malformed', /checksum/],
    ['a wrong size', { content, size: 5 }, 'malformed', /size/],
    ['damaged bytes', { content, method: 8 }, 'malformed', /cannot be unpacked/],
    ['a password', { content, flags: 1 }, 'unknown-format', /encrypted/],
    ['a method that we do not know', { content, method: 12 }, 'unknown-format', /method 12/],
  ])('with a file that has %s tells so, and reads the others', (_, entry, reason, sentence) => {
    const all = found(
      rawZip([
        { name: 'a.txt', ...entry },
        { name: 'b.txt', content },
      ]),
    );
    expect(all.map(({ headline }) => headline)).toEqual(['Harbour closed', undefined]);
    expect(all[1]?.rejection).toMatchObject({ reason, sentence: expect.stringMatching(sentence) });
  });

  it('is not followed deeper than three', () => {
    const nested = (depth: number): Uint8Array =>
      depth === 0 ? content : zipOf({ [depth === 1 ? 'a.txt' : 'a.zip']: nested(depth - 1) });
    expect(found(nested(2))[0]?.headline).toBe('Harbour closed');
    expect(found(nested(3))[0]?.rejection?.reason).toBe('too-deep');
  });

  it.each<[string, Uint8Array, number, RejectionReason]>([
    ['articles', bytes(' '.repeat(1_000_000)), 52, 'empty'],
    ['pictures', Buffer.concat([photo, new Uint8Array(1_000_000)]), 157, 'no-article'],
  ])('of many archives of %s is bounded in all', (_, one, most, otherwise) => {
    const inner = zipOf({ one });
    const names = Array.from({ length: 160 }, (_, at) => `${at}.zip`);
    const all = found(zipOf(Object.fromEntries(names.map((name) => [name, inner]))));
    const reasons = Map.groupBy(all, ({ rejection }) => rejection?.reason);
    expect(reasons.get(otherwise)?.length).toBe(most);
    expect(reasons.get('too-large')?.length).toBe(160 - most);
  });

  it('is read or refused, and nothing else happens', () => {
    const sound = zipOf({ 'a.txt': content, 'b.png': photo });
    const change = fc.tuple(fc.nat(sound.length - 1), fc.nat(255));
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 20 }),
        fc.nat(sound.length),
        (changes, length) => {
          const broken = Uint8Array.from(sound);
          for (const [at, byte] of changes) broken[at] = byte;
          try {
            for (const { reading } of found(broken.subarray(0, length > 30 ? undefined : length))) {
              expect((reading?.article as NinjsArticle | undefined)?.headlines).not.toEqual([]);
            }
          } catch (error) {
            expect(error).toBeInstanceOf(RejectedUpload);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
