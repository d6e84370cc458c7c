import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { body, headline, type NinjsArticle, webAddress } from '../../article/ninjs.ts';
import {
  captionOf,
  keywordNames,
  picturesOf,
  publishedAt,
  sectionNames,
  standfirst,
} from '../article-parts.ts';
import { markupBlocks } from '../body-text.ts';
import type { Writer } from '../writer.ts';
import { markdownTree } from './write-tree.ts';

/** Markdown (CommonMark, GFM) below YAML front matter, with the names that site builders know. */
export const markdownWriter: Writer = {
  contentType: 'text/markdown; charset=utf-8',
  extension: 'md',
  write: (article) => {
    const isCanceled = article.pubStatus === 'canceled';
    const text = isCanceled ? 'Withdrawn.\n' : bodyText(article);
    return `---\n${yaml(isCanceled ? withdrawal(article) : fields(article))}---\n\n${text}`;
  },
};

function bodyText(article: NinjsArticle): string {
  return toMarkdown(markdownTree(markupBlocks(body(article, 'text/html'), undefined)), {
    // Cells padded to the longest of their column would make a table many times as long.
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    bullet: '-',
    emphasis: '_',
    rule: '-',
  });
}

type Value = string | string[] | Record<string, string | undefined> | undefined;

function fields(article: NinjsArticle): Record<string, Value> {
  const [lead] = picturesOf(article);
  const source = article.infoSources?.find(({ role }) => role === undefined);
  return {
    id: article.uri,
    title: headline(article),
    description: standfirst(article),
    author: article.by,
    date: publishedAt(article),
    updated: article.versionCreated,
    expires: article.expires,
    lang: article.language,
    dateline: article.located,
    slugline: article.slugline,
    canonical_url: webAddress(article),
    categories: sectionNames(article),
    tags: keywordNames(article),
    image: lead && { url: lead.shown.href, caption: captionOf(lead), credit: lead.by },
    source: source?.name,
    copyright_holder: article.copyrightHolder,
    copyright: article.copyrightNotice,
    usage_terms: article.usageTerms,
    ed_note: article.edNote,
  };
}

function withdrawal({ uri, versionCreated, language }: NinjsArticle): Record<string, Value> {
  return {
    id: uri,
    title: 'Withdrawn',
    status: 'canceled',
    updated: versionCreated,
    lang: language,
  };
}

function yaml(fields: Record<string, Value>): string {
  return Object.entries(fields)
    .map(([name, value]) => {
      if (typeof value === 'string') return value === '' ? '' : `${name}: ${scalar(value)}\n`;
      const items = Array.isArray(value)
        ? value.map((one) => `  - ${scalar(one)}\n`)
        : Object.entries(value ?? {}).map(([member, text]) =>
            text ? `  ${member}: ${scalar(text)}\n` : '',
          );
      const inner = items.join('');
      return inner === '' ? '' : `${name}:\n${inner}`;
    })
    .join('');
}

/**
 * A string of JSON is one of YAML 1.2, between double quotation marks, once what YAML calls
 * unprintable is escaped (5.1), and what it may take for the end of a line (5.4).
 */
function scalar(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
