import { describe, expect, it } from 'vitest';
import { body, type NinjsArticle } from '../../../lambdas/article/ninjs.ts';
import { packedAddress } from '../../../lambdas/article/reading.ts';
import { uploaded } from '../../support/files.ts';
import { zipOf } from '../../support/pack.ts';
import { pngOf } from '../../support/pictures.ts';
import { readUpload } from '../../support/read-upload.ts';

const first = 'The harbour was closed on Monday after the storm, the coast guard said.';
const second = 'Ferries stay in port until Tuesday. Nobody was hurt.';
const photo = pngOf(640, 480);

const namespaces = ['office', 'text', 'style', 'table', 'draw', 'fo', 'xlink', 'svg', 'dc', 'meta']
  .map((name) => `xmlns:${name}="urn:${name}"`)
  .join(' ');
const p = (content: string, style = 'Standard') =>
  `<text:p text:style-name="${style}">${content}</text:p>`;
const automatic = [
  '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>',
  '<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>',
  '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>',
  '<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/><text:list-level-style-number text:level="2"/></text:list-style>',
].join('');

function read(content: string, { header = '', meta = '' } = {}) {
  const document = zipOf(
    {
      mimetype: 'application/vnd.oasis.opendocument.text',
      'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${namespaces}><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text><text:tracked-changes><text:changed-region><text:deletion>${p('Never printed.')}</text:deletion></text:changed-region></text:tracked-changes>${content}</office:text></office:body></office:document-content>`,
      'styles.xml': `<office:document-styles ${namespaces}><office:styles><style:style style:name="Title" style:family="paragraph"/></office:styles><office:master-styles><style:header>${header}</style:header></office:master-styles></office:document-styles>`,
      'meta.xml': `<office:document-meta ${namespaces}><office:meta>${meta}</office:meta></office:document-meta>`,
      'Pictures/wave.png': photo,
    },
    { level: 0 },
  );
  const { reading, format } = readUpload(uploaded(document, 'press/storm.bin'));
  const article = reading.article as NinjsArticle;
  return {
    ...reading,
    format,
    article,
    html: body(article, 'text/html'),
    plain: body(article, 'text/plain'),
  };
}

describe('an OpenDocument text', () => {
  const title = p('Storm closes harbour', 'P1');

  it('gives its headline, text and properties', () => {
    const { format, article, plain } = read(title + p('By Jane Doe') + p(first) + p(second), {
      meta: '<dc:language>en-GB</dc:language><meta:keyword>storm</meta:keyword><dc:date>2026-11-23T11:30:00Z</dc:date>',
    });
    expect(format).toBe('odt');
    expect(article).toMatchObject({
      headlines: [{ value: 'Storm closes harbour' }],
      by: 'Jane Doe',
      language: 'en-GB',
      versionCreated: '2026-11-23T11:30:00.000Z',
      subjects: [{ name: 'storm' }],
    });
    expect(plain).toBe(`${first}\n\n${second}`);
  });

  it('keeps headings, lists in lists, tables, marks and links', () => {
    const inner = `<text:list><text:list-item>${p('The quay.')}</text:list-item></text:list>`;
    const list = `<text:list text:style-name="L1"><text:list-item>${p('The harbour.')}${inner}</text:list-item><text:list-item>${p('The bridge.')}</text:list-item></text:list>`;
    const cell = (content: string) => `<table:table-cell>${p(content)}</table:table-cell>`;
    const table = `<table:table><table:table-header-rows><table:table-row>${cell('Port')}${cell('Open')}</table:table-row></table:table-header-rows><table:table-row>${cell('Föhr')}${cell('no')}</table:table-row></table:table>`;
    const marked = p(
      'Ferries <text:span text:style-name="T1">all</text:span> stay<text:s/>in port, <text:a xlink:href="https://coast-guard.example/">the coast guard</text:a> said.',
    );
    const { html } = read(
      `${title}${p(first)}<text:h text:outline-level="1">Closed</text:h>${list}${table}${marked}`,
    );
    expect(html.split('\n')).toEqual([
      `<p>${first}</p>`,
      '<h2>Closed</h2>',
      '<ul><li>The harbour.<ol><li>The quay.</li></ol></li><li>The bridge.</li></ul>',
      '<table><tr><th>Port</th><th>Open</th></tr><tr><td>Föhr</td><td>no</td></tr></table>',
      '<p>Ferries <strong>all</strong> stay in port, <a href="https://coast-guard.example/">the coast guard</a> said.</p>',
    ]);
  });

  it('brings its pictures along', () => {
    const frame =
      '<draw:frame><draw:image xlink:href="Pictures/wave.png"/><svg:desc>Waves</svg:desc></draw:frame>';
    const { html, media, article } = read(title + p(first) + p(frame) + p(second));
    const href = packedAddress(media?.[0]?.name ?? '');
    expect(html).toContain(`<img src="${href}" alt="Waves" width="640" height="480">`);
    expect(article.associations).toHaveLength(1);
    expect(media?.map(({ contentType }) => contentType)).toEqual(['image/png']);
  });

  it('prints nothing that is hidden, deleted, noted or commented', () => {
    const note = `<text:note><text:note-citation>1</text:note-citation><text:note-body>${p('Said on Monday.')}</text:note-body></text:note>`;
    const { plain, dropped } = read(
      title +
        p(`${first}${note}<office:annotation>${p('Check!')}</office:annotation>`) +
        p(`${second}<text:span text:style-name="T2"> Check!</text:span>`),
    );
    expect(plain).toBe(`${first}\n\n${second}`);
    expect(dropped).toEqual(['Said on Monday.']);
  });

  it('keeps an embargo in its page header', () => {
    const header = p('EMBARGOED UNTIL 06:00 GMT, 24 November 2026');
    expect(read(title + p(first), { header }).article.embargoedUntil).toBe(
      '2026-11-24T06:00:00.000Z',
    );
  });
});
