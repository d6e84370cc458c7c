import { createMultibyteDecoder } from '@exodus/bytes/multi-byte.js';

/**
 * Bytes in an encoding of the WHATWG Encoding Standard as text, or in `ibm850`, which it has not;
 * what is not valid becomes U+FFFD, or where `fatal` is set throws.
 */
export function decodeAs(bytes: Uint8Array, encoding: string, fatal: boolean): string {
  if (encoding === 'ibm850') return fromCodePage850(bytes);
  if (differing.has(encoding)) return createMultibyteDecoder(encoding, !fatal)(bytes);
  return new TextDecoder(encoding, { fatal }).decode(bytes);
}

/**
 * Node's own decoders of these lack thousands of characters: extended Hangul, and what Hong Kong
 * added. In Shift_JIS they differ in nothing but control characters.
 */
const differing = new Set(['big5', 'euc-kr']);

/** Of the code page of DOS in Western Europe: the characters of the bytes from 0x80 on. */
const codePage850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

function fromCodePage850(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .replace(/[\x80-\xff]/g, (byte) => codePage850[byte.charCodeAt(0) - 0x80] ?? '');
}
