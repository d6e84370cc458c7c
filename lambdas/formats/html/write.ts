import { safeImage, safeLink } from '../../article/address.ts';
import { escaped } from '../../article/blocks.ts';
import { isRightToLeft } from '../../article/direction.ts';
import { body, headline, type NinjsArticle, webAddress } from '../../article/ninjs.ts';
import { cleanLine } from '../../article/text.ts';
import {
  alternativeOf,
  captionOf,
  keywordNames,
  picturesOf,
  publishedAt,
  type Shown,
  sectionNames,
  standfirst,
} from '../article-parts.ts';
import { newsArticle, withdrawn } from '../json-ld/write.ts';
import type { Writer } from '../writer.ts';

/**
 * A whole page: the article alone, with what search engines and sites that quote it look for
 * (JSON-LD, Open Graph, the canonical address). No style, no script, nothing that is fetched but
 * pictures.
 */
export const htmlWriter: Writer = {
  contentType: 'text/html; charset=utf-8',
  extension: 'html',
  write: (article) => (article.pubStatus === 'canceled' ? notice(article) : page(article)),
};

function page(article: NinjsArticle): string {
  const title = line(headline(article));
  const summary = line(standfirst(article) ?? '');
  const by = line(article.by ?? '');
  const web = safeLink(webAddress(article) ?? '');
  const html = body(article, 'text/html');
  const [lead] = picturesOf(article);
  const picture = lead && safeImage(lead.shown.href);
  const { language = '', versionCreated, copyrightNotice = '' } = article;
  const published = publishedAt(article);
  const head = [
    `<title>${escaped(title)}</title>`,
    web && `<link rel="canonical" href="${escaped(web)}">`,
    named('description', summary),
    named('author', by),
    property('og:type', 'article'),
    property('og:title', title),
    property('og:description', summary),
    property('og:url', web),
    property('og:locale', /^[a-z]{2}-[A-Z]{2}$/.test(language) ? language.replace('-', '_') : ''),
    property('og:image', picture),
    property('og:image:alt', picture && line(alternativeOf(lead) ?? captionOf(lead) ?? '')),
    property('article:published_time', published),
    property('article:modified_time', versionCreated),
    ...sectionNames(article).map((name) => property('article:section', line(name))),
    ...keywordNames(article).map((name) => property('article:tag', line(name))),
    jsonLd(newsArticle(article)),
  ];
  return document(article, html, head, [
    '<article>',
    '<header>',
    `<h1>${escaped(title)}</h1>`,
    // ARIA in HTML: what a subtitle is, there being no element for it.
    summary && `<p role="doc-subtitle">${escaped(summary)}</p>`,
    `<p class="byline">${[escaped(by), time(published)].filter(Boolean).join(' · ')}</p>`,
    '</header>',
    picture && !html.includes(`src="${escaped(lead.shown.href)}"`) && figure(lead, picture),
    html,
    copyrightNotice && `<footer><p>${escaped(line(copyrightNotice))}</p></footer>`,
    '</article>',
  ]);
}

/** In place of the article, where its page has been: search engines are to forget it. */
function notice(article: NinjsArticle): string {
  const head = [
    '<title>Withdrawn</title>',
    named('robots', 'noindex, noarchive'),
    jsonLd(withdrawn(article)),
  ];
  const sentence = 'This article has been withdrawn by its publisher.';
  return document({ ...article, language: 'en' }, '', head, [
    '<article>',
    '<h1>Withdrawn</h1>',
    `<p>${sentence} ${time(article.versionCreated)}</p>`,
    '</article>',
  ]);
}

type Parts = (string | undefined | false)[];

function document({ language }: NinjsArticle, html: string, head: Parts, main: Parts): string {
  const lang = language ? ` lang="${escaped(language)}"` : '';
  return [
    '<!doctype html>',
    `<html${lang} dir="${isRightToLeft(html) ? 'rtl' : 'ltr'}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    ...head.filter(Boolean),
    '</head>',
    '<body>',
    ...main.filter(Boolean),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function named(name: string, content: string | undefined): string {
  return content ? `<meta name="${name}" content="${escaped(content)}">` : '';
}

function property(name: string, content: string | undefined): string {
  return content ? `<meta property="${name}" content="${escaped(content)}">` : '';
}

/** Nothing in it may end the script, and nothing be a character that HTML has no place for. */
function jsonLd(thing: object): string {
  const json = JSON.stringify(thing).replace(
    /[<>\u007f-\u009f\u2028\u2029]|\p{Noncharacter_Code_Point}/gu,
    (character) =>
      character
        .split('')
        .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .join(''),
  );
  return `<script type="application/ld+json">${json}</script>`;
}

function time(at: string): string {
  const utc = new Date(at).toISOString();
  return `<time datetime="${utc}">${utc.slice(0, 10)} ${utc.slice(11, 16)} UTC</time>`;
}

function figure(picture: Shown, source: string): string {
  const { width, height } = picture.shown;
  const caption = line(captionOf(picture) ?? '');
  const credit = line(picture.by ?? '');
  const size = `${width ? ` width="${width}"` : ''}${height ? ` height="${height}"` : ''}`;
  const alternative = escaped(line(alternativeOf(picture) ?? ''));
  const legend = [escaped(caption), credit && `<small>${escaped(credit)}</small>`].filter(Boolean);
  return [
    '<figure>',
    `<img src="${escaped(source)}" alt="${alternative}"${size}>`,
    legend.length > 0 && `<figcaption>${legend.join(' ')}</figcaption>`,
    '</figure>',
  ]
    .filter(Boolean)
    .join('');
}

/** HTML knows characters that are none, and forbids them (13.2.3.5). */
function line(text: string): string {
  return cleanLine(text.replace(/\p{Noncharacter_Code_Point}/gu, ''));
}
