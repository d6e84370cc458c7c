import { authorNames, isPersonName } from '../../article/author-names.ts';
import { isObject, type Json, listOf } from '../json.ts';
import { type Thing, textsOf } from './json-ld.ts';
import type { Head } from './lines.ts';
import { withoutAffiliation } from './marked-authors.ts';
import type { Page } from './page.ts';
import { type Authors, isFirstName, shownAuthors } from './shown-authors.ts';
import { signatures } from './signatures.ts';
import type { Site } from './sites.ts';

/** Where an author may be named. */
export interface Sources {
  page: Page;
  things: Thing[];
  head: Head;
  site: Site;
  language: string | undefined;
}

/**
 * The best source that names people; where none does, the best that names anybody. The site itself
 * counts for an author only where nobody else is named.
 */
export function authorsOf(sources: Sources): Authors | undefined {
  const { site, head, language } = sources;
  const isSite = (name: string) => site.isCalled(name);
  const isPerson = (name: string) => isPersonName(name) && !isSite(name);
  const declared = named(declaredAuthors(sources));
  const people = declared.find(({ names }) => names.some(isPerson));
  if (people) return people;
  const shown = named(shownAuthors(head, language));
  const near = shown.filter(({ isNear }) => isNear);
  const user = declared.find(({ names }) => names.some((name) => !isSite(name)));
  const seen = near.find(({ names }) => names.some(isPerson));
  if (seen && (!user || !isFirstName(user.names[0]) || isInFull(seen.names, user.names)))
    return seen;
  if (user) return user;
  const marked = near.find(({ names, isMarked }) => isMarked && !names.every(isSite));
  const [signed] = marked ? [] : named(signatures(head, language, declared.length > 0));
  return (
    marked ??
    signed ??
    shown.find(({ names, isMarked }) => isMarked && names.some(isPerson)) ??
    declared[0] ??
    near[0] ??
    shown.find(({ isMarked }) => isMarked)
  );
}

function named<Kind extends Authors>(found: Kind[]): Kind[] {
  return found
    .map((one) => ({ ...one, names: [...new Set(one.names)].slice(0, mostAuthors) }))
    .filter(({ names }) => names.length > 0);
}

const mostAuthors = 20;

/** Whether the one tells the other's name in full. */
function isInFull(names: string[], [short = '']: string[]): boolean {
  return names.some((name) => name.split(' ').includes(short));
}

function declaredAuthors({ page, things, language }: Sources): Authors[] {
  const split = (texts: string[]) => texts.flatMap((text) => authorNames(text, language));
  const label = page.metas.get('twitter:label1')?.[0] ?? '';
  return [
    ...things.map((thing) => ({
      names: agentNames(thing.author ?? thing.creator).flatMap((text) =>
        withoutAffiliation(authorNames(text, language)),
      ),
      source: 'json-ld author',
    })),
    ...authorMetas.map((name) => ({
      names: split(page.metas.get(name) ?? []),
      source: name,
    })),
    ...(writtenBy.test(label)
      ? [{ names: split(page.metas.get('twitter:data1') ?? []), source: 'twitter:data1' }]
      : []),
  ].filter(({ names }) => names.length <= mostAuthors);
}

const writtenBy =
  /^(?:written|posted|published|by\b)|(?:by|von)$|^par\b|^por\b|^(?:da|di|av|af|door)$|author|aut[eo]u?r|^(?:écrit|escrito|scritto|geschreven|skrevet|skriven|napisan|yazan|автор|作者|投稿者|執筆者|написано)/i;

const authorMetas = [
  'citation_author',
  'author',
  'byl',
  'article:author',
  'article:author_name',
  'og:article:author',
  'dc.creator',
  'dcterms.creator',
  'parsely-author',
  'sailthru.author',
  'cxenseparse:author',
  'rbauthors',
  'article_author',
  'article:byline',
];

function agentNames(value: Json | undefined): string[] {
  return listOf(value).flatMap((one) => {
    const name = textsOf(one, 'name', 'alternateName')[0];
    return name === undefined || (isObject(one) && /^https?:/.test(name)) ? [] : [name];
  });
}
