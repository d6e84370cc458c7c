import { cleanLine, endsSentence, oneLine } from '../../article/text.ts';
import { blockNames } from './names.ts';
import type { Element } from './tree.ts';

/** An element with the way to it. */
export interface Spot {
  element: Element;
  parent: Spot | undefined;
}

/** A run of text within a line, and where it stands. */
export interface Piece {
  text: string;
  spot: Spot;
}

/** What stands on one line of the page. */
export interface Line {
  /** On one line, its pieces set apart by spaces; the first characters of a long one. */
  text: string;
  pieces: Piece[];
  spot: Spot;
  /** Elements that bear a date or a name in an attribute, which may have no text. */
  marked: Spot[];
}

/** What there is to be seen on a page. */
export interface Outline {
  lines: Line[];
  /** Elements of the first three levels, or marked as headline. */
  headings: Element[];
  /** Links to a front page. */
  homes: Element[];
}

const longestLine = 400;
const mostPieces = 40;

/** The lines of a page, its headings and its ways home, in order, by one walk. */
export function outlineOf(root: Element): Outline {
  const outline: Outline = { lines: [], headings: [], homes: [] };
  const { lines } = outline;
  let line: Line | undefined;

  function endLine(): void {
    if (line) lines.push(line);
    line = undefined;
  }

  function read(node: Element, own: Spot, block: Spot): void {
    for (const child of node.children) {
      if (typeof child === 'string') {
        if (!/\S/.test(child)) continue;
        line ??= { text: '', pieces: [], spot: block, marked: [] };
        if (line.text.length > longestLine || line.pieces.length >= mostPieces) continue;
        const text = oneLine(child.slice(0, 4 * longestLine));
        line.text = line.text === '' ? text : `${line.text} ${text}`;
        line.pieces.push({ text, spot: own });
        continue;
      }
      const { name, attributes } = child;
      const kind = kinds.get(name);
      if (kind === 'silent') continue;
      const spot = { element: child, parent: own };
      if (kind === 'heading' || attributes.itemprop?.includes('headline'))
        outline.headings.push(child);
      else if (name === 'a' && home.test(attributes.href ?? '')) outline.homes.push(child);
      if (kind === undefined) {
        if (isMarked(child)) {
          line ??= { text: '', pieces: [], spot: block, marked: [] };
          line.marked.push(spot);
        }
        read(child, spot, block);
        continue;
      }
      endLine();
      if (isMarked(child)) line = { text: '', pieces: [], spot, marked: [spot] };
      read(child, spot, spot);
      endLine();
    }
  }

  const spot = { element: root, parent: undefined };
  read(root, spot, spot);
  endLine();
  return outline;
}

const silent = ['head', 'script', 'noscript', 'title', 'option', 'iframe'];
const headings = ['h1', 'h2', 'h3'];
const kinds = new Map<string, 'block' | 'heading' | 'silent'>([
  ...[...blockNames].map((name) => [name, 'block'] as const),
  ...headings.map((name) => [name, 'heading'] as const),
  ...silent.map((name) => [name, 'silent'] as const),
]);
const home = /^(?:\.?\/|https?:\/\/[^/]+\/?)$/;

function isMarked({ name, attributes: { itemprop, title, class: classes } }: Element): boolean {
  return (
    name === 'time' ||
    (itemprop !== undefined && /^date(?:Published|Created|Modified)\b|\bauthor\b/.test(itemprop)) ||
    (title !== undefined &&
      classes !== undefined &&
      /\b(?:published|dtstart|timestamp|entry-date)\b/.test(classes))
  );
}

/** The text below, on one line, as long as it is no longer than that; '' for more. */
export function shortText(element: Element, most: number): string {
  const longest = 20 * most;
  let text = '';
  const read = ({ children }: Element): void => {
    for (const child of children) {
      if (text.length > longest) return;
      if (typeof child === 'string') text += child.slice(0, longest + 1);
      else if (!silent.includes(child.name)) read(child);
    }
  };
  read(element);
  const line = text.length > longest ? '' : cleanLine(text);
  return line.length > most ? '' : line;
}

/** A headline, the lines around it, and the text's first lines. */
export interface Head {
  lines: Line[];
  /** The headline's line; where it is not to be seen, the first line of prose. */
  headline: number;
  /** The first line of prose after it. */
  prose: number;
  /** Whether a line, by its index, belongs to other articles, to readers or to the site. */
  isBeside(index: number): boolean;
}

export function headOf(
  lines: Line[],
  headline: { value: string; element?: Element } | undefined,
): Head {
  const at = lines.findIndex(
    ({ spot, text }) =>
      headline !== undefined &&
      (headline.element ? isWithin(spot, headline.element) : text === headline.value),
  );
  const ownWay = new Set<Element>();
  for (let spot = lines[at]?.spot; spot; spot = spot.parent) ownWay.add(spot.element);
  const known = new Map<Element, Beside | undefined>();
  const besideOf = (spot: Spot | undefined): Beside | undefined => {
    // Who wrote an article may be told beside their portrait.
    if (!spot || ownWay.has(spot.element) || spot.element.name === 'address') return undefined;
    if (!known.has(spot.element)) {
      const own = calledBeside(spot);
      known.set(spot.element, own === 'surely' ? own : (besideOf(spot.parent) ?? own));
    }
    return known.get(spot.element);
  };
  let end = Number.POSITIVE_INFINITY;
  // Between headline and text, a box that is called a teaser may well be the article's.
  const isBeside = (index: number) => {
    const beside = besideOf(lines[index]?.spot);
    return beside === 'surely' || (beside === 'perhaps' && (index < at || index > end));
  };
  const proseAfter = (start: number) =>
    lines.findIndex(
      (line, index) => index > start && line.text.length > 80 && isProse(line) && !isBeside(index),
    );
  const first = proseAfter(at);
  const second = first === -1 ? -1 : proseAfter(first);
  // Where more than a line stands between the first two, the first is the standfirst.
  const prose = second > first + 1 && second <= first + longestHead ? second : first;
  const from = at === -1 ? Math.max(prose, 0) : at;
  end = (prose === -1 ? from : prose) + 3;
  return { lines, headline: from, prose: prose === -1 ? from : prose, isBeside };
}

/** Between standfirst and text, in lines. */
const longestHead = 12;

function isProse({ text }: Line): boolean {
  return text.length > 160 || endsSentence(text);
}

function isWithin(spot: Spot, element: Element): boolean {
  for (let one: Spot | undefined = spot; one; one = one.parent) {
    if (one.element === element) return true;
  }
  return false;
}

/** What the element and the next few around it are called, nearest first. */
export function callings(spot: Spot, most = 4): string[] {
  const found: string[] = [];
  for (let one: Spot | undefined = spot; one && found.length < most; one = one.parent) {
    const { element } = one;
    const { class: classes = '', id = '', itemprop = '', rel = '' } = element.attributes;
    const said = whole.has(element.name) ? itemprop : `${itemprop} ${rel} ${classes} ${id}`;
    found.push(said.slice(0, 300));
  }
  return found;
}

/** Whole articles are called after their author or tags: `<article class="post author-jane">`. */
const whole = new Set(['html', 'body', 'main', 'article', '#root']);

type Beside = 'surely' | 'perhaps';

/** Whether an element is called as what belongs to other articles, to readers, or to the site is. */
function calledBeside({ element, parent }: Spot): Beside | undefined {
  const { name, attributes } = element;
  if (besideNames.has(name)) return 'surely';
  if (whole.has(name)) return undefined;
  const { class: classes = '', id = '', role } = attributes;
  if (role === 'navigation' || role === 'contentinfo' || role === 'search') return 'surely';
  const called = `${classes} ${id}`.slice(0, 500);
  if (name === 'footer' || /(?:^|[\s_-])foot(?:er)?(?:$|[\s_-])/.test(called))
    return parent && isIn(parent, 'article') ? undefined : 'surely';
  return surely.test(called) ? 'surely' : perhaps.test(called) ? 'perhaps' : undefined;
}

const besideNames = new Set(['nav', 'form', 'figure', 'figcaption']);

function isIn(spot: Spot, name: string): boolean {
  for (let one: Spot | undefined = spot; one; one = one.parent) {
    if (one.element.name === name) return true;
  }
  return false;
}

const surely = called(`
  comments? commentlist respond kommentare? disqus related\\w* recirc\\w* recommend\\w* mostread
  newsletter nav navbar navigation menu breadcrumbs? cookies? consent outbrain taboola copyright
  modal popup`);
const perhaps = called(`
  sidebar teasers? popular trending most-read latest promos? promotions? carousel slider ticker more-?news
  upnext next prev previous ads? advert\\w* captions? credits? gallery sponsor\\w* read-?more
  see-?also`);

/** A pattern for class names and ids that have one of these words. */
function called(words: string): RegExp {
  return new RegExp(`(?:^|[\\s_-])(?:${words.trim().split(/\s+/).join('|')})(?:$|[\\s_-])`, 'i');
}
