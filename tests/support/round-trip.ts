import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type fc from 'fast-check';
import { toPlainText } from '../../lambdas/article/blocks.ts';
import { articleUri } from '../../lambdas/article/identity.ts';
import { headline, type NinjsArticle } from '../../lambdas/article/ninjs.ts';
import { RejectedUpload } from '../../lambdas/article/outcome.ts';
import type { Reading, UploadedFile } from '../../lambdas/article/reading.ts';
import { bodyBlocks } from '../../lambdas/formats/body-text.ts';
import { ninjsReader } from '../../lambdas/formats/ninjs/read.ts';
import { ninjsWriter } from '../../lambdas/formats/ninjs/write.ts';
import { tidied } from '../../lambdas/formats/xml/body.ts';
import { anyText, fullArticle } from '../formats/articles.ts';
import { filesIn } from './corpus.ts';
import { uploaded } from './files.ts';
import { readable } from './kept-fields.ts';

/** The article that a reading becomes, in its third version. */
function articleOf({ article, documentId }: Reading, key = 'press/file'): NinjsArticle {
  return {
    uri: articleUri('press', documentId ?? key),
    standard: { name: 'ninjs', version: '3.1' },
    type: 'text',
    version: '3',
    versionCreated: '2026-11-24T06:00:00.000Z',
    ...article,
  };
}

/** Articles with any text in every place that has one, as readers make them: clean and whole. */
export const canonicalArticle: fc.Arbitrary<NinjsArticle> = fullArticle(anyText)
  .map(canonical)
  .filter((one) => one !== undefined && hasText(one))
  // Safe: the filter has just seen to it.
  .map((one) => one as NinjsArticle);

/** As it is when it was read as ninjs; undefined where there is nothing to read. */
function canonical({ version, ...rest }: NinjsArticle): NinjsArticle | undefined {
  const text = ninjsWriter.write({ ...rest, version: '' });
  try {
    return { ...articleOf(readBack(ninjsReader, text)), version };
  } catch (error) {
    if (error instanceof RejectedUpload) return undefined;
    throw error;
  }
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

/** Whether its text is more than pictures and drawn rules: readers take those for no article. */
export function hasText(article: NinjsArticle): boolean {
  const { blocks } = tidied(bodyBlocks(article), headline(article));
  return article.pubStatus === 'canceled' || /[^\s\d.-]/.test(toPlainText(blocks));
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
