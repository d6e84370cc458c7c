import type { Readability } from '@mozilla/readability';
import type { Page, Tool } from './page.ts';

/** Each by its name; nothing of the others is loaded with it. */
export const tools: Record<string, () => Promise<Tool>> = {
  Wirecopy: async () => {
    const { articlesIn } = await import('../../lambdas/normalise/read-upload.ts');
    return async (html, url) => {
      const key = `press/${encodeURIComponent(url)}.html`;
      const file = { key, bytes: Buffer.from(html), lastModified: '2026-11-20T08:00:00.000Z' };
      const [found] = await articlesIn(file);
      if (!found || !('reading' in found)) return undefined;
      const { article } = found.reading;
      return {
        text: article.bodies.find(({ contentType }) => contentType === 'text/plain')?.value,
        headline: article.headlines[0]?.value,
        author: article.by,
        datePublished: article.firstCreated,
      };
    };
  },

  'Readability, jsdom': async () => {
    const { Readability } = await import('@mozilla/readability');
    const { JSDOM, VirtualConsole } = await import('jsdom');
    const virtualConsole = new VirtualConsole();
    return (html, url) => {
      const { window } = new JSDOM(html, { url, virtualConsole });
      const found = readable(new Readability(window.document).parse());
      window.close();
      return found;
    };
  },

  'Readability, linkedom': async () => {
    const { Readability } = await import('@mozilla/readability');
    const { parseHTML } = await import('linkedom');
    return (html) => readable(new Readability(parseHTML(html).document).parse());
  },

  'defuddle, linkedom': async () => {
    const { Defuddle } = await import('defuddle/node');
    const { parseHTML } = await import('linkedom');
    return async (html, url) => {
      const { content, title, author, published } = await Defuddle(parseHTML(html).document, url);
      return { html: content, headline: title, author, datePublished: published };
    };
  },

  'article-extractor': async () => {
    const { extractFromHtml } = await import('@extractus/article-extractor');
    return async (html, url) => {
      const found = await extractFromHtml(html, url);
      if (!found) return undefined;
      const { content, title, author, published } = found;
      return { html: content, headline: title, author, datePublished: published };
    };
  },
};

function readable(found: ReturnType<Readability['parse']>) {
  if (!found) return undefined;
  const { content, title, byline, publishedTime } = found;
  return {
    html: content ?? undefined,
    headline: title ?? undefined,
    author: byline ?? undefined,
    datePublished: publishedTime ?? undefined,
  };
}

/** The address that a page without one is given: relative links need a base. */
export function addressOf({ id, url }: Page): string {
  return url || `https://pages.example/${id}`;
}
