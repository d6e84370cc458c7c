import { safeLink } from '../../article/address.ts';
import type { Block } from '../../article/blocks.ts';
import type { NinjsAssociation, NinjsRendition } from '../../article/ninjs.ts';
import { nitfBlocks, nitfMedia } from '../nitf/body.ts';
import { type Head, headOf } from '../nitf/head.ts';
import { articleBlocks, hasProse, picturesIn, textBlocks, xhtmlBlocks } from '../xml/body.ts';
import { type Marked, markedIn } from '../xml/microdata.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  descendantsOf,
  elementsOf,
  lineIn,
  textIn,
  type XmlElement,
} from '../xml/read.ts';

type Headline = { value: string; source: string };

/** What a contentSet holds of the text. */
export interface Content {
  blocks: Block[];
  /** What stood above the text and is known from elsewhere. */
  dropped: string[];
  /** Which part it was read from; '' where there was none. */
  source: string;
  headline: Headline | undefined;
  /** What NITF says above its text. */
  head: Head | undefined;
  /** What XHTML marks above its text. */
  marked: Marked | undefined;
  media: NinjsAssociation[];
}

/** The first rendition that has prose. `known` are lines that the item's metadata have as well. */
export function contentOf(item: XmlElement, known: Set<string>): Content {
  for (const part of elementsOf(childOf(item, 'contentSet'))) {
    const content =
      part.name === 'inlineXML'
        ? inlineXml(part, known)
        : part.name === 'inlineData' && inlineData(part);
    if (content && hasProse(content.blocks)) return content;
  }
  return nothing;
}

const nothing: Content = {
  blocks: [],
  dropped: [],
  source: '',
  headline: undefined,
  head: undefined,
  marked: undefined,
  media: [],
};

/** The formats that the item's content is in, to tell what was not read. */
export function contentTypes(item: XmlElement): string[] {
  return elementsOf(childOf(item, 'contentSet')).map(
    (part) => attributeOf(part, 'contenttype') ?? part.name,
  );
}

function inlineXml(part: XmlElement, known: Set<string>): Content | undefined {
  const [root] = elementsOf(part);
  if (root?.name === 'nitf') {
    const head = headOf(root);
    return {
      blocks: nitfBlocks(root),
      dropped: [],
      source: 'inlineXML (NITF)',
      headline: head.headline,
      head,
      marked: undefined,
      media: nitfMedia(root),
    };
  }
  const isXhtml = root && (xhtmlRoots.has(root.name) || root.namespace === xhtml);
  if (!isXhtml) return undefined;
  const { blocks, dropped } = articleBlocks(root.name === 'html' ? root : part, known);
  return {
    blocks,
    dropped,
    source: 'inlineXML (XHTML)',
    headline: headlineIn(root),
    head: undefined,
    marked: markedIn(root),
    media: picturesIn(xhtmlBlocks(root.name === 'html' ? root : part)),
  };
}

function headlineIn(root: XmlElement): Headline | undefined {
  const heading = lineIn(descendantsOf(root, 'h1').next().value ?? undefined);
  if (heading) return { value: heading, source: 'h1' };
  const title = lineIn(childOf(root, 'head', 'title'));
  return title ? { value: title, source: 'title' } : undefined;
}

const xhtml = 'http://www.w3.org/1999/xhtml';
const xhtmlRoots = new Set(['html', 'body', 'article', 'section', 'div', 'p']);

function inlineData(part: XmlElement): Content | undefined {
  const type = attributeOf(part, 'contenttype') ?? 'text/plain';
  if (attributeOf(part, 'encoding') || !/^(?:text\/(?:plain|html)|.*xhtml)/.test(type)) {
    return undefined;
  }
  const blocks = textBlocks(textIn(part), /html/.test(type));
  const source = `inlineData (${type.slice(0, 40)})`;
  return { ...nothing, blocks, source, media: picturesIn(blocks) };
}

/** The article's page on the web, where the item has it as a rendition. */
export function webPageOf(item: XmlElement): NinjsRendition | undefined {
  const page = childrenOf(childOf(item, 'contentSet'), 'remoteContent').find((part) =>
    /html/.test(attributeOf(part, 'contenttype') ?? ''),
  );
  const href = safeLink(page?.attributes.href ?? '');
  return href?.startsWith('http') ? { name: 'web', href, contentType: 'text/html' } : undefined;
}
