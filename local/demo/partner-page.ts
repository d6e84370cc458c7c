import { body, headline, webAddress } from '../../lambdas/article/ninjs.ts';
import type { Received } from './received.ts';

/** The demo partner's site: what each partner shows now, newest first. */
export function page(copies: readonly Received[]): string {
  const newestFirst = [...copies].sort((a, b) => b.at.getTime() - a.at.getTime());
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>The demo partner</title>
<style>
  body { font: 17px/1.55 Georgia, serif; max-width: 44rem; margin: 2.5rem auto; padding: 0 1rem; color: #1b1b1b; background: #fbfaf7 }
  header { border-bottom: 3px double #1b1b1b; margin-bottom: 2rem }
  h1 { font-size: 2rem; margin: 0 }
  header p, .meta { font: 13px/1.5 system-ui, sans-serif; color: #5c5c5c }
  article { border-bottom: 1px solid #d8d4ca; padding: 0 0 1.2rem; margin: 0 0 1.6rem }
  h2 { font-size: 1.35rem; line-height: 1.25; margin: 0 0 .3rem }
  .tags span { background: #ebe6da; border-radius: 3px; padding: .05rem .4rem; margin-right: .3rem; white-space: nowrap }
  .gone h2 { text-decoration: line-through; color: #8a1c1c }
  details { margin-top: .6rem } summary { cursor: pointer; font: 13px system-ui, sans-serif }
  img { max-width: 100% }
</style>
<header>
  <h1>The demo partner</h1>
  <p>${newestFirst.length} articles, each received as a signed push and verified with the public <code>standardwebhooks</code> package.</p>
</header>
${newestFirst.map(entry).join('\n')}
`;
}

function entry({ partner, sequence, id, at, article }: Received): string {
  const gone = article.pubStatus !== 'usable';
  const tags = [...(article.subjects ?? []), ...(article.places ?? []), ...(article.people ?? [])];
  const source = webAddress(article);
  return `<article class="${gone ? 'gone' : 'live'}">
  <h2>${escapeHtml(headline(article) || article.uri)}</h2>
  <p class="meta">${escapeHtml(partner)} · version ${escapeHtml(article.version)} · sequence ${sequence} · ${at.toISOString()} · <code>${escapeHtml(id)}</code>${article.by ? ` · ${escapeHtml(article.by)}` : ''}${source ? ` · <a href="${escapeHtml(source)}">source</a>` : ''}</p>
  ${gone ? '<p class="meta">Withdrawn by its publisher.</p>' : `<p class="meta tags">${tags.map((tag) => `<span>${escapeHtml(tag.name)}</span>`).join(' ')}</p><details><summary>Read</summary>${body(article, 'text/html')}</details>`}
</article>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
