import type { NinjsAssociation } from '../../lambdas/article/ninjs.ts';
import { RejectedUpload } from '../../lambdas/article/outcome.ts';
import type { Reading, UploadedFile } from '../../lambdas/article/reading.ts';
import { decode } from '../../lambdas/normalise/decode.ts';
import { articlesIn } from '../../lambdas/normalise/read-upload.ts';
import { sourceFields } from './source-fields.ts';

/** The columns of {@link keptTable}: what is looked at, and how much of it was kept. */
const columns: Record<string, (reading: Reading) => number> = {
  head: ({ article }) => Math.min(article.headlines.length, 1),
  subh: ({ article }) => Math.max(article.headlines.length - 1, 0),
  body: ({ article }) => article.bodies[1]?.value.split('\n\n').length ?? 0,
  by: ({ article }) => one(article.by),
  place: ({ article }) => one(article.located),
  lang: ({ article }) => one(article.language),
  id: ({ documentId }) => one(documentId),
  vers: ({ article }) => article.altIds?.filter(({ role }) => role === 'version').length ?? 0,
  ids: ({ article }) => article.altIds?.filter(({ role }) => role !== 'version').length ?? 0,
  first: ({ article }) => one(article.firstCreated),
  made: ({ article }) => one(article.versionCreated),
  orig: ({ article }) => one(article.contentCreated),
  urg: ({ article }) => article.urgency ?? 0,
  slug: ({ article }) => one(article.slugline),
  subj: ({ article }) => article.subjects?.length ?? 0,
  codes: ({ article }) =>
    article.subjects?.filter(({ uri, literal }) => uri ?? literal).length ?? 0,
  geo: ({ article }) => article.places?.length ?? 0,
  names: ({ article }) => (article.people?.length ?? 0) + (article.organisations?.length ?? 0),
  event: ({ article }) => (article.events?.length ?? 0) + (article.objects?.length ?? 0),
  genre: ({ article }) => article.genres?.length ?? 0,
  desc: ({ article }) => article.descriptions?.length ?? 0,
  terms: ({ article }) => one(article.usageTerms),
  copy: ({ article }) => one(article.copyrightHolder) + one(article.copyrightNotice),
  emb: ({ article }) => one(article.embargoedUntil),
  exp: ({ article }) => one(article.expires),
  note: ({ article }) => one(article.edNote),
  src: ({ article }) => article.infoSources?.length ?? 0,
  media: ({ article }) => article.associations?.length ?? 0,
  capt: (reading) =>
    media(reading).filter(({ headlines = [], descriptions = [] }) =>
      [...headlines, ...descriptions].some(({ role }) => role === undefined),
    ).length,
  cred: (reading) => media(reading).filter(({ by, infoSources }) => by ?? infoSources).length,
  alt: (reading) =>
    media(reading).filter(({ descriptions = [] }) =>
      descriptions.some(({ role }) => role === 'alternative'),
    ).length,
  size: (reading) =>
    media(reading)
      .flatMap(({ renditions = [] }) => renditions)
      .filter(({ width, sizeInBytes }) => width ?? sizeInBytes).length,
};

/**
 * A table, file × field, of how much of each field was kept: paragraphs, subjects, the urgency
 * itself. `2<3` is a loss: the source has three and two were kept. A file that is refused has its
 * reason in place of the fields.
 */
export function keptTable(files: UploadedFile[]): string {
  const rows = files.flatMap((file) => {
    const name = file.key.split('/').at(-1) ?? '';
    return rowsOf(file).map((cells, index) => [index === 0 ? name : `  (${index + 1})`, ...cells]);
  });
  const head = ['', ...Object.keys(columns), 'status'];
  const widths = head.map((name, at) =>
    Math.max(
      at === 0 ? 0 : name.length,
      ...rows.map((row) => (at > 0 && row.length < 3 ? 0 : (row[at] ?? '').length)),
    ),
  );
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join(' ')
        .trimEnd(),
    )
    .join('\n');
}

function rowsOf(file: UploadedFile): string[][] {
  try {
    return articlesIn(file).map((found) =>
      'reading' in found ? cells(file, found) : [found.rejection.reason],
    );
  } catch (error) {
    if (error instanceof RejectedUpload) return [[error.rejection.reason]];
    throw error;
  }
}

function cells(file: UploadedFile, { reading, format }: { reading: Reading; format: string }) {
  const isRecall = reading.article.bodies.length === 0;
  const source = isRecall ? {} : sourceFields(decode(file.bytes).text, format, reading);
  const counts = Object.entries(columns).map(([name, count]) => {
    const [kept, there] = [count(reading), source[name] ?? 0];
    return kept < there ? `${kept}<${there}` : String(kept || '·');
  });
  return [...counts, reading.article.pubStatus];
}

function media({ article }: Reading): NinjsAssociation[] {
  return article.associations ?? [];
}

function one(value: unknown): number {
  return value === undefined ? 0 : 1;
}

/** The articles in files that hold any. */
export function readable(files: UploadedFile[]): { file: UploadedFile; reading: Reading }[] {
  return files.flatMap((file) => {
    try {
      return articlesIn(file).flatMap((found) =>
        'reading' in found ? [{ file, reading: found.reading }] : [],
      );
    } catch (error) {
      if (error instanceof RejectedUpload) return [];
      throw error;
    }
  });
}

/** Paragraphs of the headline and the plain body that do not stand so in an XML file. */
export function strayParagraphs(file: UploadedFile, { article }: Reading): string[] {
  const letters = (text: string) => text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');
  const source = letters(
    decode(file.bytes)
      .text.replace(/<[^>]*>/g, '')
      .replace(/&#?\w+;/g, ''),
  );
  const plain = article.bodies[1]?.value ?? '';
  return [article.headlines[0]?.value ?? '', ...plain.split(/\n+/)].filter(
    // The numbers of a list are not in the file.
    (line) => !source.includes(letters(line.replace(/^\d{1,2}\. /, ''))),
  );
}
