import { body, headline, type NinjsArticle } from '../../article/ninjs.ts';
import type { Mention } from '../engine.ts';

/** A word or a punctuation mark. Apostrophes, hyphens and full stops are tokens of their own. */
export interface Token {
  text: string;
  /** UTF-16 units into the field's text. */
  start: number;
  end: number;
  word: boolean;
  /** Begins with a capital letter. */
  capital: boolean;
  /** Two or more letters or digits, no small ones: "NATO", "G20". */
  caps: boolean;
  /** No white space before it. */
  glued: boolean;
  /** First word of a sentence, quotation or line, where a capital letter says nothing. */
  opens: boolean;
}

/** One line or paragraph of the article. */
export interface Passage {
  field: Mention['field'];
  /** All of the field's text, into which the tokens' offsets point. */
  source: string;
  tokens: Token[];
  /** Headline, standfirst and the first paragraphs: where news says what it is about. */
  lead: boolean;
  /** Headline Style or CAPITALS THROUGHOUT: capital letters say nothing at all. */
  titled: boolean;
}

/** The paragraphs of the body that count as its lead. */
const leadParagraphs = 2;

/** As much of a field as is read, in UTF-16 units: longer than any news article. */
const mostText = 200_000;

/** The article's text as passages of tokens, in reading order. */
export function passages(article: NinjsArticle): Passage[] {
  const found = [
    ...split('headline', headline(article), Number.POSITIVE_INFINITY),
    ...split('description', article.descriptions?.[0]?.value ?? '', Number.POSITIVE_INFINITY),
    ...split('dateline', article.located ?? '', 0),
    ...split('body', body(article, 'text/plain'), leadParagraphs),
  ];
  return found.filter((passage) => passage.tokens.length > 0);
}

function split(field: Mention['field'], text: string, leading: number): Passage[] {
  const found: Passage[] = [];
  for (const { index, 0: line } of text.slice(0, mostText).matchAll(/[^\n]+/g)) {
    const tokens = tokenise(line, index);
    if (tokens.length === 0) continue;
    const lead = found.length < leading;
    found.push({ field, source: text, tokens, lead, titled: isTitled(tokens) });
  }
  return found;
}

const ends = new Set(['.', '!', '?', '…', ':']);
const quotes = new Set(['"', '“', '”', '‘', '«', '»', '„', '(', '[', '•', '–', '—', '-', '*', '·']);

/** Tokens of a text whose first character stands at `offset` of its field. */
export function tokenise(text: string, offset = 0): Token[] {
  const tokens: Token[] = [];
  let opens = true;
  let previous: Token | undefined;
  for (let at = 0; at < text.length; ) {
    const kind = kindAt(text, at);
    if (kind === space) {
      at += 1;
      continue;
    }
    const word = kind === letter;
    const to = word ? wordEnd(text, at) : at + widthAt(text, at);
    const token = toToken(text.slice(at, to), offset + at, word, previous);
    token.opens = word && opens;
    if (word) opens = false;
    else if (ends.has(token.text)) opens = token.text !== '.' || !isAbbreviation(previous);
    else if (quotes.has(token.text) && !(token.glued && previous?.word)) opens = true;
    tokens.push(token);
    previous = token;
    at = to;
  }
  return tokens;
}

function toToken(piece: string, start: number, word: boolean, previous: Token | undefined): Token {
  const capital = word && isCapital(piece);
  return {
    text: piece === '’' ? "'" : piece,
    start,
    end: start + piece.length,
    word,
    capital,
    caps: capital && piece.length > 1 && piece === piece.toUpperCase(),
    glued: previous?.end === start,
    opens: false,
  };
}

function isCapital(word: string): boolean {
  const code = word.charCodeAt(0);
  return code < 128 ? code > 64 && code < 91 : /^\p{Lu}/u.test(word);
}

function wordEnd(text: string, from: number): number {
  let to = from;
  while (to < text.length && kindAt(text, to) === letter) to += widthAt(text, to);
  return to;
}

/** 2 for a character beyond the Basic Multilingual Plane, in UTF-16 units. */
function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

type Kind = 0 | 1 | 2;
const space: Kind = 0;
const letter: Kind = 1;
const sign: Kind = 2;

/** Letters, digits and marks make words. ASCII is looked up: it is most of the text there is. */
function kindAt(text: string, at: number): Kind {
  const code = text.charCodeAt(at);
  return code < 128
    ? (ascii[code] ?? sign)
    : kindOf(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

function kindOf(character: string): Kind {
  if (/^[\p{L}\p{M}\p{N}]$/u.test(character)) return letter;
  return /^\s$/.test(character) ? space : sign;
}

const ascii: Kind[] = Array.from({ length: 128 }, (_, code) => kindOf(String.fromCharCode(code)));

const abbreviations = new Set(
  'Mr Mrs Ms Dr Prof Gen Lt Col Maj Sgt Capt Cmdr Adm Sen Rep Gov Rev Hon St Jr Sr Inc Corp Co Ltd No vs Jan Feb Mar Apr Aug Sept Oct Nov Dec'.split(
    ' ',
  ),
);

function isAbbreviation(token: Token | undefined): boolean {
  return token?.capital === true && (token.text.length === 1 || abbreviations.has(token.text));
}

/**
 * Short words are written small in Headline Style, so only longer ones are asked. What ends like a
 * sentence is one, however many names it holds.
 */
function isTitled(tokens: Token[]): boolean {
  if (tokens.slice(-2).some(({ text }) => text === '.' || text === '!' || text === '?'))
    return false;
  const words = tokens.filter((token) => token.word && token.text.length > 3);
  const capitals = words.filter((token) => token.capital).length;
  return words.length > 1 && capitals / words.length >= 0.75;
}

/** The tokens from `from` up to `to` as they read, in single spaces. */
export function wording(passage: Passage, from: number, to: number): string {
  let text = '';
  for (const token of passage.tokens.slice(from, to)) {
    text += text === '' || token.glued ? token.text : ` ${token.text}`;
  }
  return text;
}

/** The same tokens as evidence, just as they stand in the article. */
export function mention({ field, source, tokens }: Passage, from: number, to: number): Mention {
  const offset = tokens[from]?.start ?? 0;
  return { field, offset, text: source.slice(offset, tokens[to - 1]?.end) };
}

/** Which tokens of a passage belong to a name already. */
export type Taken = (passage: Passage) => ReadonlySet<number>;

const nothing: ReadonlySet<number> = new Set();

export function takenBy(names: Iterable<{ passage: Passage; from: number; to: number }>): Taken {
  const taken = new Map<Passage, Set<number>>();
  for (const { passage, from, to } of names) {
    const tokens = taken.get(passage) ?? new Set();
    for (let at = from; at < to; at += 1) tokens.add(at);
    taken.set(passage, tokens);
  }
  return (passage) => taken.get(passage) ?? nothing;
}
