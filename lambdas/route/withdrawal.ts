import type { NinjsArticle } from '../article/ninjs.ts';

/**
 * The document by which a partner takes the article down. Of a withdrawn article it is the current
 * document itself. For a partner whose filter no longer lets the article through it is made here:
 * the same `uri`, canceled, and nothing of the text. Its `version` stays the article's own: the next
 * number is that of the next version, and which push is newer is told by the signed sequence.
 *
 * @param document the article's current canonical document
 * @param at when the article's record last changed: RFC 3339 UTC
 */
export function withdrawal(document: NinjsArticle, at: string): NinjsArticle {
  if (document.pubStatus === 'canceled') return document;
  const { uri, standard, type, version, language, headlines } = document;
  return {
    uri,
    standard,
    type,
    version,
    versionCreated: at,
    pubStatus: 'canceled',
    ...(language && { language }),
    headlines: headlines.slice(0, 1),
    bodies: [],
  };
}
