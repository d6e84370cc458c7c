import { safeImage, safeLink } from '../../article/address.ts';
import type { Block, Image } from '../../article/blocks.ts';
import { cleanLine } from '../../article/text.ts';
import type { Element } from './tree.ts';

/** Undefined for pictures that only count visits or fill a gap until the real one is loaded. */
export function imageOf({ attributes }: Element, base: string | undefined): Image | undefined {
  const candidates = [
    attributes['data-src'],
    attributes['data-original'],
    attributes['data-lazy-src'],
    attributes.src,
  ];
  const source = candidates
    .map((candidate) => (candidate ? safeImage(candidate, base) : undefined))
    .find((candidate) => candidate !== undefined);
  const width = pixels(attributes.width);
  const height = pixels(attributes.height);
  if (source === undefined || (width ?? 100) < 50 || (height ?? 100) < 50) return undefined;
  return {
    source,
    alternative: cleanLine(attributes.alt ?? ''),
    ...(width && { width }),
    ...(height && { height }),
  };
}

function pixels(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,5}(px)?$/.test(text) ? Number.parseInt(text, 10) : undefined;
}

const embedHosts =
  /(?:^|\.)(?:youtube\.com|youtube-nocookie\.com|youtu\.be|vimeo\.com|dailymotion\.com|spotify\.com|soundcloud\.com|instagram\.com|twitter\.com|x\.com|tiktok\.com|facebook\.com|datawrapper\.de|dwcdn\.net|flourish\.studio|infogram\.com|documentcloud\.org|google\.com)$/;

/** Only of sites that publish media: other frames are advertisements and forms. */
export function embedOf({ attributes }: Element): Block | undefined {
  const href = safeLink(attributes.src || attributes['data-src'] || '');
  if (href === undefined) return undefined;
  const { hostname } = new URL(href);
  if (!embedHosts.test(hostname)) return undefined;
  return { type: 'embed', href, title: cleanLine(attributes.title ?? '') || hostname };
}
