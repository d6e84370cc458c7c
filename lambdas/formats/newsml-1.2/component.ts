import type { Block } from '../../article/blocks.ts';
import type { NinjsAssociation } from '../../article/ninjs.ts';
import { nitfBlocks, nitfMedia } from '../nitf/body.ts';
import { type Head, headOf } from '../nitf/head.ts';
import { articleBlocks, hasProse, picturesIn, textBlocks } from '../xml/body.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  elementsOf,
  textIn,
  type XmlElement,
} from '../xml/read.ts';

/** The text of an item, and the NewsComponents that it stands in, the nearest first. */
export interface Text {
  blocks: Block[];
  source: string;
  head: Head | undefined;
  media: NinjsAssociation[];
  components: XmlElement[];
}

/** A NewsComponent that holds a ContentItem, with those around it, the nearest first. */
export interface Part {
  item: XmlElement;
  /** In lower case, of the nearest component that has one; '' where none has. */
  role: string;
  components: XmlElement[];
}

/** Every ContentItem of an item, in document order. */
export function partsOf(newsItem: XmlElement): Part[] {
  const parts: Part[] = [];
  const visit = (component: XmlElement, around: XmlElement[], outer: string) => {
    const components = [component, ...around];
    const role = attributeOf(childOf(component, 'Role'), 'FormalName')?.toLowerCase() ?? outer;
    for (const item of childrenOf(component, 'ContentItem')) parts.push({ item, role, components });
    for (const inner of childrenOf(component, 'NewsComponent')) visit(inner, components, role);
  };
  for (const component of childrenOf(newsItem, 'NewsComponent')) visit(component, [], '');
  return parts;
}

/**
 * The text of an item: of several alternatives (the same in other languages, or in other formats)
 * the first that has prose, those with the role of a main text before those without a role.
 */
export function textOfItem(newsItem: XmlElement): Text | undefined {
  const parts = partsOf(newsItem).filter(({ role }) => !besides.has(role));
  const main = parts.filter(({ role }) => /main|body/.test(role));
  for (const { item, components } of [...main, ...parts]) {
    const content = contentOf(item);
    if (content && hasProse(content.blocks)) return { ...content, components };
  }
  return undefined;
}

/**
 * Of the components around a text the widest that holds no other, but for those inside the
 * outermost: what stands in it goes with the text.
 */
export function settingOf(newsItem: XmlElement, components: XmlElement[]): XmlElement | undefined {
  const texts = partsOf(newsItem).filter(({ role, item }) => {
    const content = besides.has(role) ? undefined : contentOf(item);
    return content !== undefined && hasProse(content.blocks);
  });
  const isAlone = (component: XmlElement) =>
    new Set(
      texts.flatMap(({ components: around }) =>
        around.includes(component) ? around.slice(0, 1) : [],
      ),
    ).size <= 1;
  return components[Math.max(components.findLastIndex(isAlone), components.length - 2)];
}

/** Texts that stand beside the article's own. */
const besides = new Set(
  `caption stylesheet headline subheadline contact logo photo thumbnail preview byline dateline
  copyright slugline abstract summary`.split(/\s+/),
);

function contentOf(item: XmlElement): Omit<Text, 'components'> | undefined {
  const data = childOf(item, 'DataContent');
  const type = ['MimeType', 'Format', 'MediaType']
    .map((name) => attributeOf(childOf(item, name), 'FormalName') ?? '')
    .join(' ');
  if (!data || /css|image|photo|video|audio|xsl/i.test(type)) return undefined;
  const [root] = elementsOf(data);
  if (root?.name === 'nitf') {
    return {
      blocks: nitfBlocks(root),
      source: 'DataContent (NITF)',
      head: headOf(root),
      media: nitfMedia(root),
    };
  }
  const encoded = childOf(item, 'Encoding') ?? childOf(data, 'Encoding');
  if (encoded) return undefined;
  const blocks = root
    ? articleBlocks(root.name === 'html' ? root : data, new Set()).blocks
    : textBlocks(textIn(data), /html/i.test(type));
  const source = root ? 'DataContent (XHTML)' : 'DataContent (text)';
  return { blocks, source, head: undefined, media: picturesIn(blocks) };
}
