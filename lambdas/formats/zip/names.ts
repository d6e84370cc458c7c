import { crc32 } from 'node:zlib';

/** The upper half of code page 437, in which ZIP names are when nothing else is said. */
const upperHalf =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/**
 * A name in an archive as a path with slashes. Nothing is ever written to where it leads; one that
 * leads out of the archive keeps its `..`, and {@link leadsOut} tells it.
 *
 * @param isUtf8 as the entry says; many programs write UTF-8 without saying so
 * @param unicode the extra field of Info-ZIP that has the name in UTF-8 (APPNOTE 4.6.9)
 */
export function entryPath(name: Uint8Array, isUtf8: boolean, unicode?: Uint8Array): string {
  return textOf(unicodeName(name, unicode) ?? name, isUtf8)
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/^[a-z]:/i, '')
    .replace(/(?<=^|\/)(?:\.?\/)+/g, '');
}

/** Behind a version byte and the checksum of the name that it stands for. */
function unicodeName(name: Uint8Array, field: Uint8Array | undefined): Uint8Array | undefined {
  if (!field || field.length < 6) return undefined;
  const checksum = new DataView(field.buffer, field.byteOffset).getUint32(1, true);
  return checksum === crc32(name) ? field.subarray(5) : undefined;
}

/** Whether a path leads out of the archive, whatever else it says. */
export function leadsOut(path: string): boolean {
  return path.split('/').includes('..');
}

function textOf(bytes: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !isUtf8 }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) =>
      byte < 0x80 ? String.fromCharCode(byte) : (upperHalf[byte - 0x80] ?? ''),
    ).join('');
  }
}
