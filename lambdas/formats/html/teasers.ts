import { oneLine } from '../../article/text.ts';
import { elsewhereFrom } from './elsewhere.ts';
import { blockNames, silentNames } from './names.ts';
import type { Element, Node } from './tree.ts';

/** The most that a teaser says, and what of it is no link; in characters. */
const longestTeaser = 420;
const longestPitch = 330;
/** What a teaser among paragraphs says beside its title. */
const longestLonePitch = 200;
const shortestTitle = 15;
const mostTitles = 4;

interface Lines {
  text: number;
  /** Lines that are one link. */
  titles: number;
  /** Characters of all other lines. */
  told: number;
  teasers: number;
  /** Characters in teasers. */
  teased: number;
}

/**
 * Boxes that announce other articles of the site at `address`: a title that leads there, perhaps
 * with a line on what it says. Found are boxes that hold several such and hardly anything else, and
 * single ones with a picture or a heading.
 */
export function teasersIn(root: Element, address: string | undefined): Set<Element> {
  const found = new Set<Element>();
  const leadsElsewhere = elsewhereFrom(address);
  let lines = none();
  let line = '';
  let linked = 0;

  function endLine(): void {
    const text = oneLine(line);
    const isLink = linked > 0.85 * text.length;
    lines.text += text.length;
    if (!isLink) lines.told += text.length;
    else if (text.length >= shortestTitle) lines.titles += 1;
    line = '';
    linked = 0;
  }

  function read(node: Node, inLink: boolean): void {
    if (typeof node === 'string') {
      line += node;
      if (inLink) linked += node.trim().length;
      return;
    }
    if (silentNames.has(node.name)) return;
    const { href } = node.attributes;
    const isLink =
      node.name === 'a' && href !== undefined && leadsAway(href) && !leadsElsewhere(href);
    if (!blockNames.has(node.name)) {
      // A title in a box without paragraphs is followed by text on the same line.
      const isAlone = isLink && line.trim() === '';
      for (const child of node.children) read(child, inLink || isLink);
      if (isAlone && line.trim().length >= shortestTitle) endLine();
      return;
    }
    endLine();
    const outer = lines;
    lines = none();
    for (const child of node.children) read(child, inLink);
    endLine();
    const own = lines;
    lines = outer;
    judge(node, own);
  }

  function judge(element: Element, own: Lines): void {
    const isTeaser = holders.has(element.name) && teases(own);
    const isLone = isTeaser && own.told <= longestLonePitch && isShown(element);
    if (isLone || (own.teasers >= 2 && own.teased >= 0.7 * own.text)) found.add(element);
    lines.text += own.text;
    lines.titles += own.titles;
    lines.told += own.told;
    lines.teased += isTeaser ? own.text : own.teased;
    lines.teasers += isTeaser ? 1 : own.teasers;
  }

  read(root, false);
  return found;
}

/** Not to a place on the page itself, or nowhere: such links open what stands below them. */
function leadsAway(href: string): boolean {
  return !/^(?:#|javascript:|$)/i.test(href);
}

function teases({ titles, text, told }: Lines): boolean {
  return titles >= 1 && titles <= mostTitles && text <= longestTeaser && told <= longestPitch;
}

const holders = new Set(['div', 'li', 'article', 'section', 'figure', 'td']);

/** With a picture or a heading. */
function isShown(element: Element): boolean {
  return element.children.some(
    (child) =>
      typeof child !== 'string' &&
      (child.name === 'img' || /^h[2-6]$/.test(child.name) || isShown(child)),
  );
}

function none(): Lines {
  return { text: 0, titles: 0, told: 0, teasers: 0, teased: 0 };
}
