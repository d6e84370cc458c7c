import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { articleUri } from '../../lambdas/article/identity.ts';
import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';
import type { Reading, UploadedFile } from '../../lambdas/article/reading.ts';
import { ninjsReader } from '../../lambdas/formats/ninjs/read.ts';
import { ninjsWriter } from '../../lambdas/formats/ninjs/write.ts';
import { filesIn } from './corpus.ts';
import { uploaded } from './files.ts';
import { readable } from './kept-fields.ts';

/** The article that a reading becomes, in its third version. */
export function articleOf({ article, documentId }: Reading, key = 'press/file'): NinjsArticle {
  return {
    uri: articleUri('press', documentId ?? key),
    standard: { name: 'ninjs', version: '3.1' },
    type: 'text',
    version: '3',
    versionCreated: '2026-11-24T06:00:00.000Z',
    ...article,
  };
}

/** An article as reading it as ninjs makes it: every text clean, every address whole. */
export function canonical(article: NinjsArticle): NinjsArticle {
  const { version, ...rest } = article;
  const file = uploaded(ninjsWriter.write({ ...rest, version: '' }));
  const reading = ninjsReader.read(new TextDecoder().decode(file.bytes), file);
  if (Array.isArray(reading)) throw new Error('more than one article');
  return { ...articleOf(reading), version };
}

/** What a reader finds in what a writer wrote. */
export function readBack(
  reader: { read(text: string, file: UploadedFile): unknown },
  xml: string,
): Reading {
  const found = reader.read(xml, uploaded(xml));
  // One document is one reading, or a list of it alone.
  const [only] = [found].flat() as (Reading | { reading: Reading })[];
  if (!only) throw new Error('no article');
  return 'reading' in only ? only.reading : only;
}

/** Whether a text is more than pictures: readers take those alone for no article. */
export function hasText({ bodies, pubStatus }: NinjsArticle): boolean {
  return pubStatus === 'canceled' || bodies.some(({ value }) => /[\p{L}\p{N}]/u.test(prose(value)));
}

function prose(html: string): string {
  return html.replace(/<figure>.*?<\/figure>|<[^>]*>|&\w+;/gs, '');
}

/** Every article in the wire files of the sample data and in our own fixtures. */
export function realArticles(): { name: string; article: NinjsArticle }[] {
  const kinds = '*.{xml,XML,json,eml,txt,tst,md,html,rdf}';
  const own = new URL('../fixtures/', import.meta.url);
  const files = [
    ...filesIn(`wire/**/${kinds}`),
    ...globSync(`**/${kinds}`, { cwd: fileURLToPath(own) })
      .sort()
      .map((name) => ({ name, bytes: readFileSync(new URL(name, own)) })),
  ].map(({ name, bytes }) => uploaded(bytes, `press/${name}`));
  return readable(files).map(({ file, reading }) => ({
    name: file.key,
    article: articleOf(reading, file.key),
  }));
}
