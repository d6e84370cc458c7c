import type { NinjsArticle, NinjsAssociation } from '../../article/ninjs.ts';
import { captionOf, mediaOf } from '../article-parts.ts';
import { element, text } from '../xml/write.ts';

/**
 * The media of an article in Media RSS 1.5, for items of RSS and entries of Atom: each picture or
 * recording in one size, or as a group of several.
 *
 * @param line writes a line of text as readers of the format take it
 */
export function mediaElements({ associations = [] }: NinjsArticle, line = text): string[] {
  return associations.map((one) => mediaElement(one, line)).filter(Boolean);
}

function mediaElement(association: NinjsAssociation, line: (text: string) => string): string {
  const { type, headlines = [], renditions = [], copyrightNotice } = association;
  const title = headlines[0]?.value;
  const caption = captionOf(association);
  const credit = creditOf(association);
  const about = [
    title ? element('media:title', { type: 'plain' }, line(title)) : '',
    caption ? element('media:description', { type: 'plain' }, line(caption)) : '',
    credit ? element('media:credit', {}, line(credit)) : '',
    copyrightNotice ? element('media:copyright', {}, line(copyrightNotice)) : '',
  ];
  const contents = renditions.map((rendition) => {
    const { href: url, contentType, width, height, sizeInBytes: fileSize, duration } = rendition;
    return { url, medium: media[type], type: contentType, width, height, fileSize, duration };
  });
  const [single, ...others] = contents;
  if (!single) return '';
  if (others.length === 0) return element('media:content', single, ...about);
  return element(
    'media:group',
    {},
    ...contents.map((one) => element('media:content', one)),
    ...about,
  );
}

const media: Record<NinjsAssociation['type'], string> = {
  picture: 'image',
  graphic: 'image',
  video: 'video',
  audio: 'audio',
  text: 'document',
};

/** Who made it; where nobody says, the credit line. */
function creditOf({ by, infoSources = [] }: NinjsAssociation): string | undefined {
  return by || infoSources.find(({ role }) => role === 'credit')?.name;
}

/** A file that goes with an item: where it is, its media type and how many bytes it has. */
export interface Enclosure {
  url: string;
  type: string;
  length: number;
}

/**
 * The one file for readers that take one with each item, a recording before a picture; none whose
 * type or size is not known, since readers are told both.
 */
export function enclosureOf(article: NinjsArticle): Enclosure | undefined {
  const known = mediaOf(article).flatMap(({ type, shown }) => {
    const { href: url, contentType, sizeInBytes: length } = shown;
    return contentType && length
      ? [{ kind: type, enclosure: { url, type: contentType, length } }]
      : [];
  });
  const recording = known.find(({ kind }) => kind === 'audio' || kind === 'video');
  return (recording ?? known[0])?.enclosure;
}
