import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { UploadedFile } from '../lambdas/article/reading.ts';
import { generateStory, type Story } from './story.ts';

/** A file in one of the formats of agencies and content systems. */
export interface WireSample {
  name: string;
  /** What it is to a parser. */
  kind: 'text' | 'json' | 'xml' | 'zip';
  file: UploadedFile;
}

const fixtures: [name: string, kind: WireSample['kind'], path: string][] = [
  ['Markdown, front matter', 'text', 'articles/front-matter.md'],
  ['ninjs 1', 'json', 'articles/ninjs-1.json'],
  ['ninjs 3', 'json', 'articles/ninjs-3.json'],
  ['JSON-LD', 'json', 'articles/json-ld.json'],
  ['Apple News', 'json', 'articles/apple-news.json'],
  ['WordPress', 'json', 'articles/wordpress.json'],
  ['JSON Feed', 'json', 'json-feed/coast.json'],
  ['RSS', 'xml', 'rss/coast.xml'],
  ['RSS 1.0', 'xml', 'rss/coast.rdf'],
  ['Atom', 'xml', 'atom/coast.xml'],
  ['NITF', 'xml', 'nitf/story.xml'],
  ['NewsML-G2, a message', 'xml', 'newsml-g2/message.xml'],
  ['NewsML 1.2', 'xml', 'newsml-1.2/release.xml'],
];

/** The fixtures of the tests, and a story of 400 words as a wire service and a desk send it. */
export function wireSamples(): WireSample[] {
  const story = generateStory('wire', 400);
  return [
    ...fixtures.map(([name, kind, path]): WireSample => {
      const bytes = readFileSync(join(import.meta.dirname, '../tests/fixtures', path));
      return { name, kind, file: uploaded(path, bytes) };
    }),
    { name: 'IPTC 7901, 400 words', kind: 'text', file: uploaded('061.txt', asIptc7901(story)) },
    { name: 'ANPA 1312, 400 words', kind: 'text', file: uploaded('2870.txt', asAnpa(story)) },
    { name: 'e-mail, 400 words', kind: 'text', file: uploaded('story.eml', asEmail(story)) },
    { name: 'DOCX, 400 words', kind: 'zip', file: uploaded('story.docx', asDocx(story)) },
  ];
}

function asIptc7901({ headline, dateline, paragraphs }: Story): string {
  const text = paragraphs.map((one) => `   ${wrapped(one)}`).join('\n\n');
  const message = `\x01bnw061 2 i 211 ccccb   bnw 061\n\nCity/story/\n\x02${headline} =\n\n   ${dateline} (bnw) - ${text.trimStart()}\n\n\x03231137 GMT Nov 26\n\x7f\n\x7f\x04`;
  return message.replaceAll('\n', '\r\n');
}

function asAnpa({ headline, byline, dateline, paragraphs }: Story): string {
  const head = ['^BC-Story,85<', `^${headline} <`, `^By ${byline.toUpperCase()}=`, '^Bench Wire='];
  const text = paragraphs.map((one) => `\t   ${wrapped(one)}`).join('\n');
  const message = `\x16\x16\x01W2870\x1f_euro\nu s\x13\x11 BC-Story     11-23 0085\n\x02${head.join('\n')}\n\t   ${dateline.toUpperCase()} (BW) _ ${text.trimStart()}\n\t   ^\x03BW-WF-11-23-26 1509GMT<\n\f\n\x04`;
  return message.replaceAll('\n', '\r\n');
}

function asEmail({ headline, byline, paragraphs }: Story): string {
  const fields = [
    `From: "${byline}" <desk@bench-wire.example>`,
    `Subject: ${headline}`,
    'Date: Mon, 23 Nov 2026 12:30:00 +0100',
    'Message-ID: <story-1@bench-wire.example>',
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
  ];
  const html = paragraphs.map((one) => `<p>${one}</p>`).join('\n');
  return `${fields.join('\n')}\n\n<html><body>${html}</body></html>\n`.replaceAll('\n', '\r\n');
}

function asDocx({ headline, paragraphs }: Story): Uint8Array {
  const paragraph = (text: string, style = 'Normal') =>
    `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t>${text.replaceAll('&', '&amp;')}</w:t></w:r></w:p>`;
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph(headline, 'Title')}${paragraphs.map((one) => paragraph(one)).join('')}</w:body></w:document>`,
    ),
  });
}

/** In lines as a teleprinter has them. */
function wrapped(text: string): string {
  return text.replace(/(?=\S)(.{1,68})(?: +|$)/g, '$1\n').trimEnd();
}

function uploaded(path: string, content: string | Uint8Array): UploadedFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return { key: `bench-wire/${path}`, bytes, lastModified: '2026-11-20T08:00:00.000Z' };
}
