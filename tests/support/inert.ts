import { expect } from 'vitest';
import { articleUri } from '../../lambdas/article/identity.ts';
import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';
import { RejectedUpload } from '../../lambdas/article/outcome.ts';
import type { UploadedFile } from '../../lambdas/article/reading.ts';
import { writers } from '../../lambdas/formats/writers.ts';
import { elementsOf, parseXml, type XmlElement } from '../../lambdas/formats/xml/read.ts';
import { publishedArticle } from '../../lambdas/normalise/canonical.ts';
import { articlesIn } from '../../lambdas/normalise/read-upload.ts';
import { expectPlain, expectSafe, expectSafePage } from './markup.ts';

/** The articles that become of a file, as partners would be sent them; none where it is refused. */
export async function publishedFrom(file: UploadedFile): Promise<NinjsArticle[]> {
  try {
    const found = await articlesIn(file);
    return found.flatMap((one) => {
      if (!('reading' in one)) return [];
      const { article, documentId = file.key } = one.reading;
      const version = {
        version: 1,
        versionCreated: file.lastModified,
        firstCreated: file.lastModified,
      };
      return [publishedArticle(article, { ...version, uri: articleUri('press', documentId) })];
    });
  } catch (error) {
    if (error instanceof RejectedUpload) return [];
    throw error;
  }
}

/**
 * Fails unless an article, and what each of our formats makes of it, can do nothing but be read: its
 * markup is in our vocabulary, its addresses lead to pages and pictures, its identifiers execute
 * nothing when somebody makes links of them, and its texts are text.
 */
export function expectInert(article: NinjsArticle): void {
  for (const { contentType, value } of article.bodies) {
    if (contentType === 'text/html') expectSafe(value);
    else expect(value).not.toMatch(controls);
  }
  expectAddresses(article);
  expect(JSON.parse(writers.ninjs.write(article))).toEqual(JSON.parse(JSON.stringify(article)));
  for (const format of ['rss', 'yahoo', 'smartnews', 'flipboard'] as const) {
    const feed = parseXml(writers[format].write(article));
    for (const element of withinAll(feed)) expectInertInFeed(element);
  }
  for (const element of withinAll(parseXml(writers.atom.write(article)))) {
    if (element.name === 'content') expectSafe(textOf(element));
    expectInertAttributes(element);
  }
  expectSafePage(writers.html.write(article));
  const { components } = JSON.parse(writers['apple-news'].write(article));
  for (const { format, text, html = '' } of components) {
    expectSafe(format === 'html' ? text : html);
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: there must be none.
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
const address = /^(?:https?:\/\/[^/]|mailto:)/;
const executed = /^\s*(?:javascript|vbscript|livescript|data|blob|file|about|view-source|feed):/i;

/** Everything in it that names a place is looked at, wherever it stands. */
function expectAddresses(value: unknown, name = ''): void {
  if (typeof value === 'string') {
    const isInert =
      (name !== 'href' || address.test(value)) &&
      (name !== 'uri' || !executed.test(value)) &&
      (name === 'value' || !controls.test(value));
    if (!isInert) expect.fail(`${name}: ${JSON.stringify(value)}`);
  } else if (Array.isArray(value)) {
    for (const one of value) expectAddresses(one, name);
  } else if (typeof value === 'object' && value !== null) {
    for (const [inner, one] of Object.entries(value)) expectAddresses(one, inner);
  }
}

/** Many readers take any text in a feed for HTML, and any that could be a link for one. */
function expectInertInFeed({ name, attributes, children }: XmlElement): void {
  const text = textOf({ children });
  if (name === 'encoded') expectSafe(text);
  else expectPlain(text);
  if (name === 'link' || name === 'guid') expect(text).not.toMatch(executed);
  expectInertAttributes({ attributes });
}

function textOf({ children }: Pick<XmlElement, 'children'>): string {
  return children.filter((child) => typeof child === 'string').join('');
}

function expectInertAttributes({ attributes }: Pick<XmlElement, 'attributes'>): void {
  for (const [attribute, value] of Object.entries(attributes)) {
    if (/^(?:url|href)$/.test(attribute)) expect(value).toMatch(address);
  }
}

function* withinAll(element: XmlElement): Generator<XmlElement> {
  for (const child of elementsOf(element)) {
    yield child;
    yield* withinAll(child);
  }
}
