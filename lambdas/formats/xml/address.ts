import { isUri } from '../../article/identity.ts';

/**
 * A name for media that a document refers to by a file name only, as agencies do for what they send
 * beside it: `photo.jpg`. A URI, for ninjs wants one; nothing can be fetched from it.
 */
export function besideAddress(name: string | undefined): string | undefined {
  const path = (name ?? '')
    .trim()
    .replace(/^file:\/*/i, '')
    .replace(/^(?:\.{0,2}\/\s*)+/, '');
  if (path === '' || path.length > 255 || /^[a-z][a-z\d+.-]*:/i.test(path)) return undefined;
  return `urn:wirecopy:file:${encodeURIComponent(path.toWellFormed()).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}

/** An identifier that media may have of their own: one that nothing is run by. */
export function mediaIdentifier(id: string | undefined): string | undefined {
  return id && /^(?:urn|tag|info|https?):/i.test(id) && isUri(id) ? id : undefined;
}
