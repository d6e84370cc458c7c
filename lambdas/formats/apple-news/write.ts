import { createHash } from 'node:crypto';
import { safeImage, safeLink } from '../../article/address.ts';
import { type Block, type Run, runsText, toHtml } from '../../article/blocks.ts';
import { body, headline, type NinjsArticle, webAddress } from '../../article/ninjs.ts';
import { cleanLine } from '../../article/text.ts';
import {
  alternativeOf,
  authorNames,
  captionOf,
  keywordNames,
  picturesOf,
  publishedAt,
  standfirst,
} from '../article-parts.ts';
import { markupBlocks } from '../body-text.ts';
import type { Writer } from '../writer.ts';

/**
 * Apple News Format: the `article.json` of an article. All its pictures are remote. The format has
 * nothing that takes an article down, for which its API has DELETE: a withdrawal is an article that
 * says so in its place.
 */
export const appleNewsWriter: Writer = {
  contentType: 'application/json',
  extension: 'json',
  write: (article) => {
    const isCanceled = article.pubStatus === 'canceled';
    return JSON.stringify(isCanceled ? withdrawal(article) : story(article));
  },
};

/** Of the format; the least that its document names, and more than anything here asks for. */
const version = '1.7';

const mostKeywords = 50;

type Component = { role: string } & Record<string, string | undefined>;

function story(article: NinjsArticle) {
  const title = cleanLine(headline(article)) || 'Untitled';
  const summary = cleanLine(standfirst(article) ?? '');
  const by = cleanLine(article.by ?? '');
  const blocks = markupBlocks(body(article, 'text/html'), undefined);
  const [lead] = picturesOf(article);
  const picture = lead && safeImage(lead.shown.href);
  const isInText = blocks.some(
    (block) => block.type === 'figure' && block.image.source === picture,
  );
  return document(
    article,
    title,
    [
      { role: 'title', text: title },
      ...(summary ? [{ role: 'intro', text: summary }] : []),
      ...(by ? [{ role: 'byline', text: by }] : []),
      ...(picture && !isInText
        ? [photo(picture, captionOf(lead) ?? '', alternativeOf(lead) ?? '')]
        : []),
      ...componentsOf(blocks),
    ],
    {
      authors: authorNames(article),
      canonicalURL: httpAddress(webAddress(article)),
      dateCreated: article.contentCreated,
      datePublished: publishedAt(article),
      dateModified: article.versionCreated,
      excerpt: summary || undefined,
      keywords: keywordNames(article).slice(0, mostKeywords),
      thumbnailURL: picture,
    },
  );
}

function withdrawal(article: NinjsArticle) {
  const components = [
    { role: 'title', text: 'Withdrawn' },
    { role: 'body', text: 'This article has been withdrawn by its publisher.' },
  ];
  return document(article, 'Withdrawn', components, { dateModified: article.versionCreated });
}

function document(
  { uri, language = 'und' }: NinjsArticle,
  title: string,
  components: Component[],
  metadata: Record<string, string | string[] | undefined>,
) {
  return {
    version,
    identifier: identifierOf(uri),
    language,
    title,
    layout: { columns: 20, width: 1024, margin: 60, gutter: 20 },
    documentStyle: { backgroundColor: '#FFFFFF' },
    componentTextStyles: { default: {} },
    metadata: { ...metadata, generatorName: 'Wirecopy' },
    components,
  };
}

/** At most 64 letters, digits, `-` and `_`, and the same for all versions. */
function identifierOf(uri: string): string {
  return createHash('sha256').update(uri).digest('base64url');
}

/** What stands between headings, pictures, quotations and tables is one component. */
function componentsOf(blocks: Block[]): Component[] {
  const components: Component[] = [];
  for (const block of blocks) {
    const own = componentOf(block);
    const last = components.at(-1);
    if (own) components.push(own);
    else if (last?.role === 'body') last.text += markup([block]);
    else components.push({ role: 'body', format: 'html', text: markup([block]) });
  }
  return components;
}

function componentOf(block: Block): Component | undefined {
  switch (block.type) {
    case 'heading':
      return { role: `heading${block.level}`, format: 'html', text: inline(block.runs) };
    case 'quote':
      return { role: 'quote', format: 'html', text: markup(block.blocks) };
    case 'figure':
      return photo(block.image.source, runsText(block.caption), block.image.alternative);
    case 'table':
      return { role: 'htmltable', html: markup([block]) };
    case 'paragraph':
    case 'list':
    case 'preformatted':
    case 'embed':
      return undefined;
  }
}

function photo(address: string, caption: string, alternative: string): Component {
  return {
    role: 'photo',
    URL: address,
    caption: caption || undefined,
    accessibilityCaption: alternative || undefined,
  };
}

/** Apple's readers find the direction of a text themselves. */
function markup(blocks: Block[]): string {
  return blocks.map((block) => toHtml([block]).replace(/^(<\w+) dir="rtl"/, '$1')).join('');
}

function inline(runs: Run[]): string {
  return markup([{ type: 'paragraph', runs }]).replace(/^<p>|<\/p>$/g, '');
}

function httpAddress(address: string | undefined): string | undefined {
  const safe = safeLink(address ?? '');
  return safe?.startsWith('http') ? safe : undefined;
}
