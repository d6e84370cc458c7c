import {
  elementsOf,
  textIn as textOf,
  type XmlElement,
} from '../../../lambdas/formats/xml/read.ts';

/** The validator's own prefixes (base.py), for the vocabularies that we write. */
export const prefixes: Record<string, string> = {
  'http://www.w3.org/2005/Atom': 'atom',
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://purl.org/syndication/history/1.0': 'fh',
  'http://search.yahoo.com/mrss/': 'media',
};

/** Relations that are registered, of those that we write (link.py). */
const relations = new Set([
  'alternate',
  'current',
  'enclosure',
  'hub',
  'license',
  'prev-archive',
  'self',
]);

export function atomLink({
  attributes: { rel = 'alternate', href, type, length },
}: XmlElement): string[] {
  return [
    ...(relations.has(rel) ? [] : [`UnregisteredAtomLinkRel ${rel}`]),
    ...(href === undefined ? ['MissingHref link'] : notFull([href], 'link')),
    ...(type === undefined || mime.test(type) ? [] : ['InvalidMIMEType link']),
    ...(length === undefined || /^\d+$/.test(length) ? [] : ['InvalidNonNegativeInteger length']),
  ];
}

/** Of feed history: an archive says which feed it is of. */
export function archive(feed: XmlElement, link: string): string[] {
  const isCurrent = all(feed, link).some(({ attributes: { rel } }) => rel === 'current');
  return all(feed, 'fh:archive').length > 0 && !isCurrent ? ['MissingCurrentInArchive link'] : [];
}

export function media(item: XmlElement): string[] {
  const groups = all(item, 'media:group');
  const contents = [item, ...groups].flatMap((one) => all(one, 'media:content'));
  return [
    ...groups
      .filter((one) => all(one, 'media:content').length < 2)
      .map(() => 'MediaGroupWithoutAlternatives media:group'),
    ...contents.flatMap(({ attributes: { url = '', medium = '', type, ...numbers } }) => [
      ...notFull([url], 'media:content'),
      ...(/^(?:image|audio|video|document|executable)$/.test(medium)
        ? []
        : ['InvalidMediaMedium media:content']),
      ...(type === undefined || mime.test(type) ? [] : ['InvalidMIMEAttribute media:content']),
      ...Object.entries(numbers)
        .filter(([, value]) => !/^[1-9]\d*$/.test(value ?? ''))
        .map(([name]) => `InvalidPositiveInteger ${name}`),
    ]),
    ...[...contents, ...groups].flatMap((one) => repeated(one, ['media:content', 'media:credit'])),
  ];
}

export const mime = /^[^\s()<>,;:\\"/[\]?=]+\/[^\s()<>,;:\\"/[\]?=]+(\s*;.*)?$/;
/** With a year of four digits. */
export const rfc822 =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;
export const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
/** A URI that is whole, in the letters of RFC 2396 (validators.py). */
const full = /^[a-z][0-9a-z+.-]*:(?:\/\/)?[0-9a-z;/?:@&=+$.\-_!~*'()%,#[\]]+$/i;

export function nameOf({ name, namespace }: XmlElement): string {
  const prefix = prefixes[namespace] ?? (namespace === '' ? undefined : '?');
  return prefix ? `${prefix}:${name}` : name;
}

/** In a vocabulary that the validator knows; it passes over all others. */
export function isKnown({ namespace }: XmlElement): boolean {
  return namespace === '' || namespace in prefixes;
}

export function namespacesIn(xml: string): string[] {
  return [...new Set([...xml.matchAll(/\sxmlns(?::\w+)?="([^"]*)"/g)].map(([, one = '']) => one))];
}

export function all(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).filter((one) => nameOf(one) === name);
}

export function missing(element: XmlElement, names: string[]): string[] {
  return names
    .filter((name) => all(element, name).length === 0)
    .map((one) => `MissingElement ${one}`);
}

export function repeated(element: XmlElement, mayRepeat: string[]): string[] {
  const names = elementsOf(element).filter(isKnown).map(nameOf);
  const twice = names.filter((name, index) => names.indexOf(name) < index);
  return twice.filter((name) => !mayRepeat.includes(name)).map((one) => `DuplicateElement ${one}`);
}

export function undefinedElement(element: XmlElement): string {
  return `UndefinedElement ${nameOf(element)}`;
}

export function blank(elements: XmlElement[]): string[] {
  return elements.filter((one) => textOf(one).trim() === '').map(({ name }) => `NotBlank ${name}`);
}

export function notFull(addresses: string[], name: string): string[] {
  return addresses.filter((one) => !full.test(one)).map((one) => `InvalidFullLink ${name} ${one}`);
}

export function badDates(elements: XmlElement[], form: RegExp): string[] {
  return elements.filter((one) => !form.test(textOf(one))).map(({ name }) => `InvalidDate ${name}`);
}
