import { cleanLine } from '../../article/text.ts';
import { blockNames, silentNames } from './names.ts';
import type { Element } from './tree.ts';

/** The most that a caption with its credit says: in characters, and in lines. */
const longest = 300;
const mostLines = 2;

/** What an element holds, as far as it tells whether it is a picture's box. */
interface Content {
  pictures: number;
  characters: number;
  lines: number;
  /** What no caption has, or text above the picture. */
  isMore: boolean;
  /** Those within that are boxes. */
  boxes: Element[];
}

/**
 * Boxes that hold one picture and below it a line or two: figures by another name. Such boxes side by
 * side are a list of things with a picture each, and what they say is text.
 */
export function pictureBoxesIn(root: Element): Set<Element> {
  const found = new Set<Element>();
  let isOnLine = false;

  function read(element: Element): Content {
    const { name } = element;
    const all = content(name === 'img' ? 1 : 0, notInCaption.has(name));
    const isBlock = blockNames.has(name);
    if (isBlock) isOnLine = false;
    let neighbour: Element[] = [];
    for (const child of element.children) {
      const own = typeof child === 'string' ? said(child) : readChild(child);
      all.isMore ||= own.isMore || (own.pictures > 0 && all.characters > 0);
      all.pictures += own.pictures;
      all.characters += own.characters;
      all.lines += own.lines;
      if (own.pictures === 0 && own.characters === 0) continue;
      if (own.boxes.length > 0 && neighbour.length > 0) {
        for (const box of [...neighbour, ...own.boxes]) found.delete(box);
      }
      neighbour = own.boxes;
      all.boxes.push(...own.boxes);
    }
    if (isBlock) isOnLine = false;
    if (name === 'div' && isBox(all)) {
      found.add(element);
      all.boxes.push(element);
    } else if (all.pictures !== 1) all.boxes = [];
    return all;
  }

  function readChild(child: Element): Content {
    return silentNames.has(child.name) ? content(0, notInCaption.has(child.name)) : read(child);
  }

  function said(text: string): Content {
    const all = content(0, false);
    if (!/\S/.test(text)) return all;
    all.characters = text.length > longest ? text.length : cleanLine(text).length;
    all.lines = isOnLine ? 0 : 1;
    isOnLine = true;
    return all;
  }

  read(root);
  return found;
}

function content(pictures: number, isMore: boolean): Content {
  return { pictures, characters: 0, lines: 0, isMore, boxes: [] };
}

function isBox({ pictures, characters, lines, isMore }: Content): boolean {
  return pictures === 1 && !isMore && characters > 0 && characters <= longest && lines <= mostLines;
}

const notInCaption = new Set(
  `figure h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre iframe video form button input`.split(
    ' ',
  ),
);
