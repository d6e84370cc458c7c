import { RejectedUpload } from '../../article/outcome.ts';
import type { BinaryReader, Item } from '../../article/reading.ts';
import type { Packed } from '../packed/belongings.ts';
import { folderOf } from '../packed/folder.ts';
import { mediumOf } from '../packed/media.ts';
import { type PackedFile, readTogether } from '../packed/together.ts';
import { type Archive, openArchive } from './archive.ts';
import { type Entry, isZip } from './directory.ts';
import { documentKind } from './kinds.ts';
import { leadsOut } from './names.ts';

/** A ZIP archive of articles in any format, with pictures beside them. */
export const zipReader = {
  format: 'zip',

  recognises: isZip,

  read(file, within) {
    const archive = openArchive(file);
    const kind = documentKind(archive.entries);
    if (kind) throw notRead(kind);
    const { files, media, refused } = contentsOf(archive);
    if (files.length === 0 && refused.length === 0) throw nothing(media.length);
    return [...readTogether(files, folderOf(media), file, within), ...refused];
  },
} satisfies BinaryReader;

interface Contents {
  files: PackedFile[];
  media: Packed[];
  refused: Item[];
}

function contentsOf({ entries, unpack }: Archive): Contents {
  const contents: Contents = { files: [], media: [], refused: [] };
  const last = new Map(entries.map((entry) => [entry.path, entry]));
  const pages = new Set(entries.map(({ path }) => path.replace(/\.x?html?$/i, '')));
  const refuse = (path: string, { rejection }: RejectedUpload) =>
    contents.refused.push({ place: path.slice(0, longestPath), rejection });
  for (const entry of entries) {
    const { path } = entry;
    if (isClutter(path)) continue;
    if (leadsOut(path) || path.length > longestPath) refuse(path, badName(path));
    else if (last.get(path) !== entry) refuse(path, replaced(path));
    else {
      try {
        const bytes = unpack(entry);
        const medium = mediumOf(bytes);
        if (medium) contents.media.push({ ...medium, path });
        else if (!isPartOfPage(entry, pages)) contents.files.push({ path, bytes });
      } catch (error) {
        if (!(error instanceof RejectedUpload)) throw error;
        refuse(path, error);
      }
    }
  }
  return contents;
}

const longestPath = 1024;

/** What operating systems and browsers put there, and nobody means to publish. */
function isClutter(path: string): boolean {
  return (
    /(?:^|\/)(?:__MACOSX\/|\.(?!\.\/)|Thumbs\.db$|desktop\.ini$)/i.test(path) ||
    /\.(?:css|m?js|map|woff2?|ttf|otf|eot|ico)$/i.test(path)
  );
}

/** Browsers save what a page loads, frames too, in a folder that is named after it. */
function isPartOfPage({ path }: Entry, pages: Set<string>): boolean {
  const folder = /^(.*?)(?:_files|_file|\.files|-Dateien|_fichiers|_archivos)\//.exec(path)?.[1];
  return folder !== undefined && pages.has(folder);
}

function nothing(media: number): RejectedUpload {
  return media === 0
    ? new RejectedUpload(
        'empty',
        'The archive holds no file that could be an article.',
        'Pack the article into it, and its pictures beside it.',
      )
    : new RejectedUpload(
        'no-article',
        'The archive holds only pictures or recordings, and no article that they could belong to.',
        'Pack them together with their article.',
      );
}

function badName(path: string): RejectedUpload {
  const what = leadsOut(path) ? 'leads out of the archive' : 'is longer than a path may be';
  return new RejectedUpload(
    'malformed',
    `The name ${JSON.stringify(path.slice(0, 200))} ${what}.`,
    'Pack the file again, with a path relative to the archive.',
  );
}

function replaced(path: string): RejectedUpload {
  return new RejectedUpload(
    'malformed',
    `The archive holds another file ${JSON.stringify(path.slice(0, 200))} behind this one, which is read.`,
    'Give each file in the archive a name of its own.',
  );
}

function notRead(kind: string): RejectedUpload {
  return new RejectedUpload(
    'unknown-format',
    `The file looks like ${kind}, which is not read.`,
    'Upload the article as DOCX, text, HTML, Markdown, ninjs, NITF, NewsML or another format that is read.',
  );
}
