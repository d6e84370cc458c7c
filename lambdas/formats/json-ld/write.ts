import { isPersonName } from '../../article/author-names.ts';
import {
  body,
  headline,
  type NinjsArticle,
  type NinjsConcept,
  type NinjsSubject,
  webAddress,
} from '../../article/ninjs.ts';
import {
  authorNames,
  captionOf,
  keywordNames,
  picturesOf,
  publishedAt,
  type Shown,
  sectionNames,
  sourceName,
  standfirst,
} from '../article-parts.ts';
import type { Json } from '../json.ts';
import type { Writer } from '../writer.ts';

type Written = { [name: string]: Json | undefined };

/**
 * schema.org NewsArticle with what Google asks of one. `articleBody` is the plain text, as
 * schema.org has it; the same with its marks stands in `encoding`, as a media object of HTML.
 */
export const jsonLdWriter: Writer = {
  contentType: 'application/ld+json',
  extension: 'jsonld',
  write: (article) =>
    JSON.stringify(article.pubStatus === 'canceled' ? withdrawn(article) : whole(article)),
};

function whole(article: NinjsArticle): Written {
  const html = body(article, 'text/html');
  return {
    ...newsArticle(article),
    articleBody: body(article, 'text/plain') || undefined,
    encoding: html
      ? { '@type': 'MediaObject', encodingFormat: 'text/html', text: html }
      : undefined,
  };
}

/** All of it but its text: what a page says of the article that stands on it. */
export function newsArticle(article: NinjsArticle): Written {
  const web = webAddress(article);
  const source = sourceName(article);
  const { digitalSourceType, genres = [], altIds = [], usageTerms, copyrightHolder } = article;
  const pictures = picturesOf(article);
  return {
    ...identified(article),
    url: web,
    mainEntityOfPage: web,
    headline: headline(article),
    description: standfirst(article),
    datePublished: publishedAt(article),
    dateModified: article.versionCreated,
    dateCreated: article.contentCreated,
    expires: article.expires,
    inLanguage: article.language,
    author: filled(
      authorNames(article).map((name) =>
        thing(isPersonName(name) ? 'Person' : 'Organization', name),
      ),
    ),
    publisher: source ? thing('Organization', source) : undefined,
    dateline: article.located,
    image: filled(pictures.map(imageObject)),
    articleSection: filled(sectionNames(article)),
    keywords: filled(keywordNames(article)),
    about: filled(conceptsOf(article, (rel) => rel !== 'mentions')),
    mentions: filled(conceptsOf(article, (rel) => rel === 'mentions')),
    genre: filled(genres.map(({ name }) => name)),
    copyrightHolder: copyrightHolder ? thing('Organization', copyrightHolder) : undefined,
    copyrightNotice: article.copyrightNotice,
    usageInfo: usageTerms ? thing('CreativeWork', usageTerms) : undefined,
    digitalSourceType: digitalSourceType?.uri,
    identifier: filled(
      altIds.map(({ role, value }) => ({ '@type': 'PropertyValue', propertyID: role, value })),
    ),
    version: article.version,
  };
}

/** Taken down: which article, since when, and that it is. */
export function withdrawn(article: NinjsArticle): Written {
  return {
    ...identified(article),
    headline: 'Withdrawn',
    creativeWorkStatus: 'Withdrawn',
    dateModified: article.versionCreated,
    inLanguage: article.language,
    version: article.version,
  };
}

function identified({ uri }: NinjsArticle): Written {
  return { '@context': 'https://schema.org', '@type': 'NewsArticle', '@id': uri };
}

function imageObject(picture: Shown): Json {
  const { shown, by, copyrightNotice } = picture;
  const { href, contentType, width, height, sizeInBytes } = shown;
  return present({
    '@type': 'ImageObject',
    url: href,
    contentUrl: href,
    encodingFormat: contentType,
    width,
    height,
    contentSize: sizeInBytes === undefined ? undefined : String(sizeInBytes),
    caption: captionOf(picture),
    creditText: by,
    copyrightNotice,
  });
}

/** Sections and keywords, which have properties of their own, only where they have an identity. */
function conceptsOf(article: NinjsArticle, isOf: (rel: string | undefined) => boolean): Json[] {
  const { people = [], organisations = [], places = [], events = [], objects = [] } = article;
  const subjects = (article.subjects ?? []).filter(({ uri, literal }) => uri || literal);
  const named = (type: string, concepts: NinjsConcept[]) =>
    concepts
      .filter(({ rel }) => isOf(rel))
      .map(({ name, uri }) => present({ '@type': type, name, sameAs: uri }));
  return [
    ...subjects.filter(({ rel }) => isOf(rel)).map(definedTerm),
    ...named('Person', people),
    ...named('Organization', organisations),
    ...named('Place', places),
    ...named('Event', events),
    ...named('Thing', objects),
  ];
}

function definedTerm({ name, uri, literal }: NinjsSubject): Json {
  return present({ '@type': 'DefinedTerm', name, sameAs: uri, termCode: literal });
}

function thing(type: string, name: string): Json {
  return { '@type': type, name };
}

function filled(list: Json[]): Json[] | undefined {
  return list.length > 0 ? list : undefined;
}

function present(thing: Written): Json {
  return Object.fromEntries(
    Object.entries(thing).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );
}
