import { decode } from '../../normalise/decode.ts';
import { unicode } from './headers.ts';
import type { Part } from './parts.ts';

/** What of a message is its text, and what came with it. */
export interface Content {
  texts: { text: string; isMarkup: boolean; isFlowed: boolean; deletesSpace: boolean }[];
  /** Names of the attachments, or their types. */
  attachments: string[];
}

/** The best alternative of each text, in order; files that are attached are named and not read. */
export function contentOf(message: Part): Content {
  const texts = bodiesIn(message).map((part) => ({
    text: textOfPart(part),
    isMarkup: part.type.value === 'text/html',
    isFlowed: part.type.parameters.get('format')?.toLowerCase() === 'flowed',
    deletesSpace: part.type.parameters.get('delsp')?.toLowerCase() === 'yes',
  }));
  return {
    texts: texts.filter(({ text }) => text.trim() !== ''),
    attachments: attachmentsIn(message),
  };
}

function bodiesIn(part: Part): Part[] {
  const { value } = part.type;
  if (value === 'multipart/alternative') {
    const choices = part.parts.map(bodiesIn).filter((bodies) => bodies.length > 0);
    return choices.findLast((bodies) => bodies.some(isHtml)) ?? choices.at(-1) ?? [];
  }
  // The first part is the root (RFC 2387), and of a signed message the one that was signed.
  if (value === 'multipart/related' || value === 'multipart/signed') {
    return part.parts.slice(0, 1).flatMap(bodiesIn);
  }
  if (value.startsWith('multipart/')) return part.parts.flatMap(bodiesIn);
  return isText(part) && !isAttached(part) && part.body.trim() !== '' ? [part] : [];
}

function isHtml({ type }: Part): boolean {
  return type.value === 'text/html';
}

/** An unknown kind of type, as of a part without one, is text; "text/calendar" and its like is not. */
function isText({ type: { value } }: Part): boolean {
  return value === 'text/plain' || value === 'text/html' || value === 'text' || value === '';
}

function isAttached({ type, disposition }: Part): boolean {
  return (
    disposition?.value === 'attachment' ||
    disposition?.parameters.has('filename') === true ||
    type.parameters.has('name')
  );
}

function attachmentsIn(part: Part): string[] {
  if (part.parts.length > 0) return part.parts.flatMap(attachmentsIn);
  if (!isAttached(part)) return [];
  const name = part.disposition?.parameters.get('filename') ?? part.type.parameters.get('name');
  return [name === undefined ? part.type.value : unicode(name)];
}

/** The transfer encoding undone (RFC 2045, 6), then the charset. */
function textOfPart({ headers, type, body }: Part): string {
  const bytes = bytesOf(body, headers.get('content-transfer-encoding')?.[0] ?? '');
  if (bytes.length === 0) return '';
  const charset = type.parameters.get('charset');
  return decode(bytes, charset && `text/plain; charset=${charset}`).text;
}

function bytesOf(body: string, encoding: string): Uint8Array {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64');
  if (!/quoted-printable/i.test(encoding)) return Buffer.from(body, 'latin1');
  const text = body
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/=\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  return Buffer.from(text, 'latin1');
}
