/**
 * Reads UTF-8 into which single bytes of windows-1252 have slipped, as when an old system pastes a
 * quotation mark into a new page. It is `damaged` when broken bytes stand side by side or at the
 * end, as where a file was cut off; undefined when the bytes are no UTF-8 to speak of.
 */
export function repairUtf8(
  bytes: Uint8Array,
): { text: string; repairs: number } | 'damaged' | undefined {
  const strays: number[] = [];
  let whole = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = characterLength(bytes, at);
    if (length > 1) whole += 1;
    if (length === 0) {
      broken += 1;
      if (isAscii(bytes[at - 1]) && isAscii(bytes[at + 1])) strays.push(at);
    }
    at += Math.max(1, length);
  }
  if (broken >= whole) return undefined;
  if (strays.length < broken) return 'damaged';
  try {
    return { text: pieced(bytes, strays), repairs: strays.length };
  } catch {
    return 'damaged';
  }
}

/** Throws where what lies between the strays has the shape of UTF-8 and is none. */
function pieced(bytes: Uint8Array, strays: number[]): string {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const western = new TextDecoder('windows-1252');
  const pieces: string[] = [];
  let start = 0;
  for (const at of strays) {
    pieces.push(utf8.decode(bytes.subarray(start, at)), western.decode(bytes.subarray(at, at + 1)));
    start = at + 1;
  }
  pieces.push(utf8.decode(bytes.subarray(start)));
  return pieces.join('');
}

/** Bytes of the UTF-8 character that begins here; 0 when none does. */
function characterLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  for (let index = 1; index < length; index++) {
    if (((bytes[at + index] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

function isAscii(byte: number | undefined): boolean {
  return byte !== undefined && byte < 0x80;
}
