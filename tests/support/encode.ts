import { createMultibyteEncoder } from '@exodus/bytes/multi-byte.js';

const multibyte = ['shift_jis', 'euc-jp', 'iso-2022-jp', 'euc-kr', 'gbk', 'gb18030', 'big5'];

/**
 * A text in an encoding of the WHATWG Encoding Standard. Characters that it lacks are written as
 * what they are made of, or as their usual substitutes, as old systems did.
 *
 * @throws RangeError where even that is not in it.
 */
export function encoded(text: string, encoding: string): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  if (multibyte.includes(encoding)) return Buffer.from(createMultibyteEncoder(encoding)(text));
  const bytes = bytesOf(encoding);
  const single = [...text]
    .flatMap((letter) => lettersIn(letter, bytes))
    .map((letter) => {
      const byte = bytes.get(letter);
      if (byte === undefined) throw new RangeError(`${letter} is not in ${encoding}`);
      return byte;
    });
  return Buffer.from(single);
}

/** The text as it reads after it went through an encoding. */
export function within(text: string, encoding: string): string {
  if (encoding.startsWith('utf-') || multibyte.includes(encoding)) return text;
  const bytes = bytesOf(encoding);
  return [...text].flatMap((letter) => lettersIn(letter, bytes)).join('');
}

/** By the tables that the platform decodes by. */
function bytesOf(encoding: string): Map<string, number> {
  const table = new TextDecoder(encoding).decode(
    Uint8Array.from({ length: 256 }, (_, byte) => byte),
  );
  return new Map([...table].map((letter, byte) => [letter, byte] as const).reverse());
}

function lettersIn(letter: string, bytes: Map<string, number>): string[] {
  if (bytes.has(letter)) return [letter];
  const substitute = substitutes[letter];
  if (substitute !== undefined) return [...substitute];
  // Vietnamese in windows-1258 has its tones apart from the letters.
  const parts = [...letter.normalize('NFD')];
  const tone = parts.find((part) => bytes.has(part) && /\p{M}/u.test(part));
  const rest = parts
    .filter((part) => part !== tone)
    .join('')
    .normalize('NFC');
  return tone && bytes.has(rest) ? [rest, tone] : [letter];
}

const substitutes: Record<string, string> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '«': '"',
  '»': '"',
  ț: 'ţ',
  Ț: 'Ţ',
  ș: 'ş',
  Ș: 'Ş',
  '\u200c': ' ',
  'ٔ': '',
  '€': 'EUR',
  '£': 'GBP',
  ё: 'е',
};
