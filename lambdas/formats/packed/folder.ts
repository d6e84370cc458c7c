import { type Beside, packedAddress } from '../../article/reading.ts';
import type { Packed } from './belongings.ts';

/** Media by their paths in an archive. */
export interface Folder {
  media: Packed[];
  /** What a file at this path refers to. */
  besideOf(path: string): Beside;
}

/** @param media by their paths, of which each occurs once */
export function folderOf(media: Packed[]): Folder {
  const byPath = new Map(media.map((one) => [folded(one.path), one]));
  const byBase = Map.groupBy(media, ({ path }) => baseOf(folded(path)));
  const addresses = new Set(media.map(({ name }) => packedAddress(name)));

  function find(reference: string, from: string): Packed | undefined {
    const path = pathIn(reference);
    if (path === undefined) return undefined;
    const exact =
      byPath.get(folded(resolved(path, from))) ?? byPath.get(folded(resolved(path, '')));
    if (exact) return exact;
    const [one, another] = byBase.get(baseOf(folded(path))) ?? [];
    return another ? undefined : one;
  }

  return {
    media,
    besideOf: (from) => (reference) => {
      if (addresses.has(reference)) return reference;
      const found = find(reference, from);
      return found && packedAddress(found.name);
    },
  };
}

/** A file's name without folders and extension: what belongs together is named alike. */
export function stemOf(path: string): string {
  return baseOf(folded(path)).replace(/\.[^.]*$/, '');
}

/** Names are the same in either case, and however their accents are written. */
function folded(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The path in a reference; undefined for an address on the web, or anywhere else. */
function pathIn(reference: string): string | undefined {
  if (reference.length > 1024) return undefined;
  const written = reference
    .trim()
    .replace(/^(?:bundle:\/\/|file:\/\/\/?(?:[a-z]:)?|[a-z]:(?=\\))/i, '')
    .replace(/[?#].*$/s, '')
    .replaceAll('\\', '/');
  if (written === '' || written.startsWith('//') || /^[a-z][a-z0-9+.-]*:/i.test(written)) {
    return undefined;
  }
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

/** A path as seen from the folder of a file; one that begins with a slash, from the top. */
function resolved(path: string, from: string): string {
  const steps = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
