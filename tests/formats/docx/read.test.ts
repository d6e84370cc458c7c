import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, cleanRuns, toHtml } from '../../../lambdas/article/blocks.ts';
import { body, type NinjsArticle } from '../../../lambdas/article/ninjs.ts';
import { packedAddress } from '../../../lambdas/article/reading.ts';
import {
  bodyOf,
  type Document,
  docxOf,
  paragraph,
  partsOf,
  picture,
  style,
} from '../../support/docx.ts';
import { uploaded } from '../../support/files.ts';
import { zipOf } from '../../support/pack.ts';
import { pngOf } from '../../support/pictures.ts';
import { readUpload } from '../../support/read-upload.ts';

const first = 'The harbour was closed on Monday after the storm, the coast guard said.';
const second = 'Ferries stay in port until Tuesday. Nobody was hurt.';
const prose = paragraph(first) + paragraph(second);

function read(document: Document) {
  const { reading, format } = readUpload(uploaded(docxOf(document), 'press/storm.docx'));
  const article = reading.article as NinjsArticle;
  return {
    ...reading,
    format,
    headline: article.headlines[0]?.value,
    plain: body(article, 'text/plain'),
    html: body(article, 'text/html'),
  };
}

/** The body of a document below a headline. */
function textOf(content: string, more: Omit<Document, 'body'> = {}): string {
  return read({ body: paragraph('Storm closes harbour', 'Title') + content, ...more }).plain;
}

function markupOf(content: string, more: Omit<Document, 'body'> = {}): string {
  return read({ body: paragraph('Storm closes harbour', 'Title') + content, ...more }).html;
}

describe('a Word document', () => {
  const core = [
    '<dc:title>Template for releases</dc:title>',
    '<dc:creator>Jane Doe</dc:creator>',
    '<dc:identifier>urn:uuid:7d1f</dc:identifier>',
    '<dc:language>en-GB</dc:language>',
    '<cp:keywords>storm, harbour; ferries</cp:keywords>',
    '<cp:category>Local</cp:category>',
    '<dcterms:created>2026-11-23T09:00:00Z</dcterms:created>',
    '<dcterms:modified>2026-11-23T11:30:00Z</dcterms:modified>',
  ].join('');

  it('gives its headline, text and properties, and says where each comes from', () => {
    const { format, article, documentId, evidence, plain } = read({
      body:
        paragraph('Storm closes harbour', 'Title') + paragraph('Ferries stop', 'Subtitle') + prose,
      core,
    });
    expect(format).toBe('docx');
    expect(article).toMatchObject({
      headlines: [{ value: 'Storm closes harbour' }],
      descriptions: [{ value: 'Ferries stop' }],
      by: 'Jane Doe',
      language: 'en-GB',
      contentCreated: '2026-11-23T09:00:00.000Z',
      versionCreated: '2026-11-23T11:30:00.000Z',
    });
    expect(article.subjects?.map(({ name }) => name)).toEqual([
      'Local',
      'storm',
      'harbour',
      'ferries',
    ]);
    expect(documentId).toBe('urn:uuid:7d1f');
    expect(plain).toBe(`${first}\n\n${second}`);
    expect(evidence).toMatchObject({
      headline: 'Title style',
      by: 'properties: creator',
      documentId: 'properties: identifier',
    });
  });

  it('does not believe what a template or a program says of author and times', () => {
    const untouched = '<dcterms:modified>2013-12-23T23:15:00Z</dcterms:modified>';
    const { article } = read({
      body: paragraph('Storm closes harbour', 'Title') + prose,
      core: `<dc:creator>python-docx</dc:creator>${untouched}`,
    });
    expect(article).not.toHaveProperty('by');
    expect(article).not.toHaveProperty('versionCreated');
  });

  it.each([
    [
      'the Title style',
      paragraph('Weather') + paragraph('Storm closes harbour', 'Title'),
      'Title style',
    ],
    ['a first heading', paragraph('Storm closes harbour', 'Heading1'), 'first heading'],
    ['the first line', paragraph('Storm closes harbour'), 'first line'],
    [
      'the first line below a label',
      paragraph('PRESS RELEASE') +
        paragraph('23 November 2026') +
        paragraph('Storm closes harbour'),
      'first line',
    ],
    [
      'the properties, which a line at the head repeats',
      paragraph('Ministry of Fisheries') + paragraph('Storm closes harbour'),
      'properties: title',
    ],
    ['the properties alone', '', 'properties: title'],
  ])('has its headline from %s', (_, head, source) => {
    const { headline, evidence, plain } = read({
      body: head + paragraph(`${first} ${second} ${first}`),
      core: source === 'properties: title' ? '<dc:title>Storm closes harbour</dc:title>' : '',
    });
    expect(headline).toBe('Storm closes harbour');
    expect(evidence.headline).toBe(source);
    expect(plain).toBe(`${first} ${second} ${first}`);
  });

  it.each([
    ['a line of its own', paragraph('By John Roe'), 'John Roe'],
    [
      'the style of bylines',
      paragraph('John Roe, Harbour Post', 'ByLine'),
      'John Roe, Harbour Post',
    ],
  ])('has its byline from %s before its properties', (_, line, by) => {
    const { article, plain } = read({
      body: paragraph('Storm closes harbour', 'Title') + line + prose,
      styles: style('Title', 'Title') + style('ByLine', 'Byline'),
      core: '<dc:creator>Jane Doe</dc:creator>',
    });
    expect(article.by).toBe(by);
    expect(plain).toBe(`${first}\n\n${second}`);
  });

  it('keeps an embargo that stands at its head or in its page header', () => {
    const line = paragraph('EMBARGOED UNTIL 06:00 GMT, 24 November 2026');
    const head = paragraph('Storm closes harbour', 'Title');
    for (const document of [{ body: line + head + prose }, { body: head + prose, header: line }]) {
      const { article, plain } = read(document);
      expect(article.embargoedUntil).toBe('2026-11-24T06:00:00.000Z');
      expect(plain).toBe(`${first}\n\n${second}`);
    }
    expect(() => read({ body: head + prose, header: paragraph('EMBARGOED UNTIL FRIDAY') })).toThrow(
      /^malformed: The embargo/,
    );
  });

  it('is read whatever its main part is called, also in UTF-16', () => {
    const { 'word/document.xml': main = '', ...parts } = partsOf({
      body: paragraph('Storm closes harbour', 'Title') + prose,
    });
    const relations = String(parts['_rels/.rels']).replace('word/document.xml', '/word/main2.xml');
    const utf16 = Buffer.from(`\ufeff${String(main).replace('UTF-8', 'UTF-16')}`, 'utf16le');
    const document = zipOf({ ...parts, '_rels/.rels': relations, 'word/main2.xml': utf16 });
    const { reading, format } = readUpload(uploaded(document, 'press/storm.bin'));
    expect(format).toBe('docx');
    expect(reading.article.bodies[1]?.value).toBe(`${first}\n\n${second}`);
  });

  it('tells its notes and does not print them', () => {
    const { dropped, plain } = read({
      body: paragraph('Storm closes harbour', 'Title') + prose,
      footnotes: ['Interview with the coast guard on Monday.'],
    });
    expect(plain).toBe(`${first}\n\n${second}`);
    expect(dropped).toContain('Interview with the coast guard on Monday.');
  });
});

describe('what a style is', () => {
  it.each([
    ['a localised id with the English name', style('berschrift2', 'heading 2')],
    ['a localised name', style('berschrift2', 'Überschrift 2')],
    [
      'a style of the desk based on a heading',
      style('H2', 'heading 2') + style('berschrift2', 'Zwischentitel', 'H2'),
    ],
    [
      'its place in the outline',
      style('berschrift2', 'Zwischentitel', '', '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
    ],
  ])('is told by %s', (_, styles) => {
    const html = markupOf(prose + paragraph('Ferries', 'berschrift2') + prose, {
      styles: style('Title', 'Title') + styles,
    });
    expect(html).toContain('<h3>Ferries</h3>');
  });

  it('does not go round in circles', () => {
    const styles = style('Title', 'Title', 'Other') + style('Other', 'Other', 'Title');
    expect(textOf(prose, { styles })).toBe(`${first}\n\n${second}`);
  });

  it('counts headings from below a headline that is one itself', () => {
    const html = read({
      body:
        paragraph('Storm closes harbour', 'Heading1') +
        prose +
        paragraph('Ferries', 'Heading2') +
        prose,
    }).html;
    expect(html).toContain('<h2>Ferries</h2>');
  });
});

describe('the text of a paragraph', () => {
  const of = (runs: string) => textOf(`<w:p>${runs}</w:p>`);
  const t = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

  it.each([
    [
      'insertions in and deletions out',
      `${t('Ferries ')}<w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:ins>${t('always ')}</w:ins>${t('stay in port.')}`,
      'Ferries always stay in port.',
    ],
    [
      'what was moved, where it went',
      `<w:moveFrom>${t('Today ')}</w:moveFrom>${t('Ferries stay in port ')}<w:moveTo>${t('today.')}</w:moveTo>`,
      'Ferries stay in port today.',
    ],
    [
      'no hidden text',
      `${t('Ferries stay')}<w:r><w:rPr><w:vanish/></w:rPr><w:t> (check!)</w:t></w:r>${t(' in port.')}`,
      'Ferries stay in port.',
    ],
    [
      'no marks of comments and notes',
      `${t('Ferries stay')}<w:r><w:commentReference w:id="1"/><w:footnoteReference w:id="2"/></w:r>${t(' in port.')}`,
      'Ferries stay in port.',
    ],
    [
      'no codes of fields',
      `${t('Since ')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE \\@ "d MMMM" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${t('23 November')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${t(' ferries stay in port.')}`,
      'Since 23 November ferries stay in port.',
    ],
    [
      'smart tags and content controls',
      `<w:smartTag>${t('Ferries ')}</w:smartTag><w:sdt><w:sdtContent>${t('stay in port.')}</w:sdtContent></w:sdt>`,
      'Ferries stay in port.',
    ],
    [
      'no control that asks to be filled in',
      `${t('Ferries stay in port.')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${t(' Click here')}</w:sdtContent></w:sdt>`,
      'Ferries stay in port.',
    ],
    [
      'soft hyphens out, tabs and hard hyphens in',
      `<w:r><w:t>Ferries</w:t><w:tab/><w:t>st</w:t><w:softHyphen/><w:t>ay in non</w:t><w:noBreakHyphen/><w:t>public port.</w:t></w:r>`,
      'Ferries stay in non\u2011public port.',
    ],
    [
      'the base of ruby',
      `<w:r><w:ruby><w:rt>${t('みなと')}</w:rt><w:rubyBase>${t('港')}</w:rubyBase></w:ruby></w:r>${t('は閉鎖された。')}`,
      '港は閉鎖された。',
    ],
    [
      'formulas as they are typed',
      `${t('Waves of ')}<m:oMath><m:r><m:t>h&gt;5</m:t></m:r></m:oMath>${t(' metres were seen.')}`,
      'Waves of h>5 metres were seen.',
    ],
  ])('has %s', (_, runs, text) => {
    expect(of(runs)).toBe(text);
  });

  it('has its marks, and links by relation or by field', () => {
    const link = '<w:hyperlink r:id="rIdLink"><w:r><w:t>the coast guard</w:t></w:r></w:hyperlink>';
    const strong = '<w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>all</w:t></w:r>';
    const html = markupOf(
      `<w:p>${t('Ferries were warned by ')}${link}${t(', and ')}${strong}${t(' stay in port.')}</w:p>`,
      {
        links: { rIdLink: 'https://coast-guard.example/warning' },
      },
    );
    expect(html).toBe(
      '<p>Ferries were warned by <a href="https://coast-guard.example/warning">the coast guard</a>, and <strong>all</strong> stay in port.</p>',
    );
  });

  it('does not link to a script', () => {
    const link =
      '<w:hyperlink r:id="rIdLink"><w:r><w:t>Ferries stay in port, the coast guard said.</w:t></w:r></w:hyperlink>';
    const html = markupOf(`<w:p>${link}</w:p>${prose}`, {
      links: { rIdLink: 'javascript:alert(1)' },
    });
    expect(html).not.toMatch(/javascript|<a/);
  });

  it('runs on where the mark between two paragraphs was deleted', () => {
    const deleted = '<w:rPr><w:del/></w:rPr>';
    expect(textOf(paragraph('Ferries stay ', undefined, deleted) + paragraph('in port.'))).toBe(
      'Ferries stay in port.',
    );
  });

  it('leaves out a table of contents', () => {
    const contents = paragraph('Ferries 3', 'TOC1');
    const control = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraph('Contents')}</w:sdtContent></w:sdt>`;
    expect(textOf(control + contents + prose)).toBe(`${first}\n\n${second}`);
  });
});

describe('what is drawn', () => {
  const photo = pngOf(640, 480);
  const media = { 'photo.png': photo };
  const drawn = (alternative?: string) =>
    `<w:p><w:r>${picture('photo.png', alternative)}</w:r></w:p>`;

  it('is a picture with its caption, its text alternative and its size, and comes along', () => {
    const {
      article,
      html,
      media: packed,
    } = read({
      body:
        paragraph('Storm closes harbour', 'Title') +
        paragraph(first) +
        drawn('Waves over a quay') +
        paragraph('The quay on Monday.', 'Caption') +
        paragraph(second),
      media,
    });
    const [one] = packed ?? [];
    expect(one).toMatchObject({ contentType: 'image/png' });
    expect(one?.name).toMatch(/^[0-9a-f]{64}\.png$/);
    expect(Buffer.from(one?.bytes ?? []).equals(photo)).toBe(true);
    const href = packedAddress(one?.name ?? '');
    expect(html).toContain(
      `<figure><img src="${href}" alt="Waves over a quay" width="640" height="480"><figcaption>The quay on Monday.</figcaption></figure>`,
    );
    expect(article.associations).toEqual([
      {
        name: 'picture1',
        uri: href,
        type: 'picture',
        descriptions: [
          { value: 'The quay on Monday.' },
          { role: 'alternative', value: 'Waves over a quay' },
        ],
        renditions: [
          {
            name: 'main',
            href,
            contentType: 'image/png',
            width: 640,
            height: 480,
            sizeInBytes: photo.length,
          },
        ],
      },
    ]);
  });

  it('has no description that a program guessed', () => {
    const { html } = read({
      body:
        paragraph('Storm closes harbour', 'Title') +
        prose +
        drawn('A quay with a dog Description automatically generated'),
      media,
    });
    expect(html).toContain('alt="A quay with a dog"');
  });

  it('counts once where it is drawn for old and new programs', () => {
    const box = `<w:txbxContent>${paragraph('Nobody was hurt, the coast guard said on Monday.')}</w:txbxContent>`;
    const both = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    expect(textOf(paragraph(first) + both)).toBe(
      `${first}\n\nNobody was hurt, the coast guard said on Monday.`,
    );
  });

  it('is no picture where it is of a kind that is not published, or damaged', () => {
    const { media: packed, html } = read({
      body: paragraph('Storm closes harbour', 'Title') + prose + drawn(),
      media: { 'photo.png': new TextEncoder().encode('<svg onload="alert(1)"/>') },
    });
    expect(packed).toBeUndefined();
    expect(html).not.toContain('<img');
  });
});

describe('a hostile document', () => {
  const parts = partsOf({ body: paragraph('Storm closes harbour', 'Title') + prose });
  const withMain = (body: string) => ({
    ...parts,
    'word/document.xml': String(parts['word/document.xml']).replace(/<w:body>.*<\/w:body>/s, body),
  });
  const entities = `<!DOCTYPE w [<!ENTITY a "${'lol'.repeat(100)}"><!ENTITY b "${'&a;'.repeat(100)}"><!ENTITY c "${'&b;'.repeat(100)}">]>`;

  it.each([
    [
      'entities in entities',
      {
        ...parts,
        'word/document.xml': `${entities}<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>`,
      },
      /^malformed: In the part word\/document.xml of the document: .*line 1/,
    ],
    [
      '100,000 paragraphs',
      withMain(`<w:body>${'<w:p><w:r><w:t>Storm.</w:t></w:r></w:p>'.repeat(100_000)}</w:body>`),
      /^too-large/,
    ],
    ['elements 100,000 deep', withMain(`<w:body>${'<w:sdt>'.repeat(100_000)}`), /^too-deep/],
    ['XML that breaks off', withMain('<w:body><w:p>'), /^malformed/],
    ['no text', withMain('<w:body><w:p/></w:body>'), /^no-article/],
    ['no body', withMain(''), /^malformed/],
    [
      'a part that unpacks to 80 MB',
      { ...parts, 'word/document.xml': new Uint8Array(80_000_000).fill(32) },
      /^too-large/,
    ],
  ])('with %s is refused', (_, files, error) => {
    expect(() => readUpload(uploaded(zipOf(files), 'press/storm.docx'))).toThrow(error);
  });

  it('with a thousand fields that never end is read in time', () => {
    const fields = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(20_000);
    expect(textOf(`${prose}<w:p>${fields}</w:p>`)).toBe(`${first}\n\n${second}`);
  });

  it('that is encrypted, or of old Word, is told by name', () => {
    const stream = (name: string) =>
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(1024),
        Buffer.from(name, 'utf16le'),
      ]);
    const refusal = (name: string) => () => readUpload(uploaded(stream(name), 'press/storm.docx'));
    expect(refusal('EncryptedPackage')).toThrow(/^unknown-format: .*encrypted/);
    expect(refusal('WordDocument')).toThrow(/^unknown-format: .*\(DOC\)/);
    expect(refusal('__properties_version1.0')).toThrow(/^unknown-format: .*\(MSG\)/);
  });
});

describe('a document of blocks', () => {
  const words = fc.constantFrom(
    'ferries',
    'harbour',
    'storm',
    'quay',
    'coast',
    'guard',
    'Tuesday',
    'ships',
    'früh',
    '港',
    'água',
  );
  const sentence = fc
    .array(words, { minLength: 6, maxLength: 12 })
    .map((some) => `The ${some.join(' ')} were seen.`);
  const marked = fc.array(
    fc.record({
      text: sentence,
      mark: fc.constantFrom('none', 'strong', 'emphasis', 'both', 'link'),
    }),
    { minLength: 1, maxLength: 4 },
  );
  const runs = marked.map((some) =>
    cleanRuns(
      some.map(({ text, mark }, index) => ({
        text: index === 0 ? text : ` ${text}`,
        ...((mark === 'strong' || mark === 'both') && { strong: true as const }),
        ...((mark === 'emphasis' || mark === 'both') && { emphasis: true as const }),
        ...(mark === 'link' && index > 0 && { href: 'https://coast-guard.example/?a=1&b=2' }),
      })),
    ),
  );
  const para = runs.map((some): Block => ({ type: 'paragraph', runs: some }));
  const items = fc.array(
    para.map((one) => [one]),
    { minLength: 1, maxLength: 4 },
  );
  const list = fc.record({ ordered: fc.boolean(), items, inner: fc.option(items) }).map(
    ({ ordered, items: outer, inner }): Block => ({
      type: 'list',
      ordered,
      items: outer.map((item, index) =>
        inner && index === 0 ? [...item, { type: 'list', ordered, items: inner }] : item,
      ),
    }),
  );
  const cell = sentence.map((text) => [{ text }]);
  const table = fc
    .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 3 }), fc.boolean())
    .chain(([rows, columns, header]) =>
      fc
        .array(fc.array(cell, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        })
        .map(
          (all): Block => ({
            type: 'table',
            rows: all.map((row, at) =>
              row.map((some) => ({ header: header && at === 0, runs: some })),
            ),
          }),
        ),
    );
  const block = fc.oneof(
    { weight: 4, arbitrary: para },
    fc
      .tuple(fc.constantFrom(2 as const, 3 as const, 4 as const), sentence)
      .map(([level, text]): Block => ({ type: 'heading', level, runs: [{ text }] })),
    list,
    fc
      .array(para, { minLength: 1, maxLength: 3 })
      .map((blocks): Block => ({ type: 'quote', blocks })),
    table,
  );
  /** Two lists, or two quotations, in a row are one in Word. */
  const blocks = fc
    .array(block, { minLength: 1, maxLength: 8 })
    .map((all) =>
      all.filter((one, index) => one.type === 'paragraph' || one.type !== all[index - 1]?.type),
    );

  it('comes back as the same blocks', () => {
    fc.assert(
      fc.property(blocks, (all) => {
        const before: Block[] = [{ type: 'paragraph', runs: [{ text: first }] }];
        const document = {
          body: paragraph('Storm closes harbour', 'Title') + bodyOf([...before, ...all, ...before]),
        };
        expect(read(document).html).toBe(toHtml([...before, ...all, ...before]));
      }),
      { numRuns: 150 },
    );
  });
});
