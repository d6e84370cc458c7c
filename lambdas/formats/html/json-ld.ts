import { cleanLine } from '../../article/text.ts';
import { isObject, type Json, listOf } from '../json.ts';

export type Thing = { [name: string]: Json };

/** The schema.org article on a page, by type; undefined where there is none. */
export function articleThing(jsonLd: Json[]): Thing | undefined {
  return articleThings(jsonLd)[0];
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
