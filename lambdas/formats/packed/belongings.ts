import type { NinjsAssociation, NinjsRendition, NinjsText } from '../../article/ninjs.ts';
import { type PackedMedia, packedAddress, type Reading } from '../../article/reading.ts';
import { cleanLine } from '../../article/text.ts';
import { descendants, parseMarkup, textOf } from '../html/tree.ts';
import { present } from '../ninjs/fields.ts';
import { photoCaption } from './iptc.ts';
import type { Medium } from './media.ts';

/** Media with the name that it came under. */
export interface Packed extends Medium {
  path: string;
  /** What its sender says of it. */
  description?: string;
}

/** Smaller pictures are logos and counters. Pixels. */
const smallest = 100;

/**
 * An article with the media that came with it: what it refers to, and what else belongs to it, each
 * listed with its type, size and caption.
 *
 * @param all whatever the article may refer to
 * @param others what belongs to it without being referred to
 */
export function withMedia(reading: Reading, all: Packed[], others: Packed[]): Reading {
  if (all.length === 0 && others.length === 0) return reading;
  const referred = namesIn(reading);
  const used = distinct([
    ...all.filter(({ name }) => referred.has(name)),
    ...others.filter(isShown),
  ]);
  if (used.length === 0) return reading;
  const byAddress = new Map(used.map((one) => [packedAddress(one.name), one]));
  const listed = (reading.article.associations ?? []).map((one) => completed(one, byAddress));
  const known = new Set(
    listed.flatMap(({ renditions = [] }) => renditions.map(({ href }) => href)),
  );
  const captions = captionsIn(markupOf(reading));
  const added = [...byAddress]
    .filter(([address]) => !known.has(address))
    .map(([address, one], index) =>
      associationOf(
        one,
        `packed${listed.length + index + 1}`,
        captions.get(address) ?? described(one),
      ),
    );
  const associations = [...listed, ...added];
  return {
    ...reading,
    article: { ...reading.article, associations },
    evidence: {
      ...reading.evidence,
      ...(added.length > 0 && { associations: 'packed with the article' }),
    },
    media: distinct([...(reading.media ?? []), ...used.map(mediaOf)]),
  };
}

/** The names of the packed media that an article refers to. */
export function namesIn({ article }: Reading): Set<string> {
  const found = JSON.stringify(article).matchAll(/\bpacked:([0-9a-f]{64}\.[a-z0-9]{3,4})/g);
  return new Set([...found].map(([, name = '']) => name));
}

/** Whether a picture is large enough to have been meant to be seen. */
function isShown({ width = smallest, height = smallest }: Packed): boolean {
  return width >= smallest && height >= smallest;
}

/** Of its size and type the media's own bytes know best; of all else, what the document says. */
function completed(
  association: NinjsAssociation,
  byAddress: Map<string, Packed>,
): NinjsAssociation {
  const { renditions = [] } = association;
  const packed = renditions.flatMap(({ href }) => byAddress.get(href) ?? [])[0];
  if (!packed) return association;
  return {
    ...toldBy(packed),
    ...association,
    renditions: renditions.map((rendition) => {
      const one = byAddress.get(rendition.href);
      return one ? { ...rendition, ...renditionOf(one) } : rendition;
    }),
  };
}

function associationOf(packed: Packed, name: string, said: NinjsText[]): NinjsAssociation {
  return {
    name,
    uri: packedAddress(packed.name),
    type: packed.type,
    ...toldBy(packed),
    ...(said.length > 0 && { descriptions: said }),
    renditions: [{ name: 'main', ...renditionOf(packed) }],
  };
}

/** What a photograph says of itself. */
function toldBy({ contentType, bytes }: Packed) {
  if (contentType !== 'image/jpeg') return {};
  const { headline, caption, by, credit, copyrightNotice } = photoCaption(bytes);
  return present<Partial<NinjsAssociation>>({
    headlines: headline ? [{ value: headline }] : undefined,
    descriptions: caption ? [{ value: caption }] : undefined,
    by,
    infoSources: credit ? [{ name: credit, role: 'credit' }] : undefined,
    copyrightNotice,
  });
}

function renditionOf({ name, contentType, bytes, width, height }: Packed) {
  return {
    href: packedAddress(name),
    contentType,
    ...(width && height && { width, height }),
    sizeInBytes: bytes.length,
  } satisfies Omit<NinjsRendition, 'name'>;
}

function mediaOf({ name, contentType, bytes }: Packed): PackedMedia {
  return { name, contentType, bytes };
}

/** By its content: the same picture may come under several names. */
function distinct<T extends { name: string }>(media: T[]): T[] {
  return [...new Map(media.map((one) => [one.name, one])).values()];
}

function described({ description }: Packed): NinjsText[] {
  return description ? [{ value: description }] : [];
}

function markupOf({ article }: Reading): string {
  return article.bodies.find(({ contentType }) => contentType === 'text/html')?.value ?? '';
}

/** The captions that pictures have in the text, and what stands for them, by their addresses. */
function captionsIn(html: string): Map<string, NinjsText[]> {
  const captions = new Map<string, NinjsText[]>();
  if (!html.includes('<figure>')) return captions;
  for (const figure of descendants(parseMarkup(html))) {
    if (figure.name !== 'figure') continue;
    const parts = [...descendants(figure)];
    const named = (name: string) => parts.find((part) => part.name === name);
    const { src = '', alt = '' } = named('img')?.attributes ?? {};
    const legend = named('figcaption');
    const caption = legend ? cleanLine(textOf(legend)) : '';
    captions.set(src, [
      ...(caption ? [{ value: caption }] : []),
      ...(alt ? [{ role: 'alternative', value: alt }] : []),
    ]);
  }
  return captions;
}
