import { safeImage } from '../../article/address.ts';
import type { NinjsAssociation, NinjsRendition } from '../../article/ninjs.ts';
import { present, whole } from '../ninjs/fields.ts';
import { attributeOf, type XmlElement } from '../xml/read.ts';
import { titleIn } from './text.ts';
import { all, type Fields, fieldsOf } from './vocabulary.ts';

/** A picture or recording that goes with an item, in one or several sizes. */
export interface Medium {
  renditions: Rendition[];
  title?: string | undefined;
  caption?: string | undefined;
  credit?: string | undefined;
  notice?: string | undefined;
}

interface Rendition {
  /** As it stands there. */
  address: string;
  /** `image`, `video`, `audio`. */
  kind?: string | undefined;
  contentType?: string | undefined;
  width?: string | number | undefined;
  height?: string | number | undefined;
  /** Bytes. */
  size?: string | number | undefined;
  /** Seconds. */
  duration?: string | number | undefined;
}

/** The media of an RSS item or an Atom entry: Media RSS, and enclosures. */
export function mediaIn(fields: Fields, own: 'rss' | 'atom'): Medium[] {
  const groups = all(fields, 'media:group').map((group) => mediumIn(group, own));
  const single = all(fields, 'media:content').map((content) => mediumIn(content, own));
  const around = [...fields].filter(([name]) => name.startsWith('media:'));
  const about = describedBy(new Map(around));
  const media = [...groups, ...single].map((medium) => ({ ...about, ...present(medium) }));
  const enclosures = all(fields, 'enclosure').map(
    (one): Medium => ({
      renditions: [{ ...renditionIn(one), size: one.attributes.length }],
    }),
  );
  const thumbnails = all(fields, 'media:thumbnail').map(
    (one): Medium => ({ ...about, renditions: [{ ...renditionIn(one), kind: 'image' }] }),
  );
  return [...media, ...enclosures, ...(media.length === 0 ? thumbnails : [])];
}

/** Each once; the first picture is the article's own. */
export function associationsOf(media: Medium[], base: string | undefined): NinjsAssociation[] {
  const known = new Map<string, NinjsAssociation>();
  for (const { renditions, title, caption, credit, notice } of media.slice(0, most)) {
    const usable = renditions.flatMap((one, index) => renditionOf(one, index, base) ?? []);
    const [first] = usable;
    if (!first || known.has(first.rendition.href)) continue;
    const isLead = first.type === 'picture' && ![...known.values()].some(isPicture);
    known.set(
      first.rendition.href,
      present<NinjsAssociation>({
        name: isLead ? 'main' : `${first.type}${known.size + 1}`,
        uri: first.rendition.href,
        type: first.type,
        headlines: title ? [{ value: title }] : undefined,
        descriptions: caption ? [{ value: caption }] : undefined,
        by: credit,
        copyrightNotice: notice,
        renditions: usable.map(({ rendition }) => rendition),
      }),
    );
  }
  return [...known.values()];
}

const most = 100;

function isPicture({ type }: NinjsAssociation): boolean {
  return type === 'picture';
}

/** A `media:content`, or a `media:group` of the same thing in several sizes. */
function mediumIn(element: XmlElement, own: 'rss' | 'atom'): Medium {
  const fields = fieldsOf(element, own);
  const inner = all(fields, 'media:content');
  return {
    renditions: (element.attributes.url ? [element, ...inner] : inner).map(renditionIn),
    ...describedBy(fields),
  };
}

function describedBy(fields: Fields): Omit<Medium, 'renditions'> {
  return {
    title: titleIn(all(fields, 'media:title')[0]),
    caption: titleIn(all(fields, 'media:description')[0]),
    credit: titleIn(all(fields, 'media:credit')[0]),
    notice: titleIn(all(fields, 'media:copyright')[0]),
  };
}

function renditionIn(element: XmlElement): Rendition {
  const { url, href = '', width, height, fileSize, duration } = element.attributes;
  return {
    address: url ?? href,
    kind: attributeOf(element, 'medium'),
    contentType: attributeOf(element, 'type'),
    width,
    height,
    size: fileSize,
    duration,
  };
}

type Kind = NinjsAssociation['type'];

function renditionOf(
  { address, kind, contentType, width, height, size, duration }: Rendition,
  index: number,
  base: string | undefined,
): { type: Kind; rendition: NinjsRendition } | undefined {
  const href = safeImage(address, base);
  const type = href && typeOf(kind, contentType, href);
  if (!href || !type) return undefined;
  const isMediaType = /^[\w.+-]+\/[\w.+-]+$/.test(contentType ?? '');
  return {
    type,
    rendition: present<NinjsRendition>({
      name: index === 0 ? 'main' : `size${index + 1}`,
      href,
      contentType: isMediaType ? contentType : undefined,
      width: whole(width, 1, 100_000),
      height: whole(height, 1, 100_000),
      sizeInBytes: whole(size, 1, Number.MAX_SAFE_INTEGER),
      duration: whole(duration, 1, 1_000_000),
    }),
  };
}

/** Undefined for documents, players and programs. */
function typeOf(kind: string | undefined, type: string | undefined, href: string) {
  const name = (kind ?? type?.split('/')[0] ?? '').toLowerCase();
  if (Object.hasOwn(types, name)) return types[name];
  const extension = /\.(\w{2,5})$/.exec(new URL(href).pathname)?.[1]?.toLowerCase() ?? '';
  return type ? undefined : extensions.get(extension);
}

const types: Record<string, Kind> = { image: 'picture', video: 'video', audio: 'audio' };

const extensions = new Map<string, Kind>([
  ...['jpg', 'jpeg', 'png', 'gif', 'webp', 'avif'].map((one) => [one, 'picture'] as const),
  ...['mp4', 'webm', 'mov', 'm4v'].map((one) => [one, 'video'] as const),
  ...['mp3', 'm4a', 'ogg', 'aac', 'wav'].map((one) => [one, 'audio'] as const),
]);
