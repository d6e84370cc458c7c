import type { UploadedFile } from '../../lambdas/article/reading.ts';
import { uploaded } from './files.ts';

const before = 'The harbour was closed on Monday after the storm, the coast guard said.';
const after = 'Ferries stay in port until Tuesday. Nobody was hurt, it said in a statement.';
const headline = 'Storm closes harbour';

const inXml = (text: string) =>
  text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);

const newsItem = (headline: string, content: string) =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:a.example:1" version="1"><itemMeta><itemClass qcode="ninat:text"/></itemMeta><contentMeta><headline>${headline}</headline></contentMeta><contentSet>${content}</contentSet></newsItem>`;

const nitf = (headline: string, content: string) =>
  `<nitf><body><body.head><hedline><hl1>${headline}</hl1></hedline></body.head><body.content><p>${before}</p>${content}<p>${after}</p></body.content></body></nitf>`;

const post = (title: string, content: string) =>
  JSON.stringify({
    id: 1,
    link: 'https://a.example/storm/',
    type: 'post',
    title: { rendered: title },
    excerpt: { rendered: content },
    content: { rendered: `<p>${before}</p>${content}<p>${after}</p>`, protected: false },
  });

const letter = (...lines: string[]) =>
  [
    'From: Jane Doe <jane@a.example>',
    'Message-ID: <1@a.example>',
    'MIME-Version: 1.0',
    ...lines,
  ].join('\r\n');

/** Ways in which an article's text comes: each is a file with a piece of markup in its text. */
export const bodyCarriers: Record<string, (markup: string) => UploadedFile> = {
  page: (markup) =>
    uploaded(
      `<!doctype html><html lang="en"><head><title>${headline}</title></head><body><article><h1>${headline}</h1><p>${before}</p>\n${markup}\n<p>${after}</p></article></body></html>`,
      'press/a.html',
    ),
  'page without an end': (markup) =>
    uploaded(
      `<html><title>${headline}</title><article><h1>${headline}</h1><p>${before}</p><p>${after}</p>${markup}`,
      'press/a.html',
    ),
  fragment: (markup) =>
    uploaded(`<h1>${headline}</h1><p>${before}</p>${markup}<p>${after}</p>`, 'press/a.html'),
  markdown: (markup) =>
    uploaded(`# ${headline}\n\n${before}\n\n${markup}\n\n${after} ${markup}\n`, 'press/a.md'),
  text: (markup) => uploaded(`${headline}\n\n${before}\n\n${markup}\n\n${after}\n`, 'press/a.txt'),
  'ninjs 3': (markup) =>
    json({
      uri: 'https://a.example/1',
      headlines: [{ value: headline }],
      bodies: [{ role: 'main', contentType: 'text/html', value: `<p>${before}</p>${markup}` }],
    }),
  'ninjs 1': (markup) =>
    json({ uri: 'https://a.example/1', headline, body_html: `<p>${before}</p>${markup}` }),
  'ninjs 1, text': (markup) =>
    json({ uri: 'https://a.example/1', headline, body_text: `${before}\n\n${markup}` }),
  'json-ld': (markup) =>
    json({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline,
      articleBody: `<p>${before}</p>${markup}<p>${after}</p>`,
    }),
  'apple news': (markup) =>
    json({
      version: '1.0',
      identifier: 'a-1',
      title: headline,
      language: 'en',
      layout: { columns: 7, width: 1024 },
      components: [
        { role: 'title', text: headline },
        { role: 'body', format: 'html', text: `<p>${before}</p>${markup}` },
        { role: 'body', format: 'markdown', text: `${after}\n\n${markup}` },
      ],
    }),
  wordpress: (markup) => uploaded(post(headline, markup), 'press/a.json'),
  rss: (markup) =>
    uploaded(
      `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>A</title><link>https://a.example/</link><description>A</description><item><title>${headline}</title><guid>https://a.example/1</guid><description>${inXml(markup)}</description><content:encoded>${inXml(`<p>${before}</p>${markup}<p>${after}</p>`)}</content:encoded></item></channel></rss>`,
      'press/a.xml',
    ),
  atom: (markup) =>
    uploaded(
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><id>https://a.example/1</id><title>${headline}</title><summary type="html">${inXml(markup)}</summary><content type="html">${inXml(`<p>${before}</p>${markup}<p>${after}</p>`)}</content></entry></feed>`,
      'press/a.xml',
    ),
  'json feed': (markup) =>
    json({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'A',
      items: [
        {
          id: 'https://a.example/1',
          title: headline,
          content_html: `<p>${before}</p>${markup}<p>${after}</p>`,
        },
      ],
    }),
  nitf: (markup) => uploaded(nitf(headline, markup), 'press/a.xml'),
  'newsml-g2, XHTML': (markup) =>
    uploaded(
      newsItem(
        headline,
        `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>${before}</p>${markup}<p>${after}</p></body></html></inlineXML>`,
      ),
      'press/a.xml',
    ),
  'newsml-g2, HTML': (markup) =>
    uploaded(
      newsItem(
        headline,
        `<inlineData contenttype="text/html">${inXml(`<p>${before}</p>${markup}<p>${after}</p>`)}</inlineData>`,
      ),
      'press/a.xml',
    ),
  email: (markup) =>
    uploaded(
      letter(
        `Subject: ${headline}`,
        'Content-Type: text/html; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        '',
        base64(`<html><body><p>${before}</p>${markup}<p>${after}</p></body></html>`),
      ),
      'press/a.eml',
    ),
};

/** Ways in which what stands around the text comes: each is a file with a text in every field. */
export const fieldCarriers: Record<string, (text: string) => UploadedFile> = {
  page: (text) =>
    uploaded(
      `<html lang="en"><head><title>${inXml(text)}</title><meta name="author" content="${inXml(text)}"><meta property="og:title" content="${inXml(text)}"><meta name="description" content="${inXml(text)}"><meta property="og:image" content="${inXml(text)}"><meta property="og:image:alt" content="${inXml(text)}"><meta name="keywords" content="${inXml(text)}"><meta property="article:section" content="${inXml(text)}"><meta name="copyright" content="${inXml(text)}"><link rel="canonical" href="${inXml(text)}"></head><body><article><h1>${inXml(text)}</h1><figure><img src="https://a.example/a.jpg" alt="${inXml(text)}"><figcaption>${inXml(text)}</figcaption></figure><p>${before}</p><p>${after}</p></article></body></html>`,
      'press/a.html',
    ),
  markdown: (text) =>
    uploaded(
      `---\n${[
        'title',
        'id',
        'author',
        'description',
        'section',
        'image',
        'image_caption',
        'copyright',
        'url',
        'source',
        'dateline',
      ]
        .map((name) => `${name}: ${JSON.stringify(text)}`)
        .join('\n')}\n---\n${before}\n\n${after}\n`,
      'press/a.md',
    ),
  'ninjs 3': (text) =>
    json({
      uri: text,
      headlines: [{ value: text }],
      descriptions: [{ value: text }],
      by: text,
      located: text,
      slugline: text,
      copyrightHolder: text,
      copyrightNotice: text,
      usageTerms: text,
      edNote: text,
      subjects: [{ name: text, uri: text, creator: text }],
      people: [{ name: text, uri: text }],
      organisations: [{ name: text, literal: text }],
      places: [{ name: text, uri: text }],
      infoSources: [{ name: text, uri: text }],
      genres: [{ name: text, uri: text }],
      renditions: [{ name: 'web', href: text, contentType: 'text/html', title: text }],
      associations: [
        {
          name: text,
          uri: text,
          type: 'picture',
          headlines: [{ value: text }],
          descriptions: [{ value: text }],
          by: text,
          renditions: [
            { name: text, href: text, contentType: text },
            { name: text, href: 'https://a.example/a.jpg', contentType: text, title: text },
          ],
        },
      ],
      altIds: [{ role: text, value: text }],
      bodies: [{ role: 'main', contentType: 'text/plain', value: `${before}\n\n${after}` }],
    }),
  'json-ld': (text) =>
    json({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      '@id': text,
      url: text,
      headline: text,
      description: text,
      author: { '@type': 'Person', name: text },
      articleSection: text,
      keywords: [text],
      about: [{ '@type': 'Person', name: text, sameAs: text }],
      image: [
        { '@type': 'ImageObject', contentUrl: text, caption: text },
        {
          '@type': 'ImageObject',
          contentUrl: 'https://a.example/a.jpg',
          caption: text,
          creditText: text,
        },
      ],
      articleBody: `${before}\n\n${after}`,
    }),
  wordpress: (text) => uploaded(post(text, `<p>${inXml(text)}</p>`), 'press/a.json'),
  nitf: (text) => uploaded(nitf(inXml(text), `<p>${inXml(text)}</p>`), 'press/a.xml'),
  'newsml-g2': (text) =>
    uploaded(
      newsItem(inXml(text), `<inlineData contenttype="text/plain">${before}</inlineData>`).replace(
        'urn:newsml:a.example:1',
        inXml(text),
      ),
      'press/a.xml',
    ),
  rss: (text) =>
    uploaded(
      `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>${inXml(text)}</title><item><title>${inXml(text)}</title><link>${inXml(text)}</link><guid>${inXml(text)}</guid><dc:creator>${inXml(text)}</dc:creator><category>${inXml(text)}</category><media:content url="${inXml(text)}" medium="image"/><description>${before} ${after}</description></item></channel></rss>`,
      'press/a.xml',
    ),
  email: (text) =>
    uploaded(
      letter(
        `Subject: =?utf-8?B?${base64(text)}?=`,
        `From: =?utf-8?B?${base64(text)}?= <jane@a.example>`,
        `Message-ID: <${text.replace(/[^\x21-\x7e]/g, '')}>`,
        '',
        before,
        '',
        after,
      ),
      'press/a.eml',
    ),
};

function json(document: unknown): UploadedFile {
  return uploaded(JSON.stringify(document), 'press/a.json');
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
