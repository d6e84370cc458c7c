import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { RejectedUpload } from '../../article/outcome.ts';
import { costOf, depthOf } from './cost.ts';
import { unwrapped } from './unwrap.ts';

/** What CommonMark with GitHub's additions makes of a text (mdast). */
export type Root = ReturnType<typeof fromMarkdown>;
export type MarkdownNode = Root | Root['children'][number];

const longest = 1_000_000;
const mostLines = 20_000;
const deepest = 256;
/** Three thousand marks in one paragraph, or fifty thousand cells in a table. */
const highestCost = 10_000_000;

/**
 * Reads Markdown, whose parser is bounded beforehand: see cost.ts.
 *
 * @throws RejectedUpload `too-large`, `too-deep`.
 */
export function parseMarkdown(text: string): Root {
  if (text.length > longest) {
    throw tooLarge(`is ${count(text.length)} characters long; ${count(longest)} is the most`);
  }
  const written = text.split(/\r\n?|\n/);
  if (written.length > mostLines) {
    throw tooLarge(`has ${count(written.length)} lines; ${count(mostLines)} are the most`);
  }
  const lines = unwrapped(written);
  const deep = lines.findIndex((line) => depthOf(line) > 2 * deepest);
  if (deep !== -1) throw tooDeep(`line ${deep + 1}`);
  if (costOf(lines) > highestCost) {
    throw tooLarge('has thousands of marks, cells or notes that depend on one another');
  }
  return fromMarkdown(lines.join('\n'), options);
}

const options = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };

export function tooDeep(place: string): RejectedUpload {
  return new RejectedUpload(
    'too-deep',
    `The Markdown is nested more than ${deepest} levels deep (${place}).`,
    'Take the quotation marks and lists apart that stand in one another.',
  );
}

function tooLarge(sentence: string): RejectedUpload {
  return new RejectedUpload(
    'too-large',
    `The Markdown ${sentence}.`,
    'Upload one article in a file.',
  );
}

function count(value: number): string {
  return value.toLocaleString('en');
}
