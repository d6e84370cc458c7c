import { cleanLine } from '../../article/text.ts';

/** Text is wrapped at columns between these. */
const narrowestWrap = 40;
const widestWrap = 100;

/**
 * The paragraphs of a plain text, each on one clean line. Paragraphs may be parted by empty lines,
 * stand one on a line, or be wrapped at a column: then a line that had room for the next word ends
 * one.
 */
export function paragraphsOf(text: string): string[] {
  const lines = text.split(/\r\n|[\n\r\f\u0085\u2028\u2029]/);
  const width = wrapWidth(lines);
  const paragraphs: string[] = [];
  let open: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() !== '') open.push(line);
    if (open.length > 0 && !runsOn(line, lines[index + 1], width)) {
      paragraphs.push(cleanLine(open.join(' ')));
      open = [];
    }
  }
  return paragraphs.filter((paragraph) => paragraph !== '');
}

/** The column at which the text is wrapped; undefined when it is not. */
function wrapWidth(lines: string[]): number | undefined {
  const width = Math.max(...lines.slice(0, 10_000).map((line) => line.trimEnd().length));
  if (width < narrowestWrap || width > widestWrap) return undefined;
  let followed = 0;
  let full = 0;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1] ?? '';
    if (line.trim() === '' || next.trim() === '') continue;
    followed += 1;
    if (runsOn(line, next, width)) full += 1;
  }
  return full >= 3 && full > followed / 2 ? width : undefined;
}

function runsOn(line: string, next: string | undefined, width: number | undefined): boolean {
  if (width === undefined || line.trim() === '' || next === undefined || next.trim() === '')
    return false;
  if (/^(?:\s{2,}|\t|[-•*]\s)/.test(next)) return false;
  const word = next.trim().split(/\s/, 1)[0] ?? '';
  return line.trimEnd().length + 1 + word.length > width;
}
