import { decodeWords } from 'postal-mime';
import { cleanLine } from '../../article/text.ts';

/** The header fields of a message or a part (RFC 5322, 2.2): lower-case name, unfolded values. */
export type Headers = Map<string, string[]>;

/** A structured field: `text/plain; charset=utf-8`. */
export interface Structured {
  /** Lower case. */
  value: string;
  /** By lower-case name. */
  parameters: Map<string, string>;
}

/** `block` has a character for each byte. Lines that are no field are passed over. */
export function headersOf(block: string): Headers {
  const headers: Headers = new Map();
  for (const field of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, name, value = ''] = /^([!-9;-~]{1,80}):(.*)$/s.exec(field) ?? [];
    if (name === undefined) continue;
    const values = headers.get(name.toLowerCase());
    if (values) values.push(value.trim());
    else headers.set(name.toLowerCase(), [value.trim()]);
  }
  return headers;
}

/** The first field of this name as it stands. */
export function field(headers: Headers, name: string): string | undefined {
  return headers.get(name)?.[0];
}

/** The first field of this name for people to read: encoded words (RFC 2047) decoded, one line. */
export function readable(headers: Headers, name: string): string | undefined {
  const raw = field(headers, name);
  return raw === undefined ? undefined : cleanLine(decodeWords(unicode(raw))) || undefined;
}

/** Header fields may hold UTF-8 (RFC 6532), and old programs wrote windows-1252. */
export function unicode(raw: string): string {
  if (!/[\x80-\xff]/.test(raw)) return raw;
  const bytes = Buffer.from(raw, 'latin1');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** A field with parameters, also those in pieces or with a charset (RFC 2231). */
export function structured(raw: string): Structured {
  const pieces = raw.match(/(?:[^;"]|"(?:[^"\\]|\\.)*"?)+/gs) ?? [];
  const parameters = new Map<string, string>();
  for (const piece of pieces.slice(1, 100)) {
    const [, name, section, value = ''] =
      /^\s*([^\s=*]+)(\*[\d*]*)?\s*=\s*(.*)$/s.exec(piece) ?? [];
    if (name === undefined) continue;
    const plain = value
      .trim()
      .replace(/^"((?:[^"\\]|\\.)*)"?$/s, '$1')
      .replace(/\\(.)/gs, '$1');
    const known = section === undefined ? '' : (parameters.get(name.toLowerCase()) ?? '');
    parameters.set(name.toLowerCase(), known + (section?.endsWith('*') ? percent(plain) : plain));
  }
  return { value: (pieces[0] ?? '').trim().toLowerCase(), parameters };
}

/** Percent-encoded after an optional charset and language. */
function percent(text: string): string {
  try {
    return decodeURIComponent(text.replace(/^[\w-]*'[\w-]*'/, ''));
  } catch {
    return text;
  }
}
