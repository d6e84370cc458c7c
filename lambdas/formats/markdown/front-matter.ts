import { parse as parseToml, TomlError } from 'smol-toml';
import { parseDocument } from 'yaml';
import { RejectedUpload } from '../../article/outcome.ts';
import type { Json } from '../json.ts';
import type { Document } from '../ninjs/fields.ts';

/** The head of a Markdown file, and what stands below it. */
interface Split {
  fields: Document;
  body: string;
  language: 'yaml' | 'toml' | undefined;
}

const longest = 65_536;
const deepest = 256;
const mostAliases = 100;

/**
 * Takes YAML between lines of `---` or TOML between lines of `+++` off a Markdown file. Names are
 * given in lower case with `_`; scalars are text as they stand: nothing is taken for a number or a
 * time that was meant as an identifier.
 *
 * @throws RejectedUpload `malformed` with line and column, `too-large`, `too-deep`.
 */
export function splitFrontMatter(text: string): Split {
  const [, named] = /^---[ \t]*([a-z]{1,10})[ \t]*\r?\n/i.exec(text) ?? [];
  if (named) throw malformed(`is in ${named}, not in YAML or TOML`, 1, 4);
  const fence = fenceOf(text);
  if (!fence) return { fields: {}, body: text, language: undefined };
  const start = text.indexOf('\n') + 1;
  const close = new RegExp(
    fence === '+++' ? '^\\+\\+\\+[ \\t]*\\r?$' : '^(?:---|\\.\\.\\.)[ \\t]*\\r?$',
    'm',
  );
  const rest = text.slice(start);
  const end = close.exec(rest);
  if (!end) throw malformed(`is opened by ${fence} and never closed`, 1, 1);
  const head = rest.slice(0, end.index);
  if (head.length > longest) throw tooLarge(head.length);
  if (isTooDeep(head)) throw tooDeep();
  return {
    fields: fieldsOf(fence === '+++' ? fromToml(head) : fromYaml(head)),
    body: rest.slice(end.index + end[0].length),
    language: fence === '+++' ? 'toml' : 'yaml',
  };
}

/** A line of dashes may also part paragraphs: only one that a name follows opens front matter. */
export function fenceOf(text: string): '---' | '+++' | undefined {
  const start = text.slice(0, 4096);
  if (yamlOpens.test(start)) return '---';
  return tomlOpens.test(start) ? '+++' : undefined;
}

/** The fence, empty lines and comments, then a name, a flow mapping or the end. */
const yamlOpens =
  /^---[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?:["']?[\p{L}_][\p{L}\p{N}_ .-]*["']?[ \t]*:(?=\s|$)|\{|---[ \t]*\r?(?:\n|$))/u;
const tomlOpens =
  /^\+\+\+[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*(?:[\w."'-]+[ \t]*=|\[[\w."'-]+\]|\+\+\+)/;

/** Scalars stay the text that they are; tags are not followed; few aliases are. */
function fromYaml(head: string): unknown {
  const document = parseDocument(head, {
    schema: 'failsafe',
    logLevel: 'silent',
    prettyErrors: true,
    uniqueKeys: true,
  });
  const [error] = document.errors;
  if (error) {
    const [place] = error.linePos ?? [];
    throw malformed(
      `is no YAML: ${error.message.split(/ at line |\n/)[0]}`,
      (place?.line ?? 1) + 1,
      place?.col ?? 1,
    );
  }
  try {
    return document.toJS({ maxAliasCount: mostAliases });
  } catch (error) {
    if (error instanceof ReferenceError) throw malformed('has too many aliases', 2, 1);
    throw error;
  }
}

function fromToml(head: string): unknown {
  try {
    return parseToml(head, { maxDepth: deepest });
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const reason = error.message.split('\n')[0]?.replace(/^Invalid TOML document: /, '');
    throw malformed(`is no TOML: ${reason}`, error.line + 1, error.column);
  }
}

/** The parser descends by brackets, by marks of items on one line, and by indentation. */
function isTooDeep(head: string): boolean {
  let open = 0;
  for (const [bracket] of head.matchAll(/[[{\]}]/g)) {
    open = Math.max(0, open + (bracket === '[' || bracket === '{' ? 1 : -1));
    if (open > deepest) return true;
  }
  return head
    .split('\n')
    .some((line) => (/^(?:[-?:]? )*/.exec(line)?.[0].length ?? 0) > 2 * deepest);
}

/** Dotted names of TOML nest without a bracket. */
function fieldsOf(value: unknown, depth = 0): Document {
  if (depth > deepest) throw tooDeep();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name.toLowerCase().replace(/[ .-]/g, '_'),
      asJson(member, depth + 1),
    ]),
  );
}

function asJson(value: unknown, depth: number): Json {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((one) => asJson(one, depth + 1));
  // A TOML time without a zone is written without one.
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? fieldsOf(value, depth) : String(value);
}

function malformed(sentence: string, line: number, column: number): RejectedUpload {
  return new RejectedUpload(
    'malformed',
    `The front matter ${sentence} (line ${line}, column ${column}).`,
    'Put texts with colons or quotation marks in quotation marks, and close it by the line that opens it.',
  );
}

function tooLarge(length: number): RejectedUpload {
  return new RejectedUpload(
    'too-large',
    `The front matter is ${length.toLocaleString('en')} characters long; ${longest.toLocaleString('en')} is the most.`,
    'Put the text of the article below it.',
  );
}

function tooDeep(): RejectedUpload {
  return new RejectedUpload(
    'too-deep',
    `The front matter is nested more than ${deepest} levels deep.`,
    'Keep to names, texts and lists.',
  );
}
