import { safeImage, safeLink } from '../../article/address.ts';
import type { NinjsAssociation, NinjsRendition } from '../../article/ninjs.ts';
import { mediaIdentifier } from '../xml/address.ts';
import { captioned } from '../xml/body.ts';
import { filled } from '../xml/concepts.ts';
import { textsIn } from './body.ts';
import { conceptsIn } from './concepts.ts';
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
    const uri = mediaIdentifier(line(item, 'uri', 'guid')) ?? renditions[0]?.href;
    const kind = line(item, 'type');
    const type = mediaTypes.find((one) => one === (kind === 'image' ? 'picture' : kind));
    if (!uri || !type) return [];
    const headlines = textsIn(item, 'headlines', 'headline', 'title').slice(0, 1);
    const texts = textsIn(item, 'descriptions', 'description_text', 'caption');
    const caption = texts.find(({ role = '' }) => !/alt/i.test(role));
    const stands = line(item, 'altText', 'alt_text', 'body_text');
    const alternative = texts.find(({ role = '' }) => /alt/i.test(role))?.value ?? stands;
    const credit = line(item, 'creditline', 'creditLine');
    const sources = conceptsIn(item, 'infoSources', 'infoSource').map(({ rel, ...one }) => one);
    return [
      present<NinjsAssociation>({
        name: line(item, 'name') ?? `media${index + 1}`,
        rel: line(item, 'rel'),
        uri,
        type,
        headlines: filled(headlines.map(({ value }) => ({ value }))),
        descriptions: captioned(caption?.value ?? alternative, caption && alternative),
        by: line(item, 'by', 'byline'),
        copyrightHolder: line(item, 'copyrightHolder'),
        copyrightNotice: line(item, 'copyrightNotice'),
        usageTerms: line(item, 'usageTerms'),
        infoSources: filled([...sources, ...(credit ? [{ name: credit, role: 'credit' }] : [])]),
        renditions: filled(renditions),
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
    duration: whole(item.duration, 0, 1_000_000),
  });
}
