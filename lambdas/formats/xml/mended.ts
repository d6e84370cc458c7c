import { parseMarkup, textOf } from '../html/tree.ts';

/**
 * XML with what programs that paste text together get wrong put right: ampersands that stand bare
 * ("?a=1&b=2"), HTML's named characters, which nothing declares, references to windows-1252, and
 * control characters. What stands in a CDATA section or a comment is left as it is. Linear; lines
 * stay where they are, columns after something mended may not.
 */
export function mended(xml: string): string {
  const parts: string[] = [];
  let done = 0;
  for (let at = next(xml, 0); at !== -1; at = next(xml, at)) {
    if (xml[at] === '<') {
      at = endOfSection(xml, at);
      continue;
    }
    reference.lastIndex = at;
    const found = reference.exec(xml)?.[0];
    parts.push(xml.slice(done, at), found ? characterOf(found) : '&amp;');
    at += found?.length ?? 1;
    done = at;
  }
  return [...parts, xml.slice(done)].join('').replace(impossible, '');
}

const interesting = /&|<!(?:--|\[CDATA\[)/g;
const reference = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/iy;
const own = /^&(?:amp|lt|gt|quot|apos);$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no way to hold these.
const impossible = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

function next(xml: string, from: number): number {
  interesting.lastIndex = from;
  return interesting.exec(xml)?.index ?? -1;
}

/** Of one that is never closed, the end of the document: the parser tells where it began. */
function endOfSection(xml: string, at: number): number {
  const close = xml.startsWith('<!--', at) ? '-->' : ']]>';
  const end = xml.indexOf(close, at);
  return end === -1 ? xml.length : end + close.length;
}

function characterOf(found: string): string {
  if (own.test(found) || isAllowed(found)) return found;
  const text = textOf(parseMarkup(found));
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** A reference by number to a character that XML can hold, and that is no control (XML, 2.2). */
function isAllowed(found: string): boolean {
  const digits = /^&#(x?)([\da-f]+);$/i.exec(found);
  if (!digits) return false;
  const code = Number.parseInt(digits[2] ?? '', digits[1] ? 16 : 10);
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return (
    code < 0x80 ||
    (code > 0x9f && code < 0xd800) ||
    (code > 0xdfff && code < 0xfffe) ||
    (code > 0xffff && code < 0x110000)
  );
}
