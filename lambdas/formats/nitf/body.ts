import { safeImage } from '../../article/address.ts';
import type { Block } from '../../article/blocks.ts';
import type { NinjsAssociation, NinjsRendition } from '../../article/ninjs.ts';
import type { Element, Node } from '../html/tree.ts';
import { present, whole } from '../ninjs/fields.ts';
import { besideAddress } from '../xml/address.ts';
import { captioned, markupBlocks } from '../xml/body.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  descendantsOf,
  lineIn,
  type XmlElement,
} from '../xml/read.ts';
import { unwrapped } from './unwrap.ts';

/** The text of a NITF document: `body.content`, and the line that `body.end` may have below it. */
export function nitfBlocks(nitf: XmlElement): Block[] {
  const body = childOf(nitf, 'body');
  const content = childOf(body, 'body.content');
  const tail = childrenOf(childOf(body, 'body.end'), 'tagline');
  return markupBlocks([...(content?.children ?? []), ...tail].map(htmlOf).map(unwrapped));
}

/** Pictures and other media that have an address, with captions and credits. */
export function nitfMedia(nitf: XmlElement): NinjsAssociation[] {
  return [...descendantsOf(nitf, 'media')].flatMap((media, index) => {
    const references = childrenOf(media, 'media-reference');
    const renditions = references.flatMap((reference, at) => {
      const href = addressOf(reference);
      if (href === undefined) return [];
      return [
        present<NinjsRendition>({
          name: at === 0 ? 'main' : `main${at + 1}`,
          href,
          contentType: attributeOf(reference, 'mime-type'),
          width: whole(reference.attributes.width, 1, 100_000),
          height: whole(reference.attributes.height, 1, 100_000),
        }),
      ];
    });
    const type = mediaTypes[attributeOf(media, 'media-type')?.toLowerCase() ?? ''];
    const uri = renditions[0]?.href ?? besideAddress(references[0]?.attributes.source);
    if (!uri || !type) return [];
    const alternative = references.flatMap((one) => attributeOf(one, 'alternate-text') ?? [])[0];
    return [
      present<NinjsAssociation>({
        name: `media${index + 1}`,
        uri,
        type,
        descriptions: captioned(captionOf(media), alternative),
        by: lineIn(childOf(media, 'media-producer')),
        renditions: renditions.length > 0 ? renditions : undefined,
      }),
    ];
  });
}

const mediaTypes: Record<string, NinjsAssociation['type']> = {
  image: 'picture',
  photo: 'picture',
  picture: 'picture',
  graphic: 'graphic',
  video: 'video',
  audio: 'audio',
};

/** NITF's elements by what they are in HTML; those that are not named here run on as text. */
const names: Record<string, string> = {
  hl1: 'h2',
  hl2: 'h2',
  block: 'div',
  bq: 'blockquote',
  note: 'div',
  fn: 'p',
  tagline: 'p',
  credit: 'p',
  copyrite: 'p',
  'body.content': 'div',
};

function htmlOf(node: XmlElement | string): Node {
  if (typeof node === 'string') return node;
  if (node.name === 'media') return figureOf(node);
  const { attributes } = node;
  return { name: names[node.name] ?? node.name, attributes, children: node.children.map(htmlOf) };
}

/** Empty, and so no part of the text, where the picture has no address. */
function figureOf(media: XmlElement): Element {
  const reference = childrenOf(media, 'media-reference').find(addressOf);
  const isPicture = /^(?:image|photo|picture|graphic)$/i.test(media.attributes['media-type'] ?? '');
  if (!reference || !isPicture) return { name: 'figure', attributes: {}, children: [] };
  const { width = '', height = '', 'alternate-text': alt = '' } = reference.attributes;
  const src = addressOf(reference) ?? '';
  const caption = captionOf(media);
  return {
    name: 'figure',
    attributes: {},
    children: [
      { name: 'img', attributes: { src, alt, width, height }, children: [] },
      ...(caption ? [{ name: 'figcaption', attributes: {}, children: [caption] }] : []),
    ],
  };
}

function captionOf(media: XmlElement): string | undefined {
  return childrenOf(media, 'media-caption').map(lineIn).filter(Boolean).join(' ') || undefined;
}

function addressOf(reference: XmlElement): string | undefined {
  return safeImage(reference.attributes.source ?? '');
}
