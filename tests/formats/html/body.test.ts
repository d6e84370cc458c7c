import { describe, expect, it } from 'vitest';
import { uploaded } from '../../support/files.ts';
import { readUpload } from '../../support/read-upload.ts';

const prose = [
  'The harbour was closed on Monday after the storm of the weekend, the port authority said.',
  'Two boats are still being looked for, and the coast guard has asked the fleet to help.',
  'Nobody can remember a wave as high as the one that broke over the mole, the pilot said.',
];
const paragraphs = prose.map((text) => `<p>${text}</p>`).join('');
const address = 'https://post.example/storm';

function read(body: string, head = '') {
  const page = `<!doctype html><html><head><title>Storm closes harbour</title><link rel="canonical" href="${address}">${head}</head><body>${body}</body></html>`;
  const { article, dropped } = readUpload(uploaded(page, 'press/a.html')).reading;
  return { lines: article.bodies[1]?.value.split('\n\n') ?? [], dropped };
}

const headline = '<h1>Storm closes harbour</h1>';
const standfirst =
  'Forty boats are damaged, the ferry will not sail until Thursday morning, and the towns along the coast ask who is to pay.';
const described = `<meta name="description" content="${standfirst}">`;

describe('what stands before the text', () => {
  it.each([
    ['the page describes itself with it', described, `<div><span>${standfirst}</span></div>`],
    ['it is called so', '', `<header><p class="article__standfirst">${standfirst}</p></header>`],
    ['it is the first sentence below the headline', '', `<h2>${standfirst}</h2>`],
  ])('is part of it, where %s', (_, head, markup) => {
    const { lines } = read(`${headline}${markup}<article>${paragraphs}</article>`, head);
    expect(lines).toEqual([standfirst, ...prose]);
  });

  it('is part of it, where its paragraphs are called as those of the text', () => {
    const own =
      '<p class="copy">Nobody saw it come, says the man who watches the weather here.</p>';
    const first = `<p class="copy">${prose[0]}</p>`;
    const rest = `<div>${[...prose, ...prose.map((line) => `Later, ${line}`)].map((line) => `<p class="copy">${line} It was Monday.</p>`).join('')}</div>`;
    const { lines } = read(`<main>${headline}<section>${own}${first}</section>${rest}</main>`);
    expect(lines[0]).toMatch(/^Nobody saw it come/);
    expect(lines).toHaveLength(8);
  });

  it.each([
    ['too short for a sentence of its own', `${headline}<h2>Forty boats are damaged.</h2>`],
    ['the text’s own beginning', `${headline}<p class="standfirst">${prose[0]} And …</p>`],
    ['a caption', `${headline}<figure><figcaption>${standfirst}</figcaption></figure>`],
    ['above the headline', `<p class="lead">${standfirst}</p>${headline}`],
  ])('is no part of it, where it is %s', (_, markup) => {
    const text = [
      ...prose,
      ...prose.map((line) => `Later that day it was said once more: ${line}`),
    ];
    const days = ['On Tuesday', 'On Thursday', 'At the weekend'];
    const all = days.flatMap((day) => text.map((line) => `${day} nothing had changed: ${line}`));
    all.unshift(prose[0] ?? '');
    const article = `<article>${all.map((line) => `<p>${line}</p>`).join('')}</article>`;
    expect(read(`${markup}${article}`).lines).toEqual(all);
  });
});

describe('an element’s name', () => {
  const body = `<div><p>${prose[1]}</p></div>`;

  it.each([
    [
      'a heading’s id, made of its words',
      '<h2 id="privacy-at-sea">Privacy at sea</h2>',
      'Privacy at sea',
    ],
    [
      'an id made of a heading’s words',
      `<section id="what-the-boats-promoted-by-the-port-cost">${body}</section>`,
      prose[1],
    ],
    [
      'a word of a machine’s',
      `<section class="el-4ad9f53" id="b-34ad9c">${body}</section>`,
      prose[1],
    ],
    ['a component of a page', `<section class="cmp-text">${body}</section>`, prose[1]],
  ])('is not believed where it is %s', (_, markup, line) => {
    const { lines } = read(
      `${headline}<article><p>${prose[0]}</p>${markup}<p>${prose[2]}</p></article>`,
    );
    expect(lines).toEqual([prose[0], line, prose[2]]);
  });

  it('is not believed where it names the whole page, and its parts are judged all the same', () => {
    const page = `<div class="privacy-bar"><p>We respect what you read, and pass nothing on.</p></div>${headline}<article>${paragraphs}</article>`;
    const { lines } = read(`<div id="end">${page}</div><script>1</script>`);
    const all = readUpload(
      uploaded(
        `<!doctype html><html class="cookie-consent"><head><title>Storm closes harbour</title></head><body class="gdpr-applies">${page}</body></html>`,
      ),
    ).reading.article.bodies[1]?.value;
    expect(all?.split('\n\n')).toEqual(lines);
    expect(lines).toEqual(prose);
  });
});

it('ends with its own article where the page scrolls on into the next', () => {
  const next = prose.map((line) => `<p>On another day, ${line}</p>`).join('');
  const { lines } = read(
    `<main><article>${headline}${paragraphs}</article><article><h1>A goat in the bank</h1>${next}${next}</article></main>`,
  );
  expect(lines).toEqual(prose);
});

it('has the answers that are folded away below their questions', () => {
  const answers = ['Who pays?', 'Who sails?'].map(
    (question) =>
      `<li><a href="#">${question} That is what most ask.</a><div><h4>What is known</h4><p>The port does not know yet.</p></div></li>`,
  );
  const { lines } = read(`${headline}<article>${paragraphs}<ul>${answers.join('')}</ul></article>`);
  expect(lines.join()).toContain('The port does not know yet.');
});

it('is found in a script that says much in few characters', () => {
  const lines = [
    '今月の嵐で港は月曜日から閉鎖されている。',
    '二隻の船の行方がまだ分かっていない。',
  ];
  const markup = lines.map((line) => `<p>${line}</p>`).join('');
  expect(read(`<div class="gate-ad">${headline}${markup}</div><p>© 港新聞</p>`).lines).toEqual(
    lines,
  );
});

describe('what stands between standfirst and text', () => {
  it.each([
    ['the byline', 'Von Eva Stein'],
    ['the date', '28.4.2023 18:41 Uhr'],
  ])('is left out: %s', (_, line) => {
    const first = `<p>${standfirst}</p><p>${line}</p>`;
    const { lines } = read(`${headline}<article>${first}${paragraphs}</article>`, described);
    expect(lines).toEqual([standfirst, ...prose]);
  });
});

describe('what stands within the text and is no part of it', () => {
  const teaser = (name: string) =>
    `<div class="box"><a href="/${name}"><img src="/${name}.jpg" alt=""><h3>What is to be known of ${name}</h3></a><p>The paper has asked those who should know what will come of it.</p></div>`;
  const before = paragraphs;
  const after = '<p>Later that day the wind turned, and the first of the boats came home.</p>';
  const all = [...prose, 'Later that day the wind turned, and the first of the boats came home.'];

  it.each([
    ['a box of teasers', `<section>${teaser('tides')}${teaser('moles')}</section>`],
    ['a single teaser', teaser('tides')],
    [
      'the same text once more, for another screen',
      `<div style="display:none"><div>${paragraphs}${after}</div></div>`,
    ],
    [
      'a quote pulled out of it',
      '<blockquote>“Nobody can remember a wave as high as the one”</blockquote><p>Ada Pole, pilot</p>',
    ],
    ['a caption with its credit', '<p>The mole on Monday. Credit: Eva Stone</p>'],
    ['a credit', '<p>Eva Stone / Pool via Reuters</p>'],
    ['what is shown beside it', '<p>WATCH | The night of the storm</p>'],
    ['an invitation', '<p>Sign up to <a href="/n">our newsletter</a> on the sea.</p>'],
    ['a share bar', '<ul><li>Facebook</li><li>Twitter</li><li>Copy link</li></ul>'],
    [
      'a call to action',
      '<div class="cta-box"><p>Buy our book on the storms of the coast.</p></div>',
    ],
    [
      'a notice in place of something embedded',
      '<p>An dieser Stelle finden Sie einen externen Inhalt, der den Artikel ergänzt. Sie können ihn sich mit einem Klick anzeigen lassen und wieder ausblenden.</p>',
    ],
    [
      'related titles',
      '<h3>Related</h3><p><a href="/a">A goat in the bank</a></p><p><a href="/b">Rain until Sunday</a></p>',
    ],
    ['what only screen readers are told', '<p style="clip:rect(0 0 0 0)">Opens in a new tab.</p>'],
  ])('is left out: %s', (_, markup) => {
    expect(read(`${headline}<article>${before}${markup}${after}</article>`).lines).toEqual(all);
  });

  it.each([
    ['a link to another site', '<p><a href="https://lifeboat.example/">The lifeboat fund</a></p>'],
    ['a list of what is linked elsewhere', '<ul><li>Oilskins</li><li>Lanterns</li></ul>'],
    ['somebody’s words', '<p>“Sign up to our newsletter,” he read, and laughed.</p>'],
  ])('is kept: %s', (_, markup) => {
    const { lines } = read(`${headline}<article>${before}${markup}${after}</article>`);
    expect(lines).toHaveLength(all.length + 1);
  });
});

it('links to an embedded post, by its words, which are no part of the plain text', () => {
  const post =
    '<blockquote class="twitter-tweet"><p>What a wave!</p>— Ada Pole <a href="https://x.example/ada/1">May 3</a></blockquote>';
  const page = `<!doctype html><html><head><title>Storm</title></head><body><article>${paragraphs}${post}${paragraphs}</article></body></html>`;
  const [html, plain] = readUpload(uploaded(page, 'press/a.html')).reading.article.bodies;
  expect(html?.value).toContain(
    '<a href="https://x.example/ada/1">What a wave!— Ada Pole May 3</a>',
  );
  expect(plain?.value).not.toContain('What a wave');
});

describe('what trails after the text', () => {
  const by = '<meta name="author" content="Eva Stone">';

  it.each([
    ['who else reported', '<p>Reporting by Nils Ortega; Editing by Wen Hall</p>'],
    ['the author’s life', '<p>Eva Stone is a senior reporter for The Post.</p>'],
    ['the author’s name and role', '<p>Eva Stone</p><p>Senior Coast Reporter</p>'],
    ['the life of a guest', '<p>Ada Pole is a lecturer at the school of the sea.</p>'],
    ['how to reach them', '<p>Contact Eva at eva@post.example.</p>'],
    ['where it appeared first', '<p>This article first appeared in The Post.</p>'],
    ['an invitation', '<p>Have a story? Subscribe to our newsletter.</p>'],
    ['when it was posted', '<p>Post time: 24-11-2026</p>'],
    ['what else there is to read', '<p>Related articles from the Harbour Blog</p>'],
    ['a heading of nothing', '<h3>References</h3>'],
    [
      'a list below such a heading',
      '<h3>More Great Post Stories</h3><ul><li>A goat in the bank</li><li>Rain until Sunday</li></ul>',
    ],
  ])('is left out, and told: %s', (_, markup) => {
    const { lines, dropped } = read(`${headline}<article>${paragraphs}${markup}</article>`, by);
    expect(lines).toEqual(prose);
    expect(dropped.length).toBeGreaterThan(0);
  });

  it.each([
    ['news of the same words', 'Reporting the loss took the fleet until Tuesday, Stone said.'],
    ['a day of which something is said', 'It was Monday, 23 November 2026.'],
    ['somebody who was named before', 'The pilot is a lecturer at the school of the sea.'],
    ['what people write to each other', 'He had read it in a newsletter, she said on WhatsApp.'],
  ])('is kept: %s', (_, last) => {
    const { lines } = read(`${headline}<article>${paragraphs}<p>${last}</p></article>`, by);
    expect(lines).toEqual([...prose, last]);
  });
});
