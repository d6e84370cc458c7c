import type { Story } from './story.ts';

/** As a small agency sends it, with the furniture that a copied page leaves. */
export function asText({ headline, byline, dateline, paragraphs }: Story): string {
  const [first = '', ...others] = paragraphs;
  return [
    headline,
    `By ${byline}`,
    `${dateline.toUpperCase()} — ${first}`,
    ...others,
    'Related Posts',
    '1 of 6',
  ].join('\n\n');
}

/** As an agency's system sends it: ninjs 3.1, the body in HTML. */
export function asNinjs({ headline, byline, dateline, published, url, paragraphs }: Story): string {
  return JSON.stringify({
    uri: url,
    standard: { name: 'ninjs', version: '3.1' },
    type: 'text',
    version: '1',
    versionCreated: published,
    pubStatus: 'usable',
    urgency: 4,
    language: 'en',
    by: byline,
    located: dateline,
    headlines: [{ role: 'main', value: headline }],
    bodies: [{ role: 'main', contentType: 'text/html', value: inHtml(paragraphs) }],
    copyrightHolder: 'Bench Wire',
  });
}

/** As a content management system serves it: the article is about a third of the page. */
export function asHtml(story: Story): string {
  const { headline, byline, published, url, paragraphs } = story;
  const linkedData = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline,
    datePublished: published,
    author: { '@type': 'Person', name: byline },
  };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escaped(headline)} | Bench Wire</title>
<link rel="canonical" href="${url}">
<meta property="og:title" content="${escaped(headline)}">
<meta property="article:published_time" content="${published}">
<script type="application/ld+json">${JSON.stringify(linkedData)}</script>
<style>${style}</style>
<script>${script}</script>
</head>
<body>
<header><a href="/">Bench Wire</a><nav><ul>${links('section', 24)}</ul></nav></header>
<main>
<article>
<h1>${escaped(headline)}</h1>
<p class="byline">By ${escaped(byline)}</p>
<div class="share-bar"><a href="#">Share</a> <a href="#">E-mail</a></div>
${inHtml(paragraphs)}
<div class="newsletter-signup"><p>Sign up to our morning newsletter</p></div>
</article>
<aside class="related"><h3>Related stories</h3><ul>${links('story', 12)}</ul></aside>
<section class="comments"><h3>Comments (6)</h3>${'<div class="comment"><p>I could not agree more.</p></div>'.repeat(6)}</section>
</main>
<footer><ul>${links('service', 30)}</ul><p>© 2026 Bench Wire. All rights reserved.</p></footer>
</body>
</html>`;
}

const style = Array.from(
  { length: 60 },
  (_, index) => `.block-${index}{margin:0 auto;padding:${index}px;color:#222;display:flex}`,
).join('\n');

const script = Array.from(
  { length: 40 },
  (_, index) => `window.slots=window.slots||[];window.slots.push({id:${index},size:[300,250]});`,
).join('\n');

function links(name: string, count: number): string {
  return Array.from(
    { length: count },
    (_, index) =>
      `<li class="item"><a href="/${name}/${index}">The ${name} of number ${index}</a></li>`,
  ).join('\n');
}

function inHtml(paragraphs: string[]): string {
  return paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
