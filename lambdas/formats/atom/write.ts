import { safeLink } from '../../article/address.ts';
import {
  body,
  headline,
  type NinjsArticle,
  type NinjsSubject,
  webAddress,
} from '../../article/ninjs.ts';
import { authorNames, publishedByNow, sourceName, standfirst } from '../article-parts.ts';
import { type Enclosure, enclosureOf, mediaElements } from '../syndication/write-media.ts';
import type { Writer } from '../writer.ts';
import { cdata, declaration, element, lines, text } from '../xml/write.ts';

/**
 * Atom (RFC 4287): an entry that stands by itself. A withdrawal is the tombstone of that entry
 * (RFC 6721).
 */
export const atomWriter: Writer = {
  contentType: 'application/atom+xml; type=entry; charset=utf-8',
  extension: 'atom',
  write(article) {
    const { xmlns, 'xmlns:media': media, 'xmlns:at': at } = namespaces;
    const root =
      article.pubStatus === 'canceled'
        ? tombstone(article, { xmlns, 'xmlns:at': at })
        : entry(article, { xmlns, 'xmlns:media': media });
    return `${declaration}\n${root}\n`;
  },
};

export const namespaces = {
  xmlns: 'http://www.w3.org/2005/Atom',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
  'xmlns:at': 'http://purl.org/atompub/tombstones/1.0',
};

/** @param declared the namespaces that are not declared around it */
export function entry(article: NinjsArticle, declared: Record<string, string> = {}): string {
  const { uri, language, versionCreated, copyrightNotice, usageTerms } = article;
  const web = webAddress(article);
  const summary = standfirst(article);
  const html = body(article, 'text/html');
  const contributors = (article.infoSources ?? []).filter(({ role }) => role === 'contributor');
  const license = safeLink(usageTerms ?? '');
  const enclosure = enclosureOf(article);
  return element(
    'entry',
    { ...declared, 'xml:lang': language },
    lines(
      element('id', {}, text(uri)),
      element('title', { type: 'text' }, text(headline(article))),
      element('updated', {}, text(versionCreated)),
      element('published', {}, text(publishedByNow(article))),
      ...authorsOf(article).map((name) => element('author', {}, element('name', {}, text(name)))),
      ...contributors.map(({ name }) =>
        element('contributor', {}, element('name', {}, text(name))),
      ),
      web && element('link', { rel: 'alternate', type: 'text/html', href: web }),
      license && element('link', { rel: 'license', href: license }),
      enclosure && enclosureLink(enclosure),
      copyrightNotice && element('rights', { type: 'text' }, text(copyrightNotice)),
      ...(article.subjects ?? []).map(category),
      summary && element('summary', { type: 'text' }, text(summary)),
      ...mediaElements(article),
      element('content', { type: 'html' }, cdata(html)),
    ),
  );
}

/** An entry by itself must have an author (4.1.2): where none is named, who sends it. */
function authorsOf(article: NinjsArticle): string[] {
  const names = authorNames(article);
  const site = URL.parse(webAddress(article) ?? '')?.hostname;
  return names.length > 0 ? names : [sourceName(article) ?? (site || 'Unknown')];
}

function enclosureLink({ url, type, length }: Enclosure): string {
  return element('link', { rel: 'enclosure', type, length, href: url });
}

/** A concept's URI is parted into a scheme and the term in it. */
function category({ name, uri, literal }: NinjsSubject): string {
  const [, scheme, term] = /^(.*[/#])([^/#]+)$/.exec(uri ?? '') ?? [];
  if (scheme && term) return element('category', { term, scheme, label: name });
  return element('category', { term: literal ?? name, label: literal ? name : undefined });
}

/** The reason, where one was given, is all that it says of the article. */
export function tombstone(
  { uri, versionCreated, edNote, language }: NinjsArticle,
  declared: Record<string, string> = {},
): string {
  return element(
    'at:deleted-entry',
    { ...declared, ref: uri, when: versionCreated, 'xml:lang': language },
    edNote ? element('at:comment', { type: 'text' }, text(edNote)) : '',
  );
}
