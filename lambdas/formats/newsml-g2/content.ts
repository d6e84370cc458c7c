import { safeImage, safeLink } from '../../article/address.ts';
import type { Block } from '../../article/blocks.ts';
import { isUri } from '../../article/identity.ts';
import type { NinjsAssociation, NinjsRendition } from '../../article/ninjs.ts';
import { present, whole } from '../ninjs/fields.ts';
import { nitfBlocks, nitfMedia } from '../nitf/body.ts';
import { type Head, headOf } from '../nitf/head.ts';
import { hasProse, picturesIn, textBlocks, xhtmlBlocks } from '../xml/body.ts';
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
import { classOf, codeOf, guidOf } from './items.ts';

type Headline = { value: string; source: string };

/** What a contentSet holds of the text. */
export interface Content {
  blocks: Block[];
  /** Which part it was read from; '' where there was none. */
  source: string;
  headline: Headline | undefined;
  /** What NITF says above its text. */
  head: Head | undefined;
  media: NinjsAssociation[];
}

/** The first rendition that has prose. */
export function contentOf(item: XmlElement): Content {
  for (const part of elementsOf(childOf(item, 'contentSet'))) {
    const content =
      part.name === 'inlineXML' ? inlineXml(part) : part.name === 'inlineData' && inlineData(part);
    if (content && hasProse(content.blocks)) return content;
  }
  return { blocks: [], source: '', headline: undefined, head: undefined, media: [] };
}

/** The formats that the item's content is in, to tell what was not read. */
export function contentTypes(item: XmlElement): string[] {
  return elementsOf(childOf(item, 'contentSet')).map(
    (part) => attributeOf(part, 'contenttype') ?? part.name,
  );
}

function inlineXml(part: XmlElement): Content | undefined {
  const [root] = elementsOf(part);
  if (root?.name === 'nitf') {
    const head = headOf(root);
    return {
      blocks: nitfBlocks(root),
      source: 'inlineXML (NITF)',
      headline: head.headline,
      head,
      media: nitfMedia(root),
    };
  }
  const isXhtml = root && (xhtmlRoots.has(root.name) || root.namespace === xhtml);
  if (!isXhtml) return undefined;
  const blocks = xhtmlBlocks(root.name === 'html' ? root : part);
  return {
    blocks,
    source: 'inlineXML (XHTML)',
    headline: headlineIn(root),
    head: undefined,
    media: picturesIn(blocks),
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
  return { blocks, source, headline: undefined, head: undefined, media: picturesIn(blocks) };
}

/** The article's page on the web, where the item has it as a rendition. */
export function webPageOf(item: XmlElement): NinjsRendition | undefined {
  const page = childrenOf(childOf(item, 'contentSet'), 'remoteContent').find((part) =>
    /html/.test(attributeOf(part, 'contenttype') ?? ''),
  );
  const href = safeLink(page?.attributes.href ?? '');
  return href?.startsWith('http') ? { name: 'web', href, contentType: 'text/html' } : undefined;
}

/** Media that the item links to, and those that come with it in the same message. */
export function associationsOf(item: XmlElement, others: XmlElement[]): NinjsAssociation[] {
  const links = childrenOf(childOf(item, 'itemMeta'), 'link').map((link) => ({
    id: attributeOf(link, 'residref') ?? attributeOf(link, 'guidref'),
    kind: codeOf(childOf(link, 'itemClass')) ?? kindOf(attributeOf(link, 'contenttype')),
    address: attributeOf(link, 'href'),
    parts: childrenOf(link, 'remoteContent'),
    meta: link,
  }));
  const packed = others.map((other) => ({
    id: guidOf(other),
    kind: classOf(other),
    address: undefined,
    parts: childrenOf(childOf(other, 'contentSet'), 'remoteContent'),
    meta: childOf(other, 'contentMeta'),
  }));
  const known = new Set<string>();
  return [...packed, ...links].flatMap(({ id, kind, address, parts, meta }) => {
    const type = mediaTypes[kind?.toLowerCase() ?? ''];
    const renditions = parts.flatMap((part, index) => renditionOf(part, index) ?? []);
    const uri = id && isUri(id) ? id : (safeLink(address ?? '') ?? renditions[0]?.href);
    if (!type || !uri || known.has(uri)) return [];
    known.add(uri);
    const headline = lineIn(childOf(meta, 'headline'));
    const caption = lineIn(childOf(meta, 'description'));
    const by = lineIn(childOf(meta, 'by')) ?? lineIn(childOf(meta, 'creator', 'name'));
    return [
      present<NinjsAssociation>({
        name: `media${known.size}`,
        uri,
        type,
        headlines: headline ? [{ value: headline }] : undefined,
        descriptions: caption ? [{ value: caption }] : undefined,
        by,
        renditions: renditions.length > 0 ? renditions : undefined,
      }),
    ];
  });
}

const mediaTypes: Record<string, NinjsAssociation['type']> = {
  picture: 'picture',
  image: 'picture',
  graphic: 'graphic',
  video: 'video',
  audio: 'audio',
};

/** `image/jpeg` → `image`. */
function kindOf(contentType: string | undefined): string | undefined {
  return contentType?.split('/', 1)[0];
}

function renditionOf(part: XmlElement, index: number): NinjsRendition | undefined {
  const href = safeImage(part.attributes.href ?? '');
  if (!href) return undefined;
  return present<NinjsRendition>({
    name:
      codeOf({ ...part, attributes: { qcode: part.attributes.rendition ?? '' } }) ?? `${index + 1}`,
    href,
    contentType: attributeOf(part, 'contenttype'),
    width: whole(part.attributes.width, 1, 100_000),
    height: whole(part.attributes.height, 1, 100_000),
    sizeInBytes: whole(part.attributes.size, 0, Number.MAX_SAFE_INTEGER),
  });
}
