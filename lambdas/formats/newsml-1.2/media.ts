import { safeImage } from '../../article/address.ts';
import type { NinjsAssociation, NinjsRendition } from '../../article/ninjs.ts';
import { present, whole } from '../ninjs/fields.ts';
import { attributeOf, childOf, childrenOf, lineIn, type XmlElement } from '../xml/read.ts';
import { partsOf } from './component.ts';

/** Pictures and other media that have an address; renditions of one component are one. */
export function mediaOf(newsItem: XmlElement, around: XmlElement | undefined): NinjsAssociation[] {
  const byComponent = Map.groupBy(
    partsOf(newsItem).filter(({ components }) => !around || components.includes(around)),
    ({ components }) => components[0],
  );
  return [...byComponent].flatMap(([component, parts], index) => {
    const renditions = parts.flatMap(({ item }) => renditionOf(item) ?? []);
    const [first] = renditions;
    const types = parts.map(({ item }) => typeOf(item));
    // A recording comes with stills of it.
    const type = mediaTypes.find((one) => types.includes(one));
    if (!first || !type) return [];
    const headline = lineIn(childOf(component, 'NewsLines', 'HeadLine'));
    return [
      present<NinjsAssociation>({
        name: `${parts[0]?.role || 'media'}${index + 1}`,
        uri: first.href,
        type,
        headlines: headline ? [{ value: headline }] : undefined,
        by: lineIn(childOf(component, 'NewsLines', 'ByLine')),
        renditions,
      }),
    ];
  });
}

const mediaTypes = ['video', 'audio', 'graphic', 'picture'] as const;

function typeOf(item: XmlElement): NinjsAssociation['type'] | undefined {
  const kind = ['MimeType', 'MediaType', 'Format']
    .map((name) => attributeOf(childOf(item, name), 'FormalName') ?? '')
    .join(' ');
  if (/image|photo|jpe?g|picture/i.test(kind)) return 'picture';
  if (/graphic/i.test(kind)) return 'graphic';
  if (/video/i.test(kind)) return 'video';
  return /audio/i.test(kind) ? 'audio' : undefined;
}

function renditionOf(item: XmlElement): NinjsRendition | undefined {
  const href = safeImage(item.attributes.Href ?? '');
  if (!href) return undefined;
  const about = childOf(item, 'Characteristics');
  const property = (...names: string[]) =>
    childrenOf(about, 'Property')
      .filter((one) => names.includes(attributeOf(one, 'FormalName') ?? ''))
      .map((one) => attributeOf(one, 'Value'))[0];
  return present<NinjsRendition>({
    name: property('ImageUse') ?? 'main',
    href,
    contentType: attributeOf(childOf(item, 'MimeType'), 'FormalName'),
    width: whole(property('Width', 'PixelWidth'), 1, 100_000),
    height: whole(property('Height', 'PixelHeight'), 1, 100_000),
    sizeInBytes: whole(lineIn(childOf(about, 'SizeInBytes')), 0, Number.MAX_SAFE_INTEGER),
  });
}
