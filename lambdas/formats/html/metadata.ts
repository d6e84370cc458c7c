import { safeImage, safeLink } from '../../article/address.ts';
import { languageTag } from '../../article/language.ts';
import type { Json } from '../json.ts';
import { bylineOf, visibleByline } from './byline.ts';
import { type Candidate, candidate, fromThing } from './candidate.ts';
import { headlineOf } from './headline.ts';
import { articleThing, textsOf } from './json-ld.ts';
import { meta, type Page } from './page.ts';
import { modifiedTimes, publishedTimes } from './times.ts';

/** What was found about the article outside its text; `evidence` names the source of each. */
export interface Metadata {
  headline?: string;
  standfirst?: string;
  by?: string;
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

type Field = Exclude<keyof Metadata, 'keywords' | 'evidence' | 'picture'>;

export function metadataOf(page: Page): Metadata {
  const metadata: Metadata = { keywords: [], evidence: {} };
  const thing = articleThing(page.jsonLd) ?? {};

  function set(field: Field, ...candidates: (Candidate | undefined)[]): void {
    const found = candidates.find((candidate) => candidate?.value);
    if (!found?.value) return;
    metadata[field] = found.value;
    metadata.evidence[field] = found.source;
  }

  const site =
    meta(page, 'og:site_name', 'application-name')?.value ?? textsOf(thing.publisher, 'name')[0];
  const address = addressOf(page, thing);
  set('documentId', address);
  set('headline', headlineOf(page, textsOf(thing.headline)[0] ?? textsOf(thing.name)[0], site));
  set(
    'standfirst',
    fromThing(thing, 'description'),
    meta(page, 'og:description', 'description', 'twitter:description', 'dc.description'),
  );
  set(
    'by',
    candidate('json-ld author', bylineOf(textsOf(thing.author ?? thing.creator, 'name'))),
    ...[
      'author',
      'byl',
      'article:author',
      'dc.creator',
      'parsely-author',
      'sailthru.author',
      'cxenseparse:author',
    ].map((name) => candidate(name, bylineOf(page.metas.get(name) ?? []))),
    candidate('byline', visibleByline(page.root)),
  );
  set('firstCreated', ...publishedTimes(page, thing, address?.value));
  set('versionCreated', ...modifiedTimes(page, thing));
  set(
    'language',
    tagged('json-ld inLanguage', textsOf(thing.inLanguage, 'alternateName', 'name')[0]),
    tagged('html lang', page.language),
    tagged('og:locale', meta(page, 'og:locale')?.value),
    tagged('content-language', meta(page, 'content-language', 'dc.language')?.value),
  );
  set(
    'section',
    fromThing(thing, 'articleSection'),
    meta(page, 'article:section', 'section', 'parsely-section'),
  );
  set(
    'copyrightHolder',
    candidate('json-ld copyrightHolder', textsOf(thing.copyrightHolder, 'name')[0]),
  );
  set('copyrightNotice', fromThing(thing, 'copyrightNotice'), meta(page, 'copyright', 'dc.rights'));
  metadata.keywords = keywordsOf(page, thing);
  const picture = pictureOf(page, thing, address?.value);
  if (picture) {
    metadata.picture = picture.value;
    metadata.evidence.picture = picture.source;
  }
  return metadata;
}

function tagged(source: string, value: string | undefined): Candidate {
  return candidate(source, value && languageTag(value));
}

/** A page's front page is nobody's article: many sites name it as every page's canonical address. */
function addressOf(page: Page, thing: { [name: string]: Json }): Candidate | undefined {
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
  return undefined;
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
