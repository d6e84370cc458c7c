import { safeLink } from '../../article/address.ts';
import type { Block } from '../../article/blocks.ts';
import { cleanLine } from '../../article/text.ts';
import { descendants, type Element, textOf } from './tree.ts';

const longestTitle = 500;

/** How social networks mark a quote that their script turns into the post. */
const marks =
  /(?:^|\s)(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|bluesky-embed|text-post-media|reddit-embed-bq|reddit-card)(?:\s|$)/;

/**
 * An embedded post of a social network, by its words; it stands where the quote says, else at the
 * last of its links. Undefined for any other quote.
 */
export function postOf(element: Element, base: string | undefined): Block | undefined {
  const { class: called = '', cite, 'data-instgrm-permalink': permalink } = element.attributes;
  if (!marks.test(called)) return undefined;
  let href = safeLink(permalink ?? cite ?? '', base);
  if (href === undefined) {
    for (const { name, attributes } of descendants(element)) {
      if (name === 'a') href = safeLink(attributes.href ?? '', base) ?? href;
    }
  }
  const title = cleanLine(textOf(element)).slice(0, longestTitle);
  return href === undefined ? undefined : { type: 'embed', href, title: title || href };
}
