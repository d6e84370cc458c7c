import { firstTag } from '../formats/first-tag.ts';
import { parseJson } from '../formats/json.ts';

/** What a file is by its first bytes, of the kinds that are no text; undefined for any other. */
export function binaryKind(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 64));
  const kind = signatures.find(
    ({ begins, has = '', at = 0 }) => start.startsWith(begins) && start.startsWith(has, at),
  )?.kind;
  return kind === compound ? compoundKind(bytes) : kind;
}

/**
 * What a text is, of the kinds that are recognised and not read; undefined for any other.
 *
 * @throws RejectedUpload when it begins as JSON and is none.
 */
export function textKind(text: string): string | undefined {
  const start = text.slice(0, 8192).trimStart();
  if (/^(?:\{\s*["}]|\[\s*[[{"\d\]])/.test(start)) {
    parseJson(text);
    return 'JSON of an unknown kind';
  }
  const root = firstTag(start);
  if (root !== undefined) return roots[root] ?? 'XML of an unknown kind';
  return textSignatures.find(({ pattern }) => pattern.test(start))?.kind;
}

/** Documents of many kinds are in Microsoft's compound file format; the names in it tell which. */
const compound = 'an Office document of an old kind';

function compoundKind(bytes: Uint8Array): string {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return streams.find(({ name }) => content.includes(name, 0, 'utf16le'))?.kind ?? compound;
}

const streams = [
  { name: 'EncryptedPackage', kind: 'an encrypted Office document' },
  { name: 'WordDocument', kind: 'an old Word document (DOC)' },
  { name: 'Workbook', kind: 'an old Office spreadsheet (XLS)' },
  { name: 'PowerPoint Document', kind: 'an old Office presentation (PPT)' },
  { name: '__properties_version1.0', kind: 'a message of Outlook (MSG)' },
];

/** A character is a byte. */
const signatures: { begins: string; has?: string; at?: number; kind: string }[] = [
  { begins: '\x89PNG', kind: 'a PNG picture' },
  { begins: '\xff\xd8\xff', kind: 'a JPEG picture' },
  { begins: 'GIF8', kind: 'a GIF picture' },
  { begins: 'RIFF', has: 'WEBP', at: 8, kind: 'a WebP picture' },
  { begins: 'RIFF', has: 'WAVE', at: 8, kind: 'a WAVE recording' },
  { begins: '', has: 'ftypavif', at: 4, kind: 'an AVIF picture' },
  { begins: '', has: 'ftyphei', at: 4, kind: 'a HEIF picture' },
  { begins: '', has: 'ftyp', at: 4, kind: 'an MPEG-4 recording' },
  { begins: 'II*\0', kind: 'a TIFF picture' },
  { begins: 'MM\0*', kind: 'a TIFF picture' },
  { begins: 'BM', has: '\0\0\0\0', at: 6, kind: 'a BMP picture' },
  { begins: 'ID3', kind: 'an MP3 recording' },
  { begins: '%PDF-', kind: 'a PDF document' },
  { begins: '\xd0\xcf\x11\xe0', kind: compound },
  { begins: '\x78\x9f\x3e\x22', kind: 'an attachment of Outlook (winmail.dat)' },
  { begins: 'Rar!', kind: 'a RAR archive' },
  { begins: '7z\xbc\xaf\x27\x1c', kind: 'a 7-Zip archive' },
  { begins: '\x7fELF', kind: 'a program' },
];

const textSignatures = [
  { pattern: /^\{\\rtf/, kind: 'a rich text document (RTF)' },
  { pattern: /^[^\P{Cc}\s]/u, kind: 'a wire message without its beginning' },
  { pattern: /^BEGIN:V(?:CARD|CALENDAR)/, kind: 'a calendar or an address card' },
];

const roots: Record<string, string> = {
  rdf: 'RDF of an unknown kind',
  svg: 'an SVG picture',
};
