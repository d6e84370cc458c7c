import { cleanLine } from '../../article/text.ts';
import { paragraphsOf } from '../text/paragraphs.ts';

/**
 * The paragraphs of a wire text, each on one clean line: parted by empty lines or by the indent of
 * their first line, as agencies do, else as in any plain text.
 */
export function wireParagraphs(lines: string[]): string[] {
  const isParted = lines.some((line, index) => {
    const isBetween = index > 0 && index < lines.length - 1;
    return isBetween && (line.trim() === '' || indent.test(line));
  });
  if (!isParted) return paragraphsOf(lines.join('\n'));
  const paragraphs: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === '' || indent.test(line) || item.test(line)) paragraphs.push([]);
    paragraphs.at(-1)?.push(line);
  }
  return paragraphs.map((open) => cleanLine(open.join(' '))).filter((line) => line !== '');
}

const indent = /^(?:\t| {2,})\s*\S/;
const item = /^[-*•] \S/;
