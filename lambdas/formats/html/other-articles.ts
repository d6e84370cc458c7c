import { descendants, type Element } from './tree.ts';

/**
 * Whole articles that follow the page's own, as where a reader scrolls on into the next: elements
 * marked as articles, with a headline of the same rank or above, after the one that holds the page's
 * headline and, as `hasText` tells, a text.
 */
export function otherArticles(
  root: Element,
  headline: Element | undefined,
  hasText: (article: Element) => boolean,
): Element[] {
  if (!headline) return [];
  const articles = outermostArticles(root);
  const own = articles.findIndex((article) => descendants(article).includes(headline));
  const article = articles[own];
  if (!article || !hasText(article)) return [];
  return articles.slice(own + 1).filter((other) => {
    const title = descendants(other).find(({ name }) => /^h[1-6]$/.test(name));
    return title !== undefined && title.name <= headline.name;
  });
}

function outermostArticles(root: Element): Element[] {
  const found: Element[] = [];
  const read = ({ children }: Element): void => {
    for (const child of children) {
      if (typeof child === 'string') continue;
      if (child.name === 'article') found.push(child);
      else read(child);
    }
  };
  read(root);
  return found;
}
