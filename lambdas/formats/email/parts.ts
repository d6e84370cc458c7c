import { RejectedUpload } from '../../article/outcome.ts';
import { field, type Headers, headersOf, type Structured, structured } from './headers.ts';

/** A part of a message (RFC 2045, 2046). Its body has a character for each byte. */
export interface Part {
  headers: Headers;
  /** `text/plain` where the message does not say. */
  type: Structured;
  disposition: Structured | undefined;
  body: string;
  parts: Part[];
}

const deepest = 256;
const mostParts = 1000;

/**
 * The tree of a message's parts, in one pass over its boundary lines.
 *
 * @throws RejectedUpload `malformed` for a boundary that is missing; `too-deep` beyond 256 levels;
 *   `too-large` beyond 1,000 parts.
 */
export function messageOf(text: string): Part {
  const start = /^(?:[ \t]*\r?\n)*(?:From [^\n]*\n)?/.exec(text)?.[0].length ?? 0;
  const { part: root, body: first } = partAt(text, start);
  const open: Open[] = [];
  let leaf: { part: Part; body: number } | undefined;
  let labels = new Set<string>();
  let count = 1;

  function begin(part: Part, body: number): void {
    leaf = undefined;
    const boundary = boundaryOf(part, () => lineAt(text, body));
    if (boundary === undefined) leaf = { part, body };
    else if (open.length >= deepest) throw tooDeep();
    else open.push({ part, boundary });
    relabel();
  }

  function relabel(): void {
    labels = new Set(open.flatMap(({ boundary }) => [boundary, `${boundary}--`]));
  }

  function end(at: number): void {
    if (leaf) leaf.part.body = text.slice(leaf.body, at).replace(/\r?\n$/, '');
    leaf = undefined;
  }

  begin(root, first);
  for (const { at, next, label } of dashedLines(text, first)) {
    if (!labels.has(label)) continue;
    const level = open.findLastIndex(
      ({ boundary }) => boundary === label || `${boundary}--` === label,
    );
    const multipart = open[level];
    if (!multipart) continue;
    end(at);
    open.length = level + 1;
    if (label !== multipart.boundary) {
      open.pop();
      relabel();
    } else {
      if (++count > mostParts) throw tooMany();
      const { part, body } = partAt(text, next);
      multipart.part.parts.push(part);
      begin(part, body);
    }
  }
  end(text.length);
  if (root.type.value.startsWith('multipart/') && root.parts.length === 0) throw noParts();
  return root;
}

/** A multipart whose end has not come yet. */
interface Open {
  part: Part;
  boundary: string;
}

/** The headers that begin here, and where the body begins after the empty line. */
function partAt(text: string, start: number): { part: Part; body: number } {
  const head = text.slice(start, start + longestHeader);
  const gap = /^\r?\n|\r?\n[ \t]*\r?\n/.exec(head);
  if (!gap && head.length === longestHeader) throw longHeader(lineAt(text, start));
  const end = start + (gap?.index ?? head.length);
  const body = end + (gap?.[0].length ?? 0);
  const headers = headersOf(text.slice(start, end));
  const disposition = field(headers, 'content-disposition');
  return {
    part: {
      headers,
      type: structured(field(headers, 'content-type') ?? 'text/plain'),
      disposition: disposition === undefined ? undefined : structured(disposition),
      body: '',
      parts: [],
    },
    body,
  };
}

const longestHeader = 256 * 1024;

function boundaryOf({ type }: Part, line: () => number): string | undefined {
  if (!type.value.startsWith('multipart/')) return undefined;
  const boundary = type.parameters.get('boundary');
  if (boundary) return boundary;
  throw new RejectedUpload(
    'malformed',
    `The ${type.value} before line ${line()} names no boundary, so that its parts cannot be told apart.`,
    'Export the message again, whole.',
  );
}

/** Each line that begins with two hyphens, without them. */
function* dashedLines(text: string, start: number) {
  for (let at = text.indexOf('\n--', start - 1); at !== -1; ) {
    const end = text.indexOf('\n', at + 1);
    const next = end === -1 ? text.length : end + 1;
    yield { at: at + 1, next, label: text.slice(at + 3, Math.min(next, at + 300)).trimEnd() };
    at = end === -1 ? -1 : text.indexOf('\n--', end);
  }
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

function longHeader(line: number): RejectedUpload {
  return new RejectedUpload(
    'malformed',
    `No empty line ends the header that begins on line ${line}.`,
    'Export the message again, whole.',
  );
}

function noParts(): RejectedUpload {
  return new RejectedUpload(
    'malformed',
    'The boundary that the message names between its parts occurs nowhere in it.',
    'Export the message again, whole.',
  );
}

function tooDeep(): RejectedUpload {
  return new RejectedUpload(
    'too-deep',
    `The parts of the message are nested more than ${deepest} levels deep.`,
    'Send the article as the text of a message, not as an attachment of attachments.',
  );
}

function tooMany(): RejectedUpload {
  return new RejectedUpload(
    'too-large',
    `The message has more than ${mostParts.toLocaleString('en')} parts.`,
    'Send one article in a message.',
  );
}
