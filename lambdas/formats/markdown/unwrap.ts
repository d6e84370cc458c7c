import { containerOf } from './cost.ts';

/**
 * The lines with those joined that only go on with a paragraph, in blocks of so many lines that the
 * parser's cost would grow with their square: within quotations and lists each such line makes it
 * look at all before it. What the text means stays the same.
 */
export function unwrapped(lines: string[]): string[] {
  if (!hasLongBlock(lines) || lines.some((line) => keepsLines.test(line))) return lines;
  const joined: string[] = [];
  let open: { container: string } | undefined;
  for (const line of lines) {
    const container = containerOf(line);
    const text = line.slice(container.length);
    const isPlain = /^\p{L}/u.test(text) && !text.includes('|');
    const goesOn = isPlain && open && (container === '' || container === open.container);
    if (goesOn) joined.push(`${joined.pop()} ${text}`);
    else joined.push(line);
    const isOpen = isPlain && !/ {2}$|\\$/.test(text) && !/ {4}|\t/.test(container);
    if (!isOpen) open = undefined;
    else if (!goesOn) open = { container: quotation.test(container) ? container : '' };
  }
  return joined;
}

const longestBlock = 200;

/** Code between fences, and markup that begins a line. */
const keepsLines = /^(?:[ \t>]|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))*(?:```|~~~|<)/;

const quotation = /^[ >]*$/;

function hasLongBlock(lines: string[]): boolean {
  let length = 0;
  for (const line of lines) {
    length = line.trim() === '' ? 0 : length + 1;
    if (length > longestBlock) return true;
  }
  return false;
}
