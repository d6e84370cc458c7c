import { headline, type NinjsArticle } from '../../article/ninjs.ts';
import { cleanLine } from '../../article/text.ts';
import { bodyBlocks } from '../body-text.ts';
import type { Writer } from '../writer.ts';
import { filledElement, lineElement, parentElement } from '../xml/elements.ts';
import { declaration, element, text } from '../xml/write.ts';
import { identifiedContent, keywordElements, tobjectElement } from './write-about.ts';
import { contentElements } from './write-body.ts';

/**
 * IPTC NITF 3.6. A withdrawal is the document with the same `doc-id`, its `management-status`
 * "canceled", with its headline and nothing else.
 */
export const nitfWriter: Writer = {
  contentType: 'application/nitf+xml',
  extension: 'xml',
  write: (article) => {
    const shown = article.pubStatus === 'canceled' ? withdrawn(article) : article;
    const nitf = parentElement(
      'nitf',
      {
        xmlns: 'http://iptc.org/std/NITF/2006-10-18/',
        version: '-//IPTC//DTD NITF 3.6//EN',
        baselang: shown.language,
      },
      headElement(shown),
      parentElement('body', {}, bodyHead(shown), bodyContent(shown)),
    );
    return `${declaration}\n${nitf}\n`;
  },
};

function withdrawn(article: NinjsArticle): NinjsArticle {
  const { uri, standard, type, version, versionCreated, pubStatus, language, headlines } = article;
  return {
    uri,
    standard,
    type,
    version,
    versionCreated,
    pubStatus,
    ...(language && { language }),
    headlines: headlines.slice(0, 1),
    bodies: [],
  };
}

function headElement(article: NinjsArticle): string {
  const slugline = cleanLine(article.slugline ?? '');
  const { firstCreated } = article;
  return parentElement(
    'head',
    {},
    lineElement('title', {}, headline(article)),
    slugline && element('meta', { name: 'slugline', content: slugline }),
    tobjectElement(article),
    docdataElement(article),
    firstCreated && element('revision-history', { norm: basic(firstCreated) }),
  );
}

function docdataElement(article: NinjsArticle): string {
  const { uri, version, versionCreated, embargoedUntil, expires, urgency, edNote } = article;
  const { usageTerms, infoSources = [], altIds = [] } = article;
  const key = altIds.find(({ role }) => role === 'du-key')?.value;
  return parentElement(
    'docdata',
    { 'management-status': article.pubStatus },
    element('doc-id', { 'id-string': uri }),
    filledElement(
      'del-list',
      {},
      ...infoSources.map(({ name }) => element('from-src', { 'src-name': name })),
    ),
    urgency !== undefined && element('urgency', { 'ed-urg': urgency }),
    element('date.issue', { norm: basic(versionCreated) }),
    // A second later rather than earlier.
    embargoedUntil && element('date.release', { norm: basic(embargoedUntil, 999) }),
    expires && element('date.expire', { norm: basic(expires) }),
    edNote && element('ed-msg', { info: edNote }),
    element('du-key', { version, key }),
    copyrightElement(article),
    usageTerms && element('doc.rights', { limitations: usageTerms }),
    ...keywordElements(article),
    identifiedContent(article),
  );
}

function copyrightElement({ copyrightHolder, copyrightNotice = '' }: NinjsArticle) {
  const [year] = /\b(?:19|20)\d\d\b/.exec(copyrightNotice) ?? [];
  return copyrightHolder && element('doc.copyright', { year, holder: copyrightHolder });
}

function bodyHead(article: NinjsArticle): string {
  const { headlines, by, located, contentCreated, copyrightNotice, descriptions = [] } = article;
  const [main, ...others] = headlines;
  const date = contentCreated && element('story.date', { norm: basic(contentCreated) });
  return parentElement(
    'body.head',
    {},
    main &&
      parentElement(
        'hedline',
        {},
        element('hl1', {}, text(cleanLine(main.value))),
        ...others.map(({ value }) => lineElement('hl2', {}, value)),
      ),
    lineElement('rights', {}, copyrightNotice),
    lineElement('byline', {}, by),
    filledElement('dateline', {}, lineElement('location', {}, located), date),
    ...descriptions.map(({ value }) => filledElement('abstract', {}, lineElement('p', {}, value))),
  );
}

function bodyContent(article: NinjsArticle): string {
  const blocks = bodyBlocks(article);
  return filledElement('body.content', {}, ...contentElements(blocks, article.associations ?? []));
}

/** ISO 8601 as NITF has it, to the second: `20261124T063000Z`. */
function basic(time: string, more = 0): string {
  const seconds = new Date(Date.parse(time) + more).toISOString().slice(0, 19);
  return `${seconds.replace(/[-:]/g, '')}Z`;
}
