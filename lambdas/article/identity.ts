import { createHash } from 'node:crypto';
import { RejectedUpload } from './outcome.ts';

/** Crockford's base 32 in lower case: no i, l, o, u to misread. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const idLength = 26;

/**
 * Our identifier of an article: 26 characters, the first 130 bits of a SHA-256 over publisher and
 * document id. Two publishers that use the same document id have two articles.
 */
export function articleId(publisher: string, documentId: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([publisher, documentId]))
    .digest();
  let bits = BigInt(`0x${digest.toString('hex')}`) >> BigInt(256 - 5 * idLength);
  let id = '';
  for (let position = 0; position < idLength; position++) {
    id = alphabet.charAt(Number(bits & 31n)) + id;
    bits >>= 5n;
  }
  return id;
}

/**
 * The article's ninjs `uri`: the document id where it is a URI itself, else a URN of ours. Of two
 * publishers with the same URI only one may have it (see {@link comparableUri}), for partners know an
 * article by its `uri`: one could take down what the other published.
 */
export function articleUri(publisher: string, documentId: string): string {
  return isUri(documentId) && !/^urn:wirecopy:/i.test(documentId)
    ? documentId
    : articleUrn(publisher, documentId);
}

/** A URI that no other publisher's article can have, whatever its document id. */
export function articleUrn(publisher: string, documentId: string): string {
  return `${urnsOf(publisher)}${percentEncoded(documentId)}`;
}

/** The document id that a publisher means: it may name an article by the URN that we told it of. */
export function documentIdOf(publisher: string, identifier: string): string {
  const urns = urnsOf(publisher);
  if (!identifier.startsWith(urns)) return identifier;
  try {
    return decodeURIComponent(identifier.slice(urns.length)) || identifier;
  } catch {
    return identifier;
  }
}

/** The same for URIs that a partner might take for one: in other case, escaped, with a slash more. */
export function comparableUri(uri: string): string {
  return unescaped(uri)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^http:/, 'https:')
    .replace(/\/+$/, '');
}

/**
 * Takes the key of an upload apart. The path is an opaque name: it may hold spaces, any script,
 * `%2F`, `..` or `//`, and is never used as a path on any file system.
 *
 * @throws RejectedUpload `bad-key` when the key does not begin with a publisher's prefix.
 */
export function parseKey(key: string): { publisher: string; path: string } {
  const slash = key.indexOf('/');
  const publisher = slash === -1 ? '' : key.slice(0, slash);
  const path = key.slice(slash + 1);
  if (!publisherName.test(publisher) || path === '') {
    throw new RejectedUpload(
      'bad-key',
      `The key ${JSON.stringify(key.slice(0, 200))} does not name a publisher and a file.`,
      'Upload to <publisher>/<path>, where <publisher> is the name that you were given.',
    );
  }
  return { publisher, path };
}

/** Letters, digits, space, dot, dash and underscore, up to a hundred, with no dot in front. */
const publisherName = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._-]{0,99}$/u;

/**
 * RFC 3986: a scheme and something in it, no character that must be escaped, one fragment. Not a
 * scheme that would execute or embed something, if somebody made a link of the identifier.
 */
export function isUri(text: string): boolean {
  return (
    !/^(?:javascript|vbscript|livescript|data|blob|file|about|view-source|feed):/i.test(text) &&
    /^[a-z][a-z0-9+.-]*:(?![?#])(?:[a-z0-9\-._~:/?#@!$&'()*+,;=]|%[0-9a-f]{2})+$/i.test(text) &&
    text.indexOf('#') === text.lastIndexOf('#') &&
    URL.canParse(text)
  );
}

function urnsOf(publisher: string): string {
  return `urn:wirecopy:${percentEncoded(publisher)}:`;
}

function unescaped(uri: string): string {
  return uri.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) =>
    Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}

function percentEncoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
