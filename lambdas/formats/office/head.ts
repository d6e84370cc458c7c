import { namesInByline } from '../../article/byline.ts';
import { isDateLine } from '../../article/date-line.ts';
import { isFurniture, isSectionLabel, isSentence } from '../../article/furniture.ts';
import { speaksOfEmbargo } from '../wire/embargo.ts';
import { namesInField } from '../xml/lines.ts';
import type { Line, Piece } from './piece.ts';

type Said = { value: string; source: string };

/** What a document says before its text. */
export interface Head {
  headline: Said | undefined;
  /** Whether the headline is a heading, so that those below it stand one level deeper. */
  isHeading: boolean;
  standfirst: Said | undefined;
  by: Said | undefined;
  /** Lines that set an embargo. */
  embargo: string[];
  /** The pieces without those above. */
  rest: Piece[];
  dropped: string[];
}

/** Of how many lines a head may consist. */
const longestHead = 12;
const longestHeadline = 300;

/**
 * Tells the head of a document from its text. Styles say most; where there are none, the first line
 * is the headline, as it is in any text.
 *
 * @param title what the properties of the document say, which may be left from another document
 */
export function headOf(pieces: Piece[], title: string | undefined): Head {
  const lines = headLines(pieces);
  const embargo = lines.filter(({ text }) => speaksOfEmbargo(text));
  const { line, said } = headlineIn(
    lines.filter((one) => !embargo.includes(one)),
    title,
  );
  const above = line ? lines.slice(0, lines.indexOf(line)) : [];
  const below = lines.filter((one) => one !== line && !above.includes(one));
  const labels = above.filter((one) => !embargo.includes(one) && !isSentence(one.text));
  const standfirst = lines.find(({ kind }) => kind === 'standfirst');
  const by = bylineIn(lines, below);
  const taken = new Set<Piece | undefined>([line, standfirst, ...labels, ...embargo]);
  const kept = labels.filter((one) => one === standfirst || one.kind === 'byline');
  return {
    headline: said,
    isHeading: line?.kind === 'heading',
    standfirst: standfirst && { value: standfirst.text, source: 'Subtitle style' },
    by,
    embargo: embargo.map(({ text }) => text),
    rest: pieces.filter((piece) => !taken.has(piece)),
    dropped: [...embargo, ...labels.filter((one) => !kept.includes(one))].map(({ text }) => text),
  };
}

/** The first lines, up to the second sentence; a list or a table ends them. */
function headLines(pieces: Piece[]): Line[] {
  const lines: Line[] = [];
  let sentences = 0;
  for (const piece of pieces) {
    if (piece.type === 'picture') continue;
    if (piece.type === 'table' || piece.list || lines.length === longestHead) break;
    lines.push(piece);
    if (piece.kind === 'text' && isSentence(piece.text) && ++sentences === 2) break;
  }
  return lines;
}

function headlineIn(
  lines: Line[],
  title: string | undefined,
): { line?: Line; said: Said | undefined } {
  const from = (line: Line | undefined, source: string) =>
    line && line.text.length <= longestHeadline
      ? { line, said: { value: line.text, source } }
      : undefined;
  const firstProse = lines.findIndex(({ kind, text }) => kind === 'text' && isSentence(text));
  const beforeProse = firstProse === -1 ? lines : lines.slice(0, firstProse);
  return (
    from(
      lines.find(({ kind }) => kind === 'title'),
      'Title style',
    ) ??
    from(
      lines.slice(0, 6).find(({ text }) => text === title),
      'properties: title',
    ) ??
    from(
      beforeProse.find(({ kind }) => kind === 'heading'),
      'first heading',
    ) ??
    from(lines.find(isHeadline), 'first line') ?? {
      said: title ? { value: title, source: 'properties: title' } : undefined,
    }
  );
}

/** A long sentence is the text itself. */
function isHeadline({ kind, text }: Line): boolean {
  return (
    kind === 'text' &&
    !isSectionLabel(text) &&
    !isFurniture(text) &&
    !isDateLine(text) &&
    !isRelease.test(text) &&
    namesInByline(text) === undefined &&
    (!isSentence(text) || text.length <= longestHeadline / 2)
  );
}

/** What stands at the top of a press release, before its headline. */
const isRelease =
  /^[^\p{L}]*(?:(?:for immediate|immediate|press|news|media) release|pressemitteilung|medienmitteilung|presseinformation|communiqué de presse|nota de prensa|comunicado de prensa|comunicato stampa|persbericht)\b.{0,40}$/iu;

function bylineIn(lines: Line[], below: Line[]): Said | undefined {
  const styled = lines.find(({ kind }) => kind === 'byline');
  const names = styled && namesInField(styled.text);
  if (names) return { value: names, source: 'Byline style' };
  const found = below.map(({ text }) => namesInByline(text)).find((name) => name !== undefined);
  return found === undefined ? undefined : { value: found, source: 'byline' };
}
