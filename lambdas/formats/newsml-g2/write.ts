import { safeLink } from '../../article/address.ts';
import { type Block, toHtml } from '../../article/blocks.ts';
import { isUri } from '../../article/identity.ts';
import { headline, type NinjsArticle, webAddress } from '../../article/ninjs.ts';
import { bodyBlocks } from '../body-text.ts';
import type { Writer } from '../writer.ts';
import { filledElement, lineElement, parentElement } from '../xml/elements.ts';
import { declaration, element, markup, text } from '../xml/write.ts';
import {
  aboutElements,
  catalogs,
  codeFor,
  conceptElement,
  idOf,
  partCode,
} from './write-concepts.ts';
import { linkElements, rightsElement } from './write-links.ts';

/**
 * IPTC NewsML-G2 2.35, a newsItem of power conformance with its text in XHTML. A withdrawal is the
 * same item, canceled, with its headline and nothing else.
 */
export const newsmlG2Writer: Writer = {
  contentType: 'application/vnd.iptc.g2.newsitem+xml',
  extension: 'xml',
  write: (article) => {
    const isCanceled = article.pubStatus === 'canceled';
    const item = parentElement(
      'newsItem',
      {
        xmlns: 'http://iptc.org/std/nar/2006-10-01/',
        standard: 'NewsML-G2',
        standardversion: '2.35',
        conformance: 'power',
        guid: article.uri,
        version: article.version,
        'xml:lang': languageTag(article),
      },
      ...catalogs,
      isCanceled ? '' : rightsElement(article, ...rightsExpressions(article)),
      itemMeta(isCanceled ? withdrawn(article) : article),
      isCanceled ? withdrawnMeta(article) : contentMeta(article),
      isCanceled ? '' : contentSet(article),
    );
    return `${declaration}\n${item}\n`;
  },
};

/** What a withdrawal says of the item. */
function withdrawn(article: NinjsArticle): NinjsArticle {
  const { embargoedUntil, expires, edNote, associations, ...rest } = article;
  return rest;
}

function withdrawnMeta(article: NinjsArticle): string {
  return filledElement('contentMeta', {}, lineElement('headline', {}, headline(article)));
}

function itemMeta(article: NinjsArticle): string {
  const { versionCreated, firstCreated, embargoedUntil, pubStatus, edNote, expires } = article;
  return parentElement(
    'itemMeta',
    {},
    element('itemClass', { qcode: 'ninat:text' }),
    provider(article),
    element('versionCreated', {}, text(versionCreated)),
    firstCreated && element('firstCreated', {}, text(firstCreated)),
    embargoedUntil && element('embargoed', {}, text(embargoedUntil)),
    element('pubStatus', { qcode: `stat:${pubStatus}` }),
    lineElement('edNote', {}, edNote),
    expires && element('expires', {}, text(expires)),
    ...linkElements(article.associations),
  );
}

/** Who answers for the item: who sent it, else who holds the rights, else whose site it is on. */
function provider(article: NinjsArticle): string {
  const { infoSources = [], copyrightHolder } = article;
  const sender = infoSources.find(({ role, name }) => role === undefined && name !== '');
  const site = URL.parse(webAddress(article) ?? article.uri)?.hostname;
  return (
    (sender && conceptElement('provider', sender)) ||
    conceptElement('provider', { name: copyrightHolder ?? '' }) ||
    conceptElement('provider', { name: site || 'Wirecopy' })
  );
}

function contentMeta(article: NinjsArticle): string {
  const { urgency, contentCreated, digitalSourceType: sourceType, infoSources = [] } = article;
  const { places = [], genres = [], altIds = [], headlines, descriptions = [] } = article;
  const [main, ...others] = headlines;
  const inRole = (...roles: (string | undefined)[]) =>
    infoSources.filter(({ role }) => roles.includes(role));
  const language = languageTag(article);
  return filledElement(
    'contentMeta',
    {},
    urgency !== undefined && element('urgency', {}, String(urgency)),
    contentCreated && element('contentCreated', {}, text(contentCreated)),
    sourceType &&
      element(
        'digitalSourceType',
        idOf(sourceType) ?? {},
        lineElement('name', {}, sourceType.name),
      ),
    ...places
      .filter(({ rel }) => rel === 'located')
      .map((place) => conceptElement('located', place)),
    ...infoSources
      .filter(({ role = '' }) => !['author', 'contributor', 'credit'].includes(role))
      .map((source) => conceptElement('infoSource', source, { role: codeFor(source.role) })),
    ...inRole('author').map((one) => conceptElement('creator', one, { type: 'cpnat:person' })),
    ...inRole('contributor').map((one) => conceptElement('contributor', one)),
    ...altIds
      .filter(({ role }) => role !== 'version')
      .map(({ role, value }) => lineElement('altId', { type: codeFor(role) }, value)),
    language && element('language', { tag: language }),
    ...genres.map((genre) => conceptElement('genre', genre)),
    ...aboutElements(article),
    lineElement('slugline', {}, article.slugline),
    lineElement('headline', {}, main?.value),
    ...others.map(({ role, value }) => lineElement('headline', { role: partCode(role) }, value)),
    lineElement('dateline', {}, article.located),
    lineElement('by', {}, article.by),
    ...inRole('credit').map(({ name }) => lineElement('creditline', {}, name)),
    ...descriptions.map(({ role, value }) =>
      lineElement('description', { role: partCode(role, 'drol', ['summary', 'caption']) }, value),
    ),
  );
}

/** Where more is told of the rights, or the same in a language of rights. */
function rightsExpressions({ rightsInfo = {} }: NinjsArticle): string[] {
  const { linkedRights, langId, encodedRights } = rightsInfo;
  if (linkedRights && isUri(linkedRights)) return [element('link', { href: linkedRights })];
  if (!encodedRights || !langId || !isUri(langId)) return [];
  const attributes = { langid: langId, enctype: 'text/plain' };
  return [element('rightsExpressionData', attributes, text(encodedRights))];
}

function contentSet(article: NinjsArticle): string {
  const blocks = bodyBlocks(article);
  const main = article.bodies.find(({ contentType }) => contentType === 'text/html');
  const page = safeLink(webAddress(article) ?? '');
  return filledElement(
    'contentSet',
    {},
    blocks.length > 0 &&
      parentElement(
        'inlineXML',
        {
          contenttype: 'application/xhtml+xml',
          charcount: main?.charCount,
          wordcount: main?.wordCount,
        },
        xhtml(blocks, headline(article), languageTag(article)),
      ),
    page?.startsWith('http') &&
      element('remoteContent', { rendition: 'rnd:web', href: page, contenttype: 'text/html' }),
  );
}

function xhtml(blocks: Block[], title: string, language: string | undefined): string {
  const head = element('head', {}, lineElement('title', {}, title) || element('title', {}, ''));
  // Our markup is XML but for pictures, which it leaves open.
  const written = toHtml(blocks).replace(/<img [^>]*(?=>)/g, '$& /');
  const root = { xmlns: 'http://www.w3.org/1999/xhtml', 'xml:lang': language };
  return element('html', root, `\n${head}\n`, element('body', {}, `\n${markup(written)}\n`), '\n');
}

/** As XML Schema has it: subtags of up to eight letters and digits. */
function languageTag({ language = '' }: NinjsArticle): string | undefined {
  return /^[a-z]{1,8}(?:-[a-z\d]{1,8})*$/i.test(language) ? language : undefined;
}
