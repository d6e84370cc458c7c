import { safeImage, safeLink } from '../../article/address.ts';
import type { NinjsAssociation, NinjsRendition } from '../../article/ninjs.ts';
import { type Document, items, line, member, present, whole } from './fields.ts';

const mediaTypes = ['picture', 'video', 'audio', 'graphic', 'text'] as const;

/** The article's page on the web, however the rendition is called. */
export function webRendition(document: Document): NinjsRendition | undefined {
  const renditions = items(member(document, 'renditions'));
  const isPage = (item: Document) =>
    /^text\/html/.test(line(item, 'contentType', 'mimetype') ?? '');
  const page = renditions.find((item) => line(item, 'name') === 'web') ?? renditions.find(isPage);
  const href = page && safeLink(line(page, 'href') ?? '');
  return href?.startsWith('http') ? { name: 'web', href, contentType: 'text/html' } : undefined;
}

/** Pictures and other media, each with where it can be had. */
export function associationsIn(document: Document): NinjsAssociation[] {
  return items(member(document, 'associations')).flatMap((item, index) => {
    const renditions = items(item.renditions).flatMap((one) => renditionOf(one) ?? []);
    const uri = safeLink(line(item, 'uri', 'guid') ?? '') ?? renditions[0]?.href;
    const type = mediaTypes.find((one) => one === line(item, 'type'));
    if (!uri || !type) return [];
    const headline = line(item, 'headline') ?? valueIn(item, 'headlines');
    const caption = line(item, 'description_text', 'body_text') ?? valueIn(item, 'descriptions');
    return [
      present<NinjsAssociation>({
        name: line(item, 'name') ?? `media${index + 1}`,
        uri,
        type,
        headlines: headline ? [{ value: headline }] : undefined,
        descriptions: caption ? [{ value: caption }] : undefined,
        by: line(item, 'by', 'byline'),
        renditions: renditions.length > 0 ? renditions : undefined,
      }),
    ];
  });
}

function renditionOf(item: Document): NinjsRendition | undefined {
  const href = safeImage(line(item, 'href') ?? '');
  if (!href) return undefined;
  return present<NinjsRendition>({
    name: line(item, 'name') ?? 'main',
    href,
    contentType: line(item, 'contentType', 'mimetype'),
    title: line(item, 'title'),
    width: whole(item.width, 1, 100_000),
    height: whole(item.height, 1, 100_000),
    sizeInBytes: whole(member(item, 'sizeInBytes'), 0, Number.MAX_SAFE_INTEGER),
  });
}

function valueIn(item: Document, name: string): string | undefined {
  const [first] = items(item[name]);
  return first && line(first, 'value');
}
