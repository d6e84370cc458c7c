import { type Block, cleanRuns, type Run, toHtml } from '../article/blocks.ts';
import { headline, type NinjsArticle, webAddress } from '../article/ninjs.ts';
import { cleanLine } from '../article/text.ts';
import { sourceName } from '../formats/article-parts.ts';

/** A line of ours below the text, with a link to the article's page. */
export type Line = Extract<Block, { type: 'paragraph' }>;

/** "Read more", where there is a page to read it on. */
export function moreLine(words: string, article: NinjsArticle): Line | undefined {
  const page = webAddress(article);
  return page === undefined
    ? undefined
    : { type: 'paragraph', runs: [{ text: cleanLine(words), href: page }] };
}

/** "This article was first published by The Harbour Post.", the name a link to the article's page. */
export function attributionLine(template: string, article: NinjsArticle): Line {
  const page = webAddress(article);
  const runs = template.split(/(\{\w+\})/).map((part): Run => {
    if (part === '{headline}') return { text: headline(article) };
    if (part !== '{publisher}') return { text: part };
    return { text: publisherName(article), ...(page !== undefined && { href: page }) };
  });
  return { type: 'paragraph', runs: cleanRuns(runs) };
}

/** Who it comes from as far as it says: by name, else by the name in our identifier, else by site. */
function publisherName(article: NinjsArticle): string {
  const named = cleanLine(sourceName(article) ?? '');
  if (named !== '') return named;
  const [, publisher] = /^urn:wirecopy:([^:]+):/.exec(article.uri) ?? [];
  if (publisher) return decoded(publisher);
  const site = URL.parse(webAddress(article) ?? article.uri)?.hostname;
  return site?.replace(/^www\./, '') || 'its publisher';
}

/** An identifier of ours that a document only claims to have may be no text. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Whether a block is this very line, from an earlier time or of the article's own. */
export function isLine(block: Block | undefined, line: Line | undefined): boolean {
  return block !== undefined && line !== undefined && toHtml([block]) === toHtml([line]);
}

/** As plain text, where a link can only be told. */
export function plainLine({ runs }: Line): string {
  return runs.map(({ text, href }) => (href === undefined ? text : `${text} (${href})`)).join('');
}
