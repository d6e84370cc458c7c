import { isObject, listOf } from '../json.ts';
import { type Thing, textsOf } from './json-ld.ts';
import { shortText } from './lines.ts';
import type { Page } from './page.ts';
import type { Element } from './tree.ts';

/** What a site is called, in every way. */
export interface Site {
  /** Whether a text is the site's name. */
  isNamed(text: string): boolean;
  /** The same, or the one in the other from the start: "The Post" and "Post Online". */
  isCalled(text: string): boolean;
}

/** By itself, its publisher, its address, and the links to its front page. */
export function siteOf(
  page: Page,
  things: Thing[],
  address: string | undefined,
  homes: Element[],
): Site {
  const host = hostOf(address);
  const linked = homes
    .filter(({ attributes: { href = '' } }) => !href.includes(':') || hostOf(href) === host)
    .slice(0, 20)
    .map((element) => shortText(element, longest))
    .filter((text) => text !== '' && !notNames.test(text))
    .slice(0, 5);
  const found = [
    ...['og:site_name', 'application-name', 'apple-mobile-web-app-title', 'publisher'].flatMap(
      (name) => page.metas.get(name)?.filter((value) => value !== page.title) ?? [],
    ),
    ...(page.metas.get('twitter:site') ?? []).map((name) => name.replace(/^@/, '')),
    ...things.flatMap((thing) => publisherNames(thing)),
    ...(host
      ? [
          host,
          ...host
            .split('.')
            .slice(0, -1)
            .filter((part) => part.length > 3),
        ]
      : []),
    ...linked,
  ];
  const names = [...new Set(found.flatMap((name) => [name, ...name.split(/\s+[|–—-]\s+/)]))];
  const bared = new Set(
    names
      .slice(0, mostNames)
      .map(bare)
      .filter((name) => name !== ''),
  );
  const isNamed = (text: string) => text.length <= 2 * longest && bared.has(bare(text));
  const isCalled = (text: string) => {
    const own = text.length > 2 * longest ? '' : bare(text);
    return own !== '' && (bared.has(own) || [...bared].some((name) => isPartOf(own, name)));
  };
  return { isNamed, isCalled };
}

function hostOf(address = ''): string | undefined {
  return URL.parse(address)?.hostname.replace(/^www\./, '');
}

const mostNames = 30;
const notNames = /^(?:home|start|back|accueil|inicio|zurück)/i;

/** Not of a blog that a person publishes. */
function publisherNames({ publisher }: Thing): string[] {
  return listOf(publisher)
    .filter((one) => !(isObject(one) && listOf(one['@type']).includes('Person')))
    .flatMap((one) => textsOf(one, 'name'));
}

const longest = 40;

function isPartOf(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= 4 && long.length < 3 * short.length && long.startsWith(short);
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/\.(?:com|org|net|de|co\.uk|at|ch|fr|it|es|info|online)\b/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/^the/g, '');
}
