import {
  elementsOf,
  textIn as textOf,
  type XmlElement,
} from '../../../lambdas/formats/xml/read.ts';
import {
  all,
  archive,
  atomLink,
  badDates,
  blank,
  isKnown,
  media,
  missing,
  nameOf,
  notFull,
  repeated,
  rfc3339,
  undefinedElement,
} from './rules.ts';

/** Atom: feed.py, entry.py. */
export function atomFeed(feed: XmlElement): string[] {
  const entries = all(feed, 'atom:entry');
  const selves = all(feed, 'atom:link').filter(({ attributes: { rel } }) => rel === 'self');
  const ids = entries.flatMap((one) => all(one, 'atom:id').map(textOf));
  return [
    ...missing(feed, ['atom:id', 'atom:title', 'atom:updated']),
    ...repeated(feed, ['atom:link', 'atom:entry']),
    ...elementsOf(feed)
      .filter((one) => isKnown(one) && !inFeed.has(nameOf(one)))
      .map(undefinedElement),
    ...(selves.length > 0 ? [] : ['MissingSelf feed']),
    ...(new Set(ids).size < ids.length ? ['DuplicateEntries entry'] : []),
    ...badDates(all(feed, 'atom:updated'), rfc3339),
    ...notFull(all(feed, 'atom:id').map(textOf), 'id'),
    ...all(feed, 'atom:link').flatMap(atomLink),
    ...archive(feed, 'atom:link'),
    ...entries.flatMap(atomEntry),
  ];
}

const inFeed = new Set(
  ['id', 'title', 'updated', 'link', 'logo', 'entry']
    .map((name) => `atom:${name}`)
    .concat('fh:archive'),
);

function atomEntry(entry: XmlElement): string[] {
  const links = all(entry, 'atom:link');
  return [
    ...missing(entry, ['atom:id', 'atom:title', 'atom:updated', 'atom:author']),
    ...repeated(entry, [
      'atom:author',
      'atom:contributor',
      'atom:link',
      'atom:category',
      'media:content',
      'media:group',
    ]),
    ...elementsOf(entry)
      .filter((one) => isKnown(one) && !inEntry.has(nameOf(one)))
      .map(undefinedElement),
    ...badDates([...all(entry, 'atom:updated'), ...all(entry, 'atom:published')], rfc3339),
    ...notFull(all(entry, 'atom:id').map(textOf), 'id'),
    ...blank([...all(entry, 'atom:title'), ...all(entry, 'atom:content')]),
    ...links.flatMap(atomLink),
    ...(links.filter(({ attributes: { rel } }) => rel === 'alternate').length > 1
      ? ['DuplicateAtomLink link']
      : []),
    ...media(entry),
  ];
}

const inEntry = new Set([
  ...[
    'id',
    'title',
    'updated',
    'published',
    'author',
    'contributor',
    'link',
    'rights',
    'category',
    'summary',
    'content',
  ].map((name) => `atom:${name}`),
  ...['media:content', 'media:group'],
]);
