import { describe, expect, it } from 'vitest';
import { uploaded } from '../../support/files.ts';
import { readUpload } from '../../support/read-upload.ts';

/** Sites whose class names say nothing: what an element is must show in what it holds. */
const prose = [
  'The harbour was closed on Monday after the storm of the weekend, the port authority said.',
  'Two boats are still being looked for, and the coast guard has asked the fleet to help.',
  'Nobody can remember a wave as high as the one that broke over the mole, the pilot said.',
];
const [before, ...after] = prose.map((text) => `<p class="k3f">${text}</p>`);
const headline = '<h1>Storm closes harbour</h1>';

function read(markup: string) {
  const page = `<!doctype html><html lang="en"><head><title>Storm closes harbour</title></head><body>${markup}</body></html>`;
  const { article } = readUpload(uploaded(page, 'press/a.html')).reading;
  return { article, lines: article.bodies[1]?.value.split('\n\n') ?? [] };
}

/** A page with the markup among its paragraphs. */
function readWith(markup: string, top = '') {
  return read(`<div>${headline}${top}<div>${before}${markup}${after.join('')}</div></div>`);
}

describe('a box that asks for an address or a password', () => {
  it.each([
    ['an address', '<input type="email">'],
    ['an address in a field for anything', '<input name="subscriber[email]">'],
    ['a password', '<input type="password">'],
  ])('is left out: %s', (_, field) => {
    const { lines } = readWith(
      `<div class="x1"><h3>The tide, every morning</h3><p>What the sea will do, told by those who know it.</p><div>${field}<button>Yes</button></div></div>`,
    );
    expect(lines).toEqual(prose);
  });

  it('stays where it holds the text itself', () => {
    const { lines } = read(
      `${headline}<div>${before}${after.join('')}<input type="email" placeholder="e-mail"></div>`,
    );
    expect(lines).toEqual(prose);
  });

  it('is no box that asks for a word to search for', () => {
    const box = '<div><p>Search the archive for the storms of old.</p><input name="q"></div>';
    expect(readWith(box).lines).toContain('Search the archive for the storms of old.');
  });
});

describe('a box with a picture and a line below it', () => {
  const picture = (file: string) =>
    `<img src="https://post.example/${file}.jpg" alt="" width="640" height="360">`;

  it('is a figure with its caption', () => {
    const { article, lines } = readWith(
      `<div>${picture('mole')}<p>The mole on Monday.</p><div>Eva Stone</div></div>`,
    );
    expect(lines).toEqual(prose);
    expect(article.bodies[0]?.value).toContain(
      '<figcaption>The mole on Monday. Eva Stone</figcaption>',
    );
  });

  it.each([
    ['has a heading', `<div>${picture('mole')}<h3>The mole</h3><p>It will be mended.</p></div>`],
    ['says more than a caption', `<div>${picture('mole')}${after.join('')}${after.join('')}</div>`],
    ['has its line above', `<div><p>It will be mended.</p>${picture('mole')}</div>`],
  ])('is text where it %s', (_, markup) => {
    const { lines } = readWith(markup);
    expect(lines.length).toBeGreaterThan(prose.length);
  });

  it('is one of a list where others stand beside it', () => {
    const boxes = ['Nets', 'Ropes', 'Lamps'].map(
      (name) => `<div>${picture(name)}<p>${name} are sold on the quay.</p></div>`,
    );
    expect(readWith(`<div>${boxes.join('')}</div>`).lines).toContain('Nets are sold on the quay.');
  });
});

it('leaves out a line that says what a picture shows', () => {
  const shows = 'Eva Stone, who keeps the light on the mole';
  const picture = `<img src="https://post.example/light.jpg" alt="${shows}" width="640" height="360">`;
  expect(readWith(`${picture}<p>${shows}</p>`).lines).toEqual(prose);
});

describe('a line in italics right below a picture', () => {
  const picture = '<img src="https://post.example/mole.jpg" width="640" height="360">';

  it.each(['The mole on Monday', 'Eva Stone looks at what the sea has left of the mole.'])(
    'is its caption: %s',
    (line) => expect(readWith(`${picture}<p><em>${line}</em></p>`).lines).toEqual(prose),
  );

  it.each([
    ['somebody says it', '<em>“I have never seen the like,” she said.</em>'],
    ['it is a sentence too long for one', `<em>${prose[0]} ${prose[1]}</em>`],
    ['only a part is in italics', 'The <em>Anna</em> is still missing.'],
  ])('is text where %s', (_, line) => {
    expect(readWith(`${picture}<p>${line}</p>`).lines).toHaveLength(prose.length + 1);
  });
});

describe('what readers say', () => {
  const said = [
    'They should have seen it come, if you ask me, and I have said so for years.',
    'My uncle lost a boat in the same way, and nobody paid him anything at all for it.',
    'We sail there every summer and have never seen a wave like this one before.',
  ];
  const entries = (beside: string) =>
    said.map((text) => `<li class="q7"><p>${text}</p><a href="#">${beside}</a></li>`).join('');

  it.each([
    ['may be answered', entries('Reply')],
    ['may be answered by name', entries('Antworten an Eva')],
    ['is introduced by who says it', entries('Eva Stone says:')],
  ])('is left out where it %s', (_, markup) => {
    const { lines } = read(
      `<div>${headline}<div>${before}${after.join('')}</div><ol class="z9">${markup}</ol></div>`,
    );
    expect(lines).toEqual(prose);
  });

  it.each(['3 responses to “Storm closes harbour”', 'Top Rated Comments', '3 Gedanken zu „Sturm“'])(
    'is left out below “%s”',
    (title) => {
      const { lines } = read(
        `<div>${headline}${before}${after.join('')}<h4>${title}</h4>${said.map((text) => `<p>${text}</p>`).join('')}</div>`,
      );
      expect(lines).toEqual(prose);
    },
  );

  it('is the article where it is all of it', () => {
    const { lines } = read(`${headline}<ol>${entries('Eva Stone says:')}</ol>`);
    expect(lines.join()).toContain(said[0]);
  });
});

describe('what is hidden until it is asked for', () => {
  const answers = ['Who pays?', 'Who sails?', 'Who knew?'];
  const hidden = (attributes: string) =>
    answers
      .map(
        (asked, index) =>
          `<h3>${asked}</h3><div ${attributes} style="display:none"><p>Number ${index} is not known yet.</p></div>`,
      )
      .join('');

  it.each(['role="region"', 'role="tabpanel"', 'aria-labelledby="question"'])(
    'is text where a heading opens it: %s',
    (attributes) => {
      const { lines } = readWith(hidden(attributes));
      expect(lines).toContain('Number 2 is not known yet.');
    },
  );

  it('is left out where nothing says so', () => {
    expect(readWith(`<div style="display:none"><p>It is not known.</p></div>`).lines).toEqual(
      prose,
    );
  });
});

describe('a list before the text', () => {
  it.each([
    [
      'the way to the page',
      '<ol><li><a href="/">Start</a></li><li><a href="/sea">Sea</a></li><li>Storms</li></ol>',
    ],
    ['its date and its buttons', '<ul><li>May 3, 2024</li><li>Leave a comment</li></ul>'],
  ])('is left out where it is %s', (_, list) => {
    expect(readWith('', list).lines).toEqual(prose);
  });

  it('stays where it says something', () => {
    const list = '<ul><li>2 boats missing</li><li>40 boats damaged</li></ul>';
    const { lines } = read(`<div>${headline}<div>${list}${before}${after.join('')}</div></div>`);
    expect(lines[0]).toBe('- 2 boats missing\n- 40 boats damaged');
  });
});

it('leaves out a byline whose names stand in another order, and what stands beside them', () => {
  const { article, lines } = read(
    `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Storm closes harbour","author":[{"name":"Eva Stone"},{"name":"Jan Poe"}]}</script>
    <div>${headline}<p>Jan Poe and Eva Stone Courier of the Coast</p>${before}${after.join('')}</div>`,
  );
  expect(article.by).toBe('Eva Stone and Jan Poe');
  expect(lines).toEqual(prose);
});
