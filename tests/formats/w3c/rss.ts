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
  mime,
  missing,
  nameOf,
  notFull,
  repeated,
  rfc822,
  rfc3339,
  undefinedElement,
} from './rules.ts';

/** RSS 2.0: channel.py, item.py, image.py. */
export function rssChannel(channel: XmlElement): string[] {
  const children = elementsOf(channel);
  const items = children.filter((one) => nameOf(one) === 'item');
  const firstItem = children.findIndex((one) => nameOf(one) === 'item');
  const isLate = firstItem >= 0 && children.slice(firstItem).some((one) => nameOf(one) !== 'item');
  const selves = all(channel, 'atom:link').filter(({ attributes: { rel } }) => rel === 'self');
  const guids = items.flatMap((one) => all(one, 'guid').map(textOf));
  return [
    ...missing(channel, ['title', 'link', 'description']),
    ...repeated(channel, ['item', 'atom:link']),
    ...children
      .filter((one) => one.namespace === '')
      .filter((one) => !inChannel.has(nameOf(one)))
      .map(undefinedElement),
    ...(isLate ? ['MisplacedItem item'] : []),
    ...(selves.length > 0 ? [] : ['MissingAtomSelfLink channel']),
    ...(new Set(guids).size < guids.length ? ['DuplicateValue guid'] : []),
    ...blank(all(channel, 'title')),
    ...notFull(all(channel, 'link').map(textOf), 'link'),
    ...badDates(
      ['lastBuildDate', 'pubDate'].flatMap((name) => all(channel, name)),
      rfc822,
    ),
    ...all(channel, 'language')
      .filter((one) => !/^[a-z]{2,3}(-|$)/i.test(textOf(one)))
      .map(() => 'InvalidLanguage language'),
    ...all(channel, 'ttl')
      .filter((one) => !/^[1-9]\d*$/.test(textOf(one)))
      .map(() => 'InvalidPositiveInteger ttl'),
    ...all(channel, 'image').flatMap((image) => rssImage(image, channel)),
    ...all(channel, 'atom:link').flatMap(atomLink),
    ...archive(channel, 'atom:link'),
    ...items.flatMap(rssItem),
  ];
}

const inChannel = new Set([
  'title',
  'link',
  'description',
  'language',
  'lastBuildDate',
  'pubDate',
  'ttl',
  'image',
  'item',
]);

function rssImage(image: XmlElement, channel: XmlElement): string[] {
  const same = (name: string) =>
    all(image, name).map(textOf).join() === all(channel, name).map(textOf).join();
  return [
    ...missing(image, ['title', 'url', 'link']),
    ...(same('title') ? [] : ['ImageTitleDoesntMatch image']),
    ...(same('link') ? [] : ['ImageLinkDoesntMatch image']),
    ...notFull(all(image, 'url').map(textOf), 'url'),
  ];
}

function rssItem(item: XmlElement): string[] {
  const names = elementsOf(item).map(nameOf);
  const describes = names.indexOf('description');
  const isEarly =
    names.includes('content:encoded') &&
    (describes < 0 || describes > names.indexOf('content:encoded'));
  const guids = all(item, 'guid').map(textOf);
  const enclosures = all(item, 'enclosure');
  return [
    ...(names.includes('title') || describes >= 0
      ? []
      : ['ItemMustContainTitleOrDescription item']),
    ...(guids.length > 0 ? [] : ['MissingGuid item']),
    ...repeated(item, ['category', 'media:content', 'media:group', 'media:thumbnail', 'enclosure']),
    ...elementsOf(item)
      .filter((one) => isKnown(one) && !inItem.has(nameOf(one)))
      .map(undefinedElement),
    ...(isEarly ? ['NeedDescriptionBeforeContent item'] : []),
    ...(guids.some((one) => /^\d{1,8}$/.test(one)) ? ['NotSufficientlyUnique guid'] : []),
    ...(enclosures.length > 1 ? ['DuplicateEnclosure item'] : []),
    ...enclosures.flatMap(({ attributes: { url = '', length = '', type = '' } }) => [
      ...notFull([url], 'enclosure'),
      ...(/^\d+$/.test(length) ? [] : ['InvalidIntegerAttribute length']),
      ...(mime.test(type) ? [] : ['InvalidMIMEAttribute type']),
    ]),
    ...blank([...all(item, 'title'), ...all(item, 'category')]),
    ...notFull(all(item, 'link').map(textOf), 'link'),
    ...badDates(all(item, 'pubDate'), rfc822),
    ...badDates(all(item, 'dcterms:modified'), rfc3339),
    ...media(item),
  ];
}

const inItem = new Set([
  ...[
    'title',
    'link',
    'guid',
    'pubDate',
    'description',
    'category',
    'enclosure',
    'content:encoded',
  ],
  ...['dc:creator', 'dcterms:modified', 'dcterms:valid'],
  ...['media:content', 'media:group', 'media:thumbnail'],
]);
