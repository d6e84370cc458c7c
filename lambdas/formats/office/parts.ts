import { RejectedUpload } from '../../article/outcome.ts';
import type { UploadedFile } from '../../article/reading.ts';
import { decode } from '../../normalise/decode.ts';
import { parseXml, type XmlElement } from '../xml/read.ts';
import { openArchive } from '../zip/archive.ts';
import { isZip, listed } from '../zip/directory.ts';

/** The parts of an office document, which is an archive of them. */
export interface Parts {
  /** The XML in a part; undefined where there is no such part. */
  xml(path: string): XmlElement | undefined;
  bytes(path: string): Uint8Array | undefined;
}

/** No part that can be read as XML is larger. Bytes. */
const largestXml = 40_000_000;

/** @throws RejectedUpload where the archive is damaged or a part of it is too large. */
export function openParts(file: UploadedFile): Parts {
  const { entries, unpack } = openArchive(file);
  const byPath = new Map(entries.map((entry) => [entry.path.toLowerCase(), entry]));
  const entryOf = (path: string) => byPath.get(path.toLowerCase());
  const contentOf = (path: string) => {
    const entry = entryOf(path);
    return entry && unpack(entry);
  };
  return {
    bytes: contentOf,
    xml(path) {
      if ((entryOf(path)?.size ?? 0) > largestXml) throw tooLarge(path);
      const content = contentOf(path);
      return content && parsed(path, content);
    },
  };
}

/** The names of the parts, to tell what a document is; none where it is no archive that is whole. */
export function partNames(bytes: Uint8Array): string[] {
  if (!isZip(bytes)) return [];
  try {
    return listed(bytes).map(({ path }) => path);
  } catch {
    return [];
  }
}

/** A fault in a part is one of the document, and told with the part's name. */
function parsed(path: string, content: Uint8Array): XmlElement {
  try {
    return parseXml(decode(content, 'application/xml').text);
  } catch (error) {
    if (!(error instanceof RejectedUpload)) throw error;
    const { reason, sentence, remedy } = error.rejection;
    throw new RejectedUpload(reason, `In the part ${path} of the document: ${sentence}`, remedy);
  }
}

function tooLarge(path: string): RejectedUpload {
  return new RejectedUpload(
    'too-large',
    `The part ${path} of the document is larger than ${largestXml.toLocaleString('en')} bytes.`,
    'Upload one article in a file.',
  );
}
