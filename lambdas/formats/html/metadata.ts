import { safeImage, safeLink } from '../../article/address.ts';
import { languageTag } from '../../article/language.ts';
import type { Json } from '../json.ts';
import { authorsOf } from './authors.ts';
import { bylineOf } from './byline.ts';
import { type Candidate, candidate, fromThing } from './candidate.ts';
import { headlineOf } from './headline.ts';
import { pageThings, type Thing, textsOf } from './json-ld.ts';
import { headOf, outlineOf } from './lines.ts';
import { meta, type Page } from './page.ts';
import { siteOf } from './sites.ts';
import { modifiedTimes, publishedTimes } from './times.ts';
import type { Element } from './tree.ts';

/** What was found about the article outside its text; `evidence` names the source of each. */
export interface Metadata {
  headline?: string;
  /** Where it is to be seen. */
  headlineElement?: Element;
  standfirst?: string;
  by?: string;
  authors?: string[];
  firstCreated?: string;
  versionCreated?: string;
  language?: string;
  /** The article's own address, absolute. */
  documentId?: string;
  picture?: { source: string; alternative?: string; width?: number; height?: number };
  section?: string;
  keywords: string[];
  copyrightHolder?: string;
  copyrightNotice?: string;
  evidence: Record<string, string>;
}

type Field = Exclude<
  keyof Metadata,
  'authors' | 'keywords' | 'evidence' | 'picture' | 'headlineElement'
>;

export function metadataOf(page: Page): Metadata {
  const metadata: Metadata = { keywords: [], evidence: {} };
  const own = page.canonical ?? meta(page, 'og:url')?.value;
  const things = pageThings(page.jsonLd, {
    ...(own && { address: own }),
    ...(page.title && { title: page.title }),
  });
  const address = addressOf(page, things);
  const [thing = {}] = things;

  /** The first that has a value; the others are not looked for. */
  function set(field: Field, candidates: Iterable<Candidate | undefined>): void {
    for (const found of candidates) {
      if (!found?.value) continue;
      metadata[field] = found.value;
      metadata.evidence[field] = found.source;
      return;
    }
  }

  const { lines, headings, homes } = outlineOf(page.root);
  const site = siteOf(page, things, address.value, homes);
  const headline = headlineOf(page, declaredHeadlines(things), site, headings);
  const head = headOf(lines, headline);
  set('documentId', [address]);
  set('headline', [headline]);
  if (headline?.element) metadata.headlineElement = headline.element;
  set('language', [
    tagged('json-ld inLanguage', textsOf(thing.inLanguage, 'alternateName', 'name')[0]),
    tagged('html lang', page.language),
    tagged('og:locale', meta(page, 'og:locale')?.value),
    tagged('content-language', meta(page, 'content-language', 'dc.language')?.value),
  ]);
  const { language } = metadata;
  set('standfirst', [
    fromThing(thing, 'description'),
    meta(page, 'og:description', 'description', 'twitter:description', 'dc.description'),
  ]);
  const authors = authorsOf({ page, things, head, site, language });
  if (authors) {
    metadata.authors = authors.names;
    set('by', [candidate(authors.source, bylineOf(authors.names, language))]);
  }
  const picture = pictureOf(page, thing, address.value);
  set(
    'firstCreated',
    publishedTimes({
      page,
      things,
      head,
      address: address.value,
      picture: picture?.value.source,
      language,
    }),
  );
  set('versionCreated', modifiedTimes(page, things));
  set('section', [
    fromThing(thing, 'articleSection'),
    meta(page, 'article:section', 'section', 'parsely-section'),
  ]);
  set('copyrightHolder', [
    candidate('json-ld copyrightHolder', textsOf(thing.copyrightHolder, 'name')[0]),
  ]);
  set('copyrightNotice', [
    fromThing(thing, 'copyrightNotice'),
    meta(page, 'copyright', 'dc.rights'),
  ]);
  metadata.keywords = keywordsOf(page, thing);
  if (picture) {
    metadata.picture = picture.value;
    metadata.evidence.picture = picture.source;
  }
  return metadata;
}

function tagged(source: string, value: string | undefined): Candidate {
  return candidate(source, value && languageTag(value));
}

function declaredHeadlines(things: Thing[]): string[] {
  return things.flatMap((thing) =>
    [...textsOf(thing.headline), ...textsOf(thing.name)].slice(0, 1),
  );
}

/** A page's front page is nobody's article: many sites name it as every page's canonical address. */
function addressOf(page: Page, [thing = {}]: Thing[]): Candidate {
  const candidates = [
    candidate('link canonical', page.canonical),
    candidate('og:url', meta(page, 'og:url')?.value),
    candidate('json-ld url', textsOf(thing.url)[0]),
    candidate('json-ld mainEntityOfPage', textsOf(thing.mainEntityOfPage, '@id', 'url')[0]),
  ];
  for (const { source, value = '' } of candidates) {
    const url = URL.parse(safeLink(value) ?? '');
    if (!url || url.protocol === 'mailto:' || (url.pathname === '/' && url.search === '')) continue;
    url.hash = '';
    return candidate(source, url.href);
  }
  return candidate('', undefined);
}

function keywordsOf(page: Page, thing: { [name: string]: Json }): string[] {
  const tags = page.metas.get('article:tag') ?? [];
  const lists = [
    textsOf(thing.keywords, 'name'),
    tags,
    [meta(page, 'news_keywords', 'keywords')?.value ?? ''],
  ];
  const found = lists.find((list) => list.some((text) => text !== '')) ?? [];
  const keywords = found.flatMap((text) => text.split(/[,;|]/)).map((word) => word.trim());
  return [...new Set(keywords)].filter((word) => word !== '' && word.length <= 100).slice(0, 50);
}

function pictureOf(page: Page, thing: { [name: string]: Json }, base: string | undefined) {
  const candidates = [
    candidate('og:image', meta(page, 'og:image:secure_url', 'og:image', 'og:image:url')?.value),
    candidate('json-ld image', textsOf(thing.image, 'url', 'contentUrl', '@id')[0]),
    candidate('twitter:image', meta(page, 'twitter:image', 'twitter:image:src')?.value),
  ];
  for (const { source, value } of candidates) {
    const address = value && safeImage(value, base);
    if (!address) continue;
    const alternative = source === 'og:image' ? meta(page, 'og:image:alt')?.value : undefined;
    return { source, value: { source: address, ...(alternative && { alternative }) } };
  }
  return undefined;
}
