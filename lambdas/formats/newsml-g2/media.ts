import { safeImage, safeLink } from '../../article/address.ts';
import type { NinjsAssociation, NinjsRendition, NinjsText } from '../../article/ninjs.ts';
import { present, whole } from '../ninjs/fields.ts';
import { mediaIdentifier } from '../xml/address.ts';
import { distinct, filled } from '../xml/concepts.ts';
import { attributeOf, childOf, childrenOf, lineIn, type XmlElement } from '../xml/read.ts';
import type { Vocabulary } from './concepts.ts';
import { classOf, codeOf, guidOf } from './items.ts';
import { creditOf, partOf, rightsOf, textsOf } from './metadata.ts';

/**
 * Media and pages that the item links to, and media that come with it in the same message. An
 * earlier version of the item itself is none.
 */
export function associationsOf(
  item: XmlElement,
  others: XmlElement[],
  vocabulary: Vocabulary,
): NinjsAssociation[] {
  const links = childrenOf(childOf(item, 'itemMeta'), 'link').map((link) => ({
    id: attributeOf(link, 'residref') ?? attributeOf(link, 'guidref'),
    rel: partOf(attributeOf(link, 'rel')),
    kind: codeOf(childOf(link, 'itemClass')) ?? kindOf(attributeOf(link, 'contenttype')) ?? 'text',
    address: attributeOf(link, 'href'),
    parts: childrenOf(link, 'remoteContent'),
    meta: link,
    rights: link,
  }));

  const packed = others.map((other) => ({
    id: guidOf(other),
    rel: undefined,
    kind: classOf(other),
    address: undefined,
    parts: childrenOf(childOf(other, 'contentSet'), 'remoteContent'),
    meta: childOf(other, 'contentMeta'),
    rights: other,
  }));
  const known = new Set<string | undefined>([guidOf(item)]);
  const counts = { media: 0, related: 0 };
  return [...packed, ...links].flatMap(({ id, rel, kind, address, parts, meta, rights }) => {
    const type = mediaTypes[kind.toLowerCase()];
    const renditions = distinct([
      ...parts.flatMap((part, index) => renditionOf(part, index) ?? []),
      ...(type === 'text' ? [] : addressed(address, meta)),
    ]);
    const uri = mediaIdentifier(id) ?? safeLink(address ?? '') ?? renditions[0]?.href;
    if (!type || !uri || known.has(uri)) return [];
    known.add(uri);
    const kindOfName = type === 'text' ? 'related' : 'media';
    counts[kindOfName] += 1;
    const headline = lineIn(childOf(meta, 'headline')) ?? lineIn(childOf(meta, 'title'));
    const { copyrightHolder, copyrightNotice, usageTerms } = rightsOf(rights, [], vocabulary);
    return [
      present<NinjsAssociation>({
        name: `${kindOfName}${counts[kindOfName]}`,
        rel,
        uri,
        type,
        headlines: headline && headline !== uri ? [{ value: headline }] : undefined,
        descriptions: filled(captionsOf(meta)),
        by: lineIn(childOf(meta, 'by')) ?? lineIn(childOf(meta, 'creator', 'name')),
        copyrightHolder,
        copyrightNotice,
        usageTerms,
        infoSources: filled(creditOf(meta)),
        renditions: filled(renditions),
      }),
    ];
  });
}

/** The caption, then what stands in for the picture. */
function captionsOf(meta: XmlElement | undefined): NinjsText[] {
  const texts = textsOf(meta, 'description');
  const stands = texts.filter(({ role = '' }) => /alt/i.test(role));
  const others = texts.filter((text) => !stands.includes(text));
  const caption = others.find(({ role = '' }) => /caption/i.test(role)) ?? others[0];
  return [
    ...(caption ? [{ value: caption.value }] : []),
    ...stands.slice(0, 1).map(({ value }) => ({ role: 'alternative', value })),
  ];
}

/** A link's own address where it is that of the media. */
function addressed(address: string | undefined, link: XmlElement | undefined): NinjsRendition[] {
  const href = safeImage(address ?? '');
  const contentType = attributeOf(link, 'contenttype');
  return href ? [{ name: 'main', href, ...(contentType && { contentType }) }] : [];
}

const mediaTypes: Record<string, NinjsAssociation['type']> = {
  picture: 'picture',
  image: 'picture',
  graphic: 'graphic',
  video: 'video',
  audio: 'audio',
  text: 'text',
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
    duration: secondsOf(part),
  });
}

/** Its duration where that is given in seconds, as it is unless another unit is named. */
function secondsOf({ attributes }: XmlElement): number | undefined {
  const unit = partOf(attributes.durationunit) ?? 'seconds';
  return unit === 'seconds' ? whole(attributes.duration, 0, 1_000_000) : undefined;
}
