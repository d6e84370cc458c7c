import { safeImage } from '../../article/address.ts';
import type { NinjsAssociation, NinjsRendition } from '../../article/ninjs.ts';
import { type Document, items, line, member, present, whole } from '../ninjs/fields.ts';
import { mediaIdentifier } from '../xml/address.ts';
import { captioned } from '../xml/body.ts';
import { filled } from '../xml/concepts.ts';

/** Pictures and other media, the one to show first before the others. */
export function mediaOf(document: Document): NinjsAssociation[] {
  const all = items(member(document, 'associations')).sort(
    (one, other) => Number(isFeatured(other)) - Number(isFeatured(one)),
  );
  return all.flatMap((item, index) => {
    const renditions = items(item.renditions).flatMap((one, at) => renditionOf(one, at) ?? []);
    const uri = mediaIdentifier(line(item, 'urn')) ?? renditions[0]?.href;
    const type = types[line(item, 'type') ?? ''];
    if (!uri || !type) return [];
    const headline = line(item, 'headline');
    const credit = line(item, 'creditline');
    return [
      present<NinjsAssociation>({
        name: `media${index + 1}`,
        rel: isFeatured(item) ? 'featured' : undefined,
        uri,
        type,
        headlines: headline ? [{ value: headline }] : undefined,
        descriptions: captioned(line(item, 'caption'), line(item, 'alttext', 'alt_text')),
        by: line(item, 'byline', 'creator'),
        infoSources: credit ? [{ name: credit, role: 'credit' }] : undefined,
        renditions: filled(renditions),
      }),
    ];
  });
}

function isFeatured(item: Document): boolean {
  return item.is_featureimage === true;
}

const types: Record<string, NinjsAssociation['type']> = {
  image: 'picture',
  picture: 'picture',
  graphic: 'graphic',
  video: 'video',
  audio: 'audio',
};

function renditionOf(item: Document, index: number): NinjsRendition | undefined {
  const href = safeImage(line(item, 'url') ?? '');
  if (!href) return undefined;
  return present<NinjsRendition>({
    name: index === 0 ? 'main' : `main${index + 1}`,
    href,
    contentType: line(item, 'mimetype'),
    width: whole(item.width, 1, 100_000),
    height: whole(item.height, 1, 100_000),
  });
}
