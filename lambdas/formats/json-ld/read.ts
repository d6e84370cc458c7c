import { safeLink } from '../../article/address.ts';
import type { Block } from '../../article/blocks.ts';
import { RejectedUpload } from '../../article/outcome.ts';
import type { Reader, Reading } from '../../article/reading.ts';
import { markupBlocks, textBlocks } from '../body-text.ts';
import { readingOf, tagged, timed } from '../findings.ts';
import { bylineOf } from '../html/byline.ts';
import { type Candidate, candidate } from '../html/candidate.ts';
import { type Thing, textsOf } from '../html/json-ld.ts';
import { isObject, listOf, memberNames, parseJson } from '../json.ts';
import { withPackedJson } from '../packed/references.ts';
import { readEach } from '../several.ts';
import { statusOf } from '../status.ts';
import { articlesIn } from './articles.ts';
import { conceptsIn } from './concepts.ts';
import { picturesIn } from './pictures.ts';

/** Schema.org NewsArticles (or a kind of Article) as JSON-LD: bare, in a list or in a graph. */
export const jsonLdReader = {
  format: 'json-ld',

  recognises(text) {
    const names = memberNames(text);
    const isLinked = names.has('@type') || names.has('@graph');
    if (!isLinked || !/"@type"/.test(text)) return 0;
    return /schema\.org/.test(text) || names.has('articleBody') ? 0.95 : 0.6;
  },

  read(text, { beside }) {
    const articles = articlesIn(withPackedJson(parseJson(text), beside), isFull);
    if (articles.length === 0) throw noArticle();
    return readEach(articles, nameOf, read);
  },
} satisfies Reader;

function isFull(thing: Thing): boolean {
  return textOf(thing) !== '' || updatesOf(thing).length > 0;
}

function nameOf(thing: Thing): string | undefined {
  const [name] = [...textsOf(thing['@id']), ...textsOf(thing.url), ...textsOf(thing.headline)];
  return name;
}

function read(thing: Thing): Reading {
  const text = (name: string, ...inner: string[]) =>
    candidate(name, textsOf(thing[name], '@value', 'name', ...inner)[0]);
  const time = (name: string) => timed(name, textsOf(thing[name], '@value')[0]);
  const web = addressOf(thing);
  const language = tagged(
    'inLanguage',
    textsOf(thing.inLanguage, 'alternateName', 'identifier', 'name')[0],
  );
  return readingOf({
    pubStatus: statusOf(textsOf(thing.creativeWorkStatus, 'name')[0]),
    fields: {
      headline: [text('headline'), text('name')],
      standfirst: [text('description'), text('abstract'), text('alternativeHeadline')],
      documentId: [ownId(thing, web?.value), web, text('identifier', 'value')],
      webAddress: [web],
      by: ['author', 'creator'].map((name) =>
        candidate(name, bylineOf(textsOf(thing[name], 'name', 'alternateName'), language.value)),
      ),
      firstCreated: [time('datePublished'), time('dateCreated')],
      versionCreated: [time('dateModified')],
      contentCreated: [time('dateCreated')],
      expires: [time('expires')],
      language: [language],
      located: [text('dateline'), text('locationCreated')],
      copyrightHolder: [text('copyrightHolder')],
      copyrightNotice: [text('copyrightNotice')],
      usageTerms: [text('usageInfo', 'url'), text('license', 'url')],
      edNote: [text('correction', 'text')],
    },
    sections: textsOf(thing.articleSection, 'name'),
    keywords: textsOf(thing.keywords, 'name').flatMap((words) => words.split(/\s*[,;|]\s*/)),
    lists: {
      ...conceptsIn(thing),
      infoSources: textsOf(thing.publisher ?? thing.sourceOrganization, 'name')
        .slice(0, 1)
        .map((name) => ({ name })),
      associations: picturesIn(thing, web?.value),
    },
    body: bodyOf(thing, web?.value),
  });
}

/** An `@id` that only names a part of the page says no more than the page's address. */
function ownId(thing: Thing, web: string | undefined): Candidate | undefined {
  const id = textsOf(thing['@id'])[0] ?? '';
  const isOwn = URL.canParse(id) && (id.split('#')[0] !== web || !id.includes('#'));
  return isOwn ? candidate('@id', id) : undefined;
}

/** The article's page; a site's front page is nobody's. */
function addressOf(thing: Thing): Candidate | undefined {
  for (const name of ['url', 'mainEntityOfPage', '@id']) {
    const url = URL.parse(safeLink(textsOf(thing[name], '@id', 'url')[0] ?? '') ?? '');
    if (!url || url.protocol === 'mailto:' || (url.pathname === '/' && url.search === '')) continue;
    url.hash = '';
    return candidate(name, url.href);
  }
  return undefined;
}

function bodyOf(thing: Thing, base: string | undefined): { blocks: Block[]; source: string } {
  const text = textOf(thing);
  const markup = markupOf(thing);
  if (text !== '' && markup !== '') {
    return { blocks: markupBlocks(markup, base), source: 'encoding' };
  }
  if (text !== '') {
    const source = rawText(thing.articleBody) === '' ? 'text' : 'articleBody';
    return { blocks: textBlocks(text, base), source };
  }
  const blocks = updatesOf(thing).flatMap((update): Block[] => {
    const headline = textsOf(update.headline)[0];
    const heading: Block[] = headline
      ? [{ type: 'heading', level: 2, runs: [{ text: headline }] }]
      : [];
    return [...heading, ...textBlocks(textOf(update), base)];
  });
  return { blocks, source: 'liveBlogUpdate' };
}

/** The same text as HTML, where it stands beside the plain one. */
function markupOf({ encoding }: Thing): string {
  const html = listOf(encoding)
    .filter(isObject)
    .find(({ encodingFormat }) => encodingFormat === 'text/html');
  return rawText(html?.text);
}

function updatesOf(thing: Thing): Thing[] {
  return listOf(thing.liveBlogUpdate)
    .slice(0, 1000)
    .filter(isObject)
    .filter((update) => textOf(update) !== '');
}

function textOf(thing: Thing): string {
  return rawText(thing.articleBody) || rawText(thing.text);
}

/** With its line breaks. */
function rawText(value: Thing[string] | undefined): string {
  return listOf(value)
    .map((one) => (isObject(one) ? one['@value'] : one))
    .filter((one) => typeof one === 'string')
    .join('\n\n')
    .trim();
}

function noArticle(): RejectedUpload {
  return new RejectedUpload(
    'no-article',
    'The JSON-LD holds no schema.org article.',
    'Give it a thing of type NewsArticle or Article, with its text in articleBody.',
  );
}
