import { RejectedUpload } from '../../lambdas/article/outcome.ts';
import type { Reading, UploadedFile } from '../../lambdas/article/reading.ts';
import { decode } from '../../lambdas/normalise/decode.ts';
import { readUpload } from './read-upload.ts';

/** The columns of {@link keptTable}: what is looked at, and how much of it was kept. */
const columns: Record<string, (reading: Reading) => number> = {
  head: ({ article }) => article.headlines.length,
  body: ({ article }) => article.bodies[1]?.value.split('\n\n').length ?? 0,
  by: ({ article }) => one(article.by),
  place: ({ article }) => one(article.located),
  lang: ({ article }) => one(article.language),
  id: ({ documentId }) => one(documentId),
  vers: ({ article }) => article.altIds?.filter(({ role }) => role === 'version').length ?? 0,
  first: ({ article }) => one(article.firstCreated),
  made: ({ article }) => one(article.versionCreated),
  urg: ({ article }) => article.urgency ?? 0,
  subj: ({ article }) => article.subjects?.length ?? 0,
  codes: ({ article }) => article.subjects?.filter(({ uri }) => uri).length ?? 0,
  geo: ({ article }) => article.places?.length ?? 0,
  names: ({ article }) => (article.people?.length ?? 0) + (article.organisations?.length ?? 0),
  desc: ({ article }) => article.descriptions?.length ?? 0,
  terms: ({ article }) => one(article.usageTerms),
  copy: ({ article }) => one(article.copyrightHolder) + one(article.copyrightNotice),
  emb: ({ article }) => one(article.embargoedUntil),
  exp: ({ article }) => one(article.expires),
  note: ({ article }) => one(article.edNote),
  media: ({ article }) => article.associations?.length ?? 0,
  src: ({ article }) => article.infoSources?.length ?? 0,
};

/**
 * A table, file × field, of how much of each field was kept: paragraphs, subjects, the urgency
 * itself. A file that is refused has its reason in place of the fields.
 */
export function keptTable(files: UploadedFile[]): string {
  const rows = files.map((file) => [file.key.split('/').at(-1) ?? '', ...cells(file)]);
  const head = ['', ...Object.keys(columns), 'status'];
  const widths = head.map((name, at) =>
    at === 0 ? Math.max(...rows.map(([file = '']) => file.length)) : name.length,
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

function cells(file: UploadedFile): string[] {
  try {
    const { reading } = readUpload(file);
    const counts = Object.values(columns).map((count) => String(count(reading) || '·'));
    return [...counts, reading.article.pubStatus];
  } catch (error) {
    if (error instanceof RejectedUpload) return [error.rejection.reason];
    throw error;
  }
}

function one(value: unknown): number {
  return value === undefined ? 0 : 1;
}

/** The files that are articles. */
export function readable(files: UploadedFile[]): { file: UploadedFile; reading: Reading }[] {
  return files.flatMap((file) => {
    try {
      return [{ file, reading: readUpload(file).reading }];
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
    (line) => !source.includes(letters(line)),
  );
}
