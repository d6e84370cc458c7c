import { decode } from '../../normalise/decode.ts';
import type { Part } from './parts.ts';

/** A text of a message. */
export interface Text {
  text: string;
  isMarkup: boolean;
  isFlowed: boolean;
  deletesSpace: boolean;
}

/** The best alternative of each text of a message, in order. */
export function textsOf(message: Part): Text[] {
  const texts = bodiesIn(message).map((part) => ({
    text: textOfPart(part),
    isMarkup: part.type.value === 'text/html',
    isFlowed: part.type.parameters.get('format')?.toLowerCase() === 'flowed',
    deletesSpace: part.type.parameters.get('delsp')?.toLowerCase() === 'yes',
  }));
  return texts.filter(({ text }) => text.trim() !== '');
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
export function isText({ type: { value } }: Part): boolean {
  return value === 'text/plain' || value === 'text/html' || value === 'text' || value === '';
}

export function isAttached({ type, disposition }: Part): boolean {
  return (
    disposition?.value === 'attachment' ||
    disposition?.parameters.has('filename') === true ||
    type.parameters.has('name')
  );
}

/** The transfer encoding undone, then the charset. */
function textOfPart({ headers, type, body }: Part): string {
  const bytes = bytesOfPart({ headers, body });
  if (bytes.length === 0) return '';
  const charset = type.parameters.get('charset');
  return decode(bytes, charset && `text/plain; charset=${charset}`).text;
}

/** The transfer encoding undone (RFC 2045, 6). */
export function bytesOfPart({ headers, body }: Pick<Part, 'headers' | 'body'>): Uint8Array {
  const encoding = headers.get('content-transfer-encoding')?.[0] ?? '';
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
