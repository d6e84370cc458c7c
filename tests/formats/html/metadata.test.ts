import { describe, expect, it } from 'vitest';
import { uploaded } from '../../support/files.ts';
import { readUpload } from '../../support/read-upload.ts';

const prose = [
  'The harbour was closed on Monday after the storm of the weekend, the port authority said.',
  'Two boats are still being looked for, and the coast guard has asked the fleet to help.',
  'Nobody can remember a wave as high as the one that broke over the mole, the pilot said.',
];
const text = `<div>${prose.map((line) => `<p>${line}</p>`).join('')}</div>`;
const further = `<div>${[
  'The ferries to the islands will stay where they are until the wind has turned, their owner said.',
  'In the old town, cellars were under water, and the fire brigade was called eighty times at night.',
  'The last storm of this kind was in the winter of the long strike, when the cranes stood still.',
]
  .map((line) => `<p>${line}</p>`)
  .join('')}</div>`;
const headline = '<h1>Storm closes harbour</h1>';

function read(body: string, head = '', language = 'en') {
  const page = `<!doctype html><html lang="${language}"><head><title>Storm closes harbour</title>${head}</head><body>${body}</body></html>`;
  const { article, evidence } = readUpload(uploaded(page, 'press/a.html')).reading;
  const authors = article.infoSources?.map(({ name }) => name);
  return { ...article, headline: article.headlines[0]?.value, authors, evidence };
}

const jsonLd = (...things: object[]) =>
  `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@graph': things })}</script>`;

describe('who wrote it', () => {
  it('is looked up where the graph describes its people', () => {
    const head = jsonLd(
      {
        '@type': 'NewsArticle',
        author: [{ '@id': '#jane' }, { '@type': 'Person', '@id': '#john' }],
      },
      { '@type': 'Person', '@id': '#jane', name: 'Jane Doe' },
      { '@type': 'Person', '@id': '#john', name: 'John Roe' },
    );
    expect(read(headline + text, head)).toMatchObject({
      by: 'Jane Doe and John Roe',
      authors: ['Jane Doe', 'John Roe'],
      evidence: { by: 'json-ld author' },
    });
  });

  it('is printed by commas where the language is not English, and told one by one', () => {
    const head = jsonLd({ '@type': 'NewsArticle', author: ['Ane Holm', 'Jens Lund', 'Ida Krag'] });
    const { by, infoSources } = read(headline + text, head, 'da');
    expect(by).toBe('Ane Holm, Jens Lund, Ida Krag');
    expect(infoSources).toEqual(
      ['Ane Holm', 'Jens Lund', 'Ida Krag'].map((name) => ({ name, role: 'author' })),
    );
  });

  it.each([
    ['a meta element', '<meta name="author" content="Jane Doe">', '', 'author'],
    [
      'what is shown when it is shared',
      '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Jane Doe">',
      '',
      'twitter:data1',
    ],
    ['a link marked as author', '', '<a rel="author" href="/x">Jane Doe</a>', 'rel author'],
    [
      'microdata',
      '',
      '<p itemprop="author" itemscope>By <span itemprop="name">Jane Doe</span></p>',
      'itemprop author',
    ],
    [
      'a link to the author’s page',
      '',
      '<p><a href="/authors/jane-doe">Jane Doe</a></p>',
      'link to the author',
    ],
    ['an element called so', '', '<p class="article__byline">By Jane Doe</p>', 'byline'],
    [
      'the line under the headline',
      '',
      '<p>By Jane Doe | 3 May 2024</p>',
      'text near the headline',
    ],
    ['a name beside the date', '', '<p>3 May 2024</p><p>Jane Doe</p>', 'signature'],
    [
      'a name before a bar and the time',
      '',
      '<p>Jane Doe | Published 4 months ago</p>',
      'signature',
    ],
    [
      'an address, beside a portrait',
      '',
      '<figure><img src="/jane.jpg"><figcaption><address>Jane Doe</address></figcaption></figure>',
      'address',
    ],
    [
      'a line between standfirst and text',
      '',
      `<p>Forty boats are damaged, and the ferry will not sail until Thursday morning, it is said.</p>
       <p>Sea</p><p>Storms</p><p>Coast</p><p>Listen</p><p>By Jane Doe</p>`,
      'text near the headline',
    ],
  ])('is told by %s', (_, head, body, source) => {
    const { by, evidence } = read(headline + body + text, head);
    expect([by, evidence.by]).toEqual(['Jane Doe', source]);
  });

  it.each([
    ['role', '<p class="byline">By <b>Jane Doe</b> <i>Senior Reporter</i></p>'],
    ['date', '<p class="byline">Jane Doe <time datetime="2024-05-03">3 May</time></p>'],
    ['address', '<p class="byline">By Jane Doe, jane@post.example</p>'],
    ['who edited it', '<p class="byline">By Jane Doe</p><p class="byline">Edited by Ed Poe</p>'],
  ])('is told without the %s', (_, body) => {
    expect(read(headline + body + text).by).toBe('Jane Doe');
  });

  it('is a person rather than the site, or a user of it', () => {
    const head = `<meta property="og:site_name" content="The Post"><meta name="author" content="The Post">`;
    const byline = '<p class="byline">By Jane Doe</p>';
    expect(read(headline + byline + text, head).by).toBe('Jane Doe');
    expect(read(headline + text, head).by).toBe('The Post');
    expect(read(headline + byline + text, '<meta name="author" content="jdoe">').by).toBe(
      'Jane Doe',
    );
    expect(read(headline + text, '<meta name="author" content="jdoe">').by).toBe('jdoe');
  });

  it('is nobody who comments, took the picture, or wrote another article', () => {
    const beside = [
      '<div class="comments"><p class="comment-author">John Roe says:</p></div>',
      '<figure><figcaption>Photo: <span class="author">Ann Poe</span></figcaption></figure>',
      '<aside class="related"><p class="byline">By Ida Krag</p></aside>',
    ].join('');
    expect(read(headline + text + beside).by).toBeUndefined();
  });
});

describe('when it was published', () => {
  it.each([
    [
      'JSON-LD',
      jsonLd({ '@type': 'NewsArticle', datePublished: '2024-05-03T08:00:00Z' }),
      '',
      'json-ld datePublished',
    ],
    [
      'microdata',
      '',
      '<meta itemprop="datePublished" content="2024-05-03T08:00:00Z">',
      'datepublished',
    ],
    [
      'a time element under the headline',
      '',
      '<time datetime="2024-05-03T08:00:00Z">Friday</time>',
      'time',
    ],
  ])('is told exactly by %s', (_, head, body, source) => {
    const { firstCreated, evidence } = read(headline + body + text, head);
    expect([firstCreated, evidence.firstCreated]).toEqual(['2024-05-03T08:00:00.000Z', source]);
  });

  it('is told by the clock of the page, whose day is the one that readers saw', () => {
    const head = jsonLd({ '@type': 'NewsArticle', datePublished: '2024-05-03T23:10:00-05:00' });
    expect(read(headline + text, head).firstCreated).toBe('2024-05-03T23:10:00.000-05:00');
  });

  it.each([
    [
      'what is written under the headline',
      'de',
      '',
      '<p>Von Jana Dorn, 3. Mai 2024</p>',
      'text near the headline, a guess: 3. Mai 2024',
    ],
    [
      'the address',
      'en',
      '<link rel="canonical" href="https://post.example/2024/05/03/storm">',
      '',
      'address, a guess: 2024-05-03',
    ],
    [
      'a date that says so after the text',
      'en',
      '',
      `${text}${further}<p>Published: May 3, 2024</p>`,
      'text, a guess: May 3, 2024',
    ],
  ])('is guessed to the day, and marked as a guess, from %s', (_, language, head, body, source) => {
    const { firstCreated, versionCreated, evidence } = read(headline + body + text, head, language);
    expect([firstCreated, evidence.firstCreated]).toEqual(['2024-05-03T00:00:00.000Z', source]);
    expect(versionCreated).toBeUndefined();
  });

  it('is the time of the day that the address names, where the page shows one', () => {
    const head = '<link rel="canonical" href="https://post.example/2024/05/03/storm">';
    const body = '<time datetime="2024-05-03T08:00:00Z">today</time>';
    expect(read(headline + body + text, head).firstCreated).toBe('2024-05-03T08:00:00.000Z');
  });

  it('is rather what is called published than what is called updated', () => {
    const body = '<p>Updated: May 9, 2024</p><p>Published: May 3, 2024</p>';
    expect(read(headline + body + text).firstCreated).toBe('2024-05-03T00:00:00.000Z');
  });

  it('is the last change, where nothing else is known', () => {
    const head = '<meta property="article:modified_time" content="2024-05-09T10:00:00Z">';
    const { firstCreated, evidence } = read(headline + text, head);
    expect(firstCreated).toBe('2024-05-09T10:00:00.000Z');
    expect(evidence.firstCreated).toBe('article:modified_time (a later change)');
  });

  it.each([
    ['the year of a copyright', `${text}<footer>© 2019 The Post, 1 May 2019</footer>`],
    [
      'that of another article',
      `${text}<div class="related"><time datetime="2019-05-01">x</time></div>`,
    ],
    ['that of a comment', `${text}<div id="comments"><p>Jo, 1 May 2019</p></div>`],
    [
      'that of a picture',
      `<figure><figcaption>The harbour, 1 May 2019</figcaption></figure>${text}`,
    ],
  ])('is not %s', (_, body) => {
    expect(read(headline + body).firstCreated).toBeUndefined();
  });
});

describe('the headline', () => {
  const title = (value: string) => `<meta property="og:title" content="${value}">`;

  it.each([
    [
      'without a kicker that the page sets apart',
      '<h1><span class="kicker">Weather</span> Storm closes harbour</h1>',
      '',
    ],
    [
      'without a section that the page sets apart',
      '<h1><span>Opinion</span> Storm closes harbour</h1>',
      title('Opinion | Storm closes harbour'),
    ],
    [
      'without a kicker that the publisher leaves out elsewhere',
      '<h1>Weather: Storm closes harbour</h1>',
      title('Storm closes harbour'),
    ],
    [
      'without a line below it',
      '<h1>Storm closes harbour <small>Fleet asked for help</small></h1>',
      title('Storm closes harbour'),
    ],
    [
      'as all that the publisher declares has it',
      '<h1>Harbour: storm!</h1>',
      title('Storm closes harbour') +
        jsonLd({ '@type': 'NewsArticle', headline: 'Storm closes harbour' }),
    ],
    [
      'as the publisher’s data has it, where the page shows it below another',
      '<h1>Harbour storm today: live</h1><h2>Storm closes harbour</h2>',
      title('Harbour storm today: live') +
        jsonLd({ '@type': 'NewsArticle', headline: 'Storm closes harbour' }),
    ],
    [
      'not that of the site',
      '<h1><a href="/">Storm watch</a></h1><h2>Storm closes harbour</h2>',
      title('Storm closes harbour | Storm watch'),
    ],
    [
      'not that of another article',
      '<h1>Storm closes harbour</h1><h2><a href="/x">Storm closes airport</a></h2>',
      title('Storm closes airport'),
    ],
  ])('is told %s', (_, body, head) => {
    expect(read(body + text, head).headline).toBe('Storm closes harbour');
  });

  it('keeps a kicker that the publisher counts as part of it', () => {
    const body = '<h1><span class="kicker">Weather:</span> Storm closes harbour</h1>';
    expect(read(body + text, title('Weather: Storm closes harbour')).headline).toBe(
      'Weather: Storm closes harbour',
    );
  });

  it('is the site’s name only where the page has nothing else', () => {
    const site = '<meta property="og:site_name" content="Storm closes harbour">';
    expect(read(text, site).headline).toBe('Storm closes harbour');
    expect(read(`<h1>Storm closes harbour again</h1>${text}`, site).headline).toBe(
      'Storm closes harbour again',
    );
  });

  it('is not the site’s name where the site is said to be called as the page is', () => {
    const site = '<meta property="og:site_name" content="Storm closes harbour">';
    expect(read(headline + text, site).evidence.headline).toBe('h1');
  });

  it('is the page’s only first heading, whatever the page is called elsewhere', () => {
    const body = '<h1>How we rode out the night</h1>';
    expect(read(body + text).headline).toBe('How we rode out the night');
  });
});
