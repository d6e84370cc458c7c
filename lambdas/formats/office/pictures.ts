import { RejectedUpload } from '../../article/outcome.ts';
import { packedAddress } from '../../article/reading.ts';
import type { Element } from '../html/tree.ts';
import type { Packed } from '../packed/belongings.ts';
import { type Medium, mediumOf } from '../packed/media.ts';
import type { Parts } from './parts.ts';

/** The pictures in a document, as far as its text shows them. */
export interface Pictures {
  media: Packed[];
  /** The picture in a part; undefined where it is of a kind that is not published. */
  imageIn(path: string, alternative: string): Element | undefined;
}

export function picturesOf(parts: Parts): Pictures {
  const media: Packed[] = [];
  const known = new Map<string, Medium | undefined>();

  function mediumIn(path: string): Medium | undefined {
    if (!known.has(path)) {
      const medium = storedIn(parts, path);
      known.set(path, medium);
      if (medium) media.push({ ...medium, path });
    }
    return known.get(path);
  }

  return {
    media,
    imageIn(path, alternative) {
      const medium = mediumIn(path);
      if (medium?.type !== 'picture') return undefined;
      const { name, width, height } = medium;
      const size = width && height ? { width: String(width), height: String(height) } : {};
      return imageAt(packedAddress(name), alternative, size);
    },
  };
}

export function imageAt(src: string, alt: string, size: Record<string, string> = {}): Element {
  return { name: 'img', attributes: { src, alt, ...size }, children: [] };
}

/** A picture that is damaged is left out, and its article is not. */
function storedIn(parts: Parts, path: string): Medium | undefined {
  try {
    const bytes = parts.bytes(path);
    return bytes && mediumOf(bytes);
  } catch (error) {
    if (!(error instanceof RejectedUpload)) throw error;
    return undefined;
  }
}
