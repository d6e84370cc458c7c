import { type NinjsArticle, webAddress } from '../../article/ninjs.ts';
import { element, text } from '../xml/write.ts';

/** Some readers go by the dates, some by the status, and some by a validity that is over. */
export function deleted({ versionCreated }: NinjsArticle): string[] {
  return [
    element('title', {}, 'Withdrawn'),
    element('dcterms:valid', {}, text(`end=${versionCreated}; scheme=W3C-DTF;`)),
    element('media:status', { state: 'deleted' }),
  ];
}

/**
 * For partners that have published no way to take an article down: one that says that it was
 * withdrawn, in its place.
 */
export function replaced(notice: NinjsArticle): string[] {
  return [
    element('title', {}, 'Withdrawn'),
    ...pageLink(notice),
    element('description', {}, sentence),
    element('content:encoded', {}, text(`<p>${sentence}</p>`)),
    element('media:status', { state: 'deleted' }),
  ];
}

/** More than twenty characters, which some partners ask of any title. */
export const sentence = 'This article was withdrawn by its publisher.';

/** The page by which partners know an article, too, or without which they read no item. */
export function pageLink(notice: NinjsArticle): string[] {
  const address = webAddress(notice);
  return address ? [element('link', {}, text(address))] : [];
}
