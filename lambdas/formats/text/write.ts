import { datelineOf } from '../../article/dateline.ts';
import { body, headline, type NinjsArticle } from '../../article/ninjs.ts';
import { cleanLine, cleanText } from '../../article/text.ts';
import type { Writer } from '../writer.ts';

/** Plain text as wires send it: headline, byline, then the text, which begins with its dateline. */
export const textWriter: Writer = {
  contentType: 'text/plain; charset=utf-8',
  extension: 'txt',
  write: (article) => {
    const parts = article.pubStatus === 'canceled' ? kill(article) : story(article);
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
  },
};

function story(article: NinjsArticle): string[] {
  const by = cleanLine(article.by ?? '');
  return [
    cleanLine(headline(article)),
    by && withPreposition(by, article.language),
    withDateline(bodyText(article), cleanLine(article.located ?? '')),
  ];
}

function bodyText(article: NinjsArticle): string {
  return cleanText(body(article, 'text/plain').replace(/\r\n?/g, '\n')).trim();
}

/** The dateline most often stands at the head of the text already. */
function withDateline(text: string, located: string): string {
  const [first = ''] = text.split('\n', 1);
  const own = datelineOf([{ type: 'paragraph', runs: [{ text: first }] }]);
  return located === '' || own !== undefined || first.startsWith(located)
    ? text
    : `${located} — ${text}`;
}

const prepositions: Record<string, string> = {
  de: 'Von',
  en: 'By',
  es: 'Por',
  fr: 'Par',
  it: 'Di',
  nl: 'Door',
  no: 'Av',
  pt: 'Por',
  sv: 'Av',
};

/** "By Jane Doe", in languages that set a word there. */
function withPreposition(by: string, language = ''): string {
  if (/^(?:by|von|par|por|di|door|av|af)\b/i.test(by)) return by;
  const [primary = ''] = language.toLowerCase().split('-');
  const preposition = Object.hasOwn(prepositions, primary) ? prepositions[primary] : undefined;
  return preposition ? `${preposition} ${by}` : by;
}

/** As agencies word it: desks search for the headline, programs for the identifier. */
function kill(article: NinjsArticle): string[] {
  const { uri, edNote = '' } = article;
  return [
    `MANDATORY KILL: ${cleanLine(headline(article)) || cleanLine(uri)}`,
    `Do not publish the article ${cleanLine(uri)}. Where it has been published, take it down.`,
    cleanLine(edNote),
  ];
}
