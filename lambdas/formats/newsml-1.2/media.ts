import { safeImage } from '../../article/address.ts';
import type { NinjsAssociation, NinjsRendition } from '../../article/ninjs.ts';
import { present, whole } from '../ninjs/fields.ts';
import { besideAddress } from '../xml/address.ts';
import { captioned } from '../xml/body.ts';
import { filled } from '../xml/concepts.ts';
import { attributeOf, childOf, childrenOf, lineIn, type XmlElement } from '../xml/read.ts';
import { type Part, partsOf } from './component.ts';
import { adviceIn, partiesIn } from './metadata.ts';

/** Pictures and other media that have an address; renditions of one component are one. */
export function mediaOf(newsItem: XmlElement, around: XmlElement | undefined): NinjsAssociation[] {
  const byComponent = Map.groupBy(
    partsOf(newsItem).filter(({ components }) => !around || components.includes(around)),
    ({ components }) => components[0],
  );
  return [...byComponent].flatMap(([component, parts], index) => {
    const renditions = parts.flatMap(({ item }) => renditionOf(item) ?? []);
    const uri = renditions[0]?.href ?? besideAddress(parts[0]?.item.attributes.Href);
    const types = parts.map(({ item }) => typeOf(item));
    // A recording comes with stills of it.
    const type = mediaTypes.find((one) => types.includes(one));
    if (!uri || !type) return [];
    const line = (name: string) => lineIn(childOf(component, 'NewsLines', name));
    const headline = line('HeadLine');
    const [role] = parts.map((part) => part.role);
    const credit = line('CreditLine');
    return [
      present<NinjsAssociation>({
        name: `${role || 'media'}${index + 1}`,
        rel: role || undefined,
        uri,
        type,
        headlines: headline ? [{ value: headline }] : undefined,
        descriptions: captioned(captionBeside(parts[0]), undefined),
        by: line('ByLine') ?? partiesIn(component ? [component] : [], 'Creator')[0],
        copyrightNotice: line('CopyrightLine'),
        usageTerms: component && adviceIn([component]),
        infoSources: credit ? [{ name: credit, role: 'credit' }] : undefined,
        renditions: filled(renditions),
      }),
    ];
  });
}

/** The text of a caption's component in the same one, unless it stands for several pictures. */
function captionBeside(part: Part | undefined): string | undefined {
  const [, around] = part?.components ?? [];
  const inner = childrenOf(around, 'NewsComponent');
  const role = (one: XmlElement) =>
    attributeOf(childOf(one, 'Role'), 'FormalName')?.toLowerCase() ?? '';
  const captions = inner.filter((one) => role(one) === 'caption');
  const data = captions.length === 1 && childOf(captions[0], 'ContentItem', 'DataContent');
  return data ? lineIn(data) : undefined;
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
    duration: whole(property('Duration', 'TotalDuration'), 0, 1_000_000),
  });
}
