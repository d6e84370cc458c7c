import { elementsOf, parseXml } from '../../../lambdas/formats/xml/read.ts';
import { atomFeed } from './atom.ts';
import { rssChannel } from './rss.ts';
import { nameOf, namespacesIn, prefixes } from './rules.ts';

/**
 * What the W3C feed validator would say of a feed of ours, errors and warnings alike, as its source
 * calls them and of which element: its rules for RSS 2.0 and Atom, restated from the classes that
 * judge what we write. Those that docs/reference/formats.md explains are among them.
 */
export function w3cMessages(xml: string): string[] {
  const root = parseXml(xml, {});
  const isAtom = nameOf(root) === 'atom:feed';
  return [
    ...namespacesIn(xml)
      .filter((one) => !(one in prefixes))
      .map((one) => `UnknownNamespace ${one}`),
    ...(isAtom ? atomFeed(root) : rssChannel(elementsOf(root)[0] ?? root)),
  ];
}

/** Messages that a feed of ours may bring about, each explained in docs/reference/formats.md. */
export const explained = [
  'UnknownNamespace http://schemas.ingestion.microsoft.com/common/',
  'UnknownNamespace http://www.smartnews.be/snf',
  'UnknownNamespace http://purl.org/atompub/tombstones/1.0',
  'UndefinedElement media:status',
  'NotBlank title',
  'NotBlank content',
];
