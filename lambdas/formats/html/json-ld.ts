import { cleanLine } from '../../article/text.ts';
import { isObject, type Json, listOf } from '../json.ts';
import { resolved } from '../json-ld/graph.ts';

export type Thing = { [name: string]: Json };

/**
 * The schema.org things on a page that may be its article, the likeliest first: news before articles
 * before pages; of several of a kind, the one that is about this page.
 */
export function pageThings(jsonLd: Json[], page: { address?: string; title?: string }): Thing[] {
  const things = listOf(resolved(jsonLd.flatMap((one) => flat(one)))).flatMap((one) =>
    thingsIn(one, 0),
  );
  const ranked = things.flatMap((thing) => {
    const rank = kinds.findIndex((kind) => isTyped(thing, kind));
    return rank === -1 ? [] : [{ thing, rank: rank + (isAbout(thing, page) ? 0 : 0.5) }];
  });
  const articles = ranked.toSorted((one, other) => one.rank - other.rank);
  const [first] = articles;
  // Other articles of the same kind are other articles; a page tells of itself and its article.
  return articles
    .filter(({ rank }, index) => index === 0 || Math.floor(rank) !== Math.floor(first?.rank ?? 0))
    .map(({ thing }) => thing)
    .slice(0, 4);
}

/** A graph may be the document, or one of several. */
function flat(document: Json): Json[] {
  if (Array.isArray(document)) return document.flatMap(flat);
  const graph = isObject(document) ? document['@graph'] : undefined;
  return Array.isArray(graph) ? graph : [document];
}

function isAbout(thing: Thing, { address, title }: { address?: string; title?: string }): boolean {
  const bare = (text: string) => text.replace(/^https?:\/\/(?:www\.)?|[?#].*$|\/$/g, '');
  const addresses = [
    ...textsOf(thing.url),
    ...textsOf(thing.mainEntityOfPage, '@id', 'url'),
    ...textsOf(thing['@id']),
  ];
  if (address && addresses.some((one) => bare(one) === bare(address))) return true;
  const [headline] = textsOf(thing.headline);
  return headline !== undefined && (title ?? '').includes(headline);
}

/** The news articles in what a page or a file holds; where there are none, what is like one. */
export function articleThings(jsonLd: Json[]): Thing[] {
  const things = jsonLd.flatMap((one) => thingsIn(one, 0));
  const news = things.filter((thing) => isTyped(thing, newsTypes));
  return news.length > 0 ? news : things.filter((thing) => isTyped(thing, articleTypes));
}

/** The text of a property: a string, or the `name`, `@value`, `url` or `@id` of a thing. */
export function textsOf(value: Json | undefined, ...names: string[]): string[] {
  return listOf(value)
    .flatMap((one) => {
      if (typeof one === 'string') return [one];
      if (!isObject(one)) return [];
      return names.flatMap((name) => textsOf(one[name])).slice(0, 1);
    })
    .map((text) => cleanLine(text))
    .filter((text) => text !== '');
}

const newsTypes =
  /^(?:https?:\/\/schema\.org\/)?(?:News|ReportageNews|AnalysisNews|OpinionNews|BackgroundNews|ReviewNews|AskPublicNews|AdvertiserContent|Satirical)Article$/i;
const articleTypes =
  /^(?:https?:\/\/schema\.org\/)?(?:Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|TechArticle|ScholarlyArticle|Report|Review|CreativeWork|WebPage)$/i;
const kinds = [
  newsTypes,
  /^(?:https?:\/\/schema\.org\/)?(?:Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|TechArticle|ScholarlyArticle|MedicalScholarlyArticle|Report|HowTo|Recipe)$/i,
  /^(?:https?:\/\/schema\.org\/)?(?:Review|CreativeWork|PodcastEpisode|VideoObject)$/i,
  /^(?:https?:\/\/schema\.org\/)?(?:\w*Page)$/i,
];

function isTyped(thing: Thing, types: RegExp): boolean {
  return listOf(thing['@type']).some((type) => typeof type === 'string' && types.test(type));
}

/** Things stand alone, in lists, in `@graph`, or as the main entity of a page. */
function thingsIn(value: Json, depth: number): Thing[] {
  if (depth > 4) return [];
  if (Array.isArray(value)) return value.flatMap((one) => thingsIn(one, depth + 1));
  if (!isObject(value)) return [];
  const inner = ['@graph', 'mainEntity'].flatMap((name) => {
    const held = value[name];
    return held === undefined ? [] : thingsIn(held, depth + 1);
  });
  return [value, ...inner];
}
