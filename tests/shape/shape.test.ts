import { describe, expect, it } from 'vitest';
import { bodiesFrom, bodiesOf } from '../../lambdas/article/blocks.ts';
import { body, type NinjsArticle, type NinjsAssociation } from '../../lambdas/article/ninjs.ts';
import { markupBlocks } from '../../lambdas/formats/body-text.ts';
import { htmlWriter } from '../../lambdas/formats/html/write.ts';
import { rssWriter } from '../../lambdas/formats/rss/write.ts';
import { wordpressWriter } from '../../lambdas/formats/wordpress/write.ts';
import { Shape } from '../../lambdas/partner/shape.ts';
import { shaper } from '../../lambdas/shape/shape.ts';
import { article } from '../formats/articles.ts';

const page = 'https://harbour-post.example/2026/ferry?a=1&amp;b=2';

function shaped(rules: Shape, one: NinjsArticle = article()): NinjsArticle {
  return shaper(one)({ shape: rules });
}

function text(html: string, changes: Partial<NinjsArticle> = {}): NinjsArticle {
  return article({ bodies: bodiesOf(markupBlocks(html, undefined)), ...changes });
}

function html(rules: Shape, one: NinjsArticle): string {
  return body(shaped(rules, one), 'text/html');
}

describe('a shape', () => {
  it('without rules changes nothing, and a withdrawal is never shaped', () => {
    expect(shaped({})).toEqual(article());
    const kill = article({ pubStatus: 'canceled' });
    expect(shaped({ headline: { most: 10 } }, kill)).toBe(kill);
  });

  it('omits fields, or keeps but some', () => {
    const { by, located, ...rest } = article();
    expect(shaped({ fields: { omit: ['by', 'located'] } })).toEqual(rest);
    const kept = shaped({ fields: { keep: ['by'] } });
    expect(kept).toMatchObject({ by, uri: article().uri, bodies: article().bodies });
    expect(kept).not.toHaveProperty('subjects');
    expect(kept).not.toHaveProperty('associations');
  });

  it('cuts every headline after a word', () => {
    const one = article({
      headlines: [{ value: 'Ferry crews agree' }, { role: 'kicker', value: 'Now' }],
    });
    expect(shaped({ headline: { most: 13 } }, one).headlines).toEqual([
      { value: 'Ferry crews…' },
      { role: 'kicker', value: 'Now' },
    ]);
  });
});

describe('a body of so many words', () => {
  const one = text(
    '<p>Boats sail.</p><h2>Fares</h2><p>They rise on <a href="https://a.example/">Monday</a>.</p>',
  );

  it('is cut after a paragraph, and no heading stands at its end', () => {
    expect(html({ body: { most: 7 } }, one)).toBe(body(one, 'text/html'));
    expect(html({ body: { most: 6 } }, one)).toBe('<p>Boats sail.</p>');
  });

  it('leads on to the article’s page, if it was cut and there is one', () => {
    const rules = { body: { most: 6, more: 'Read more' } };
    const cut = shaped(rules, one);
    expect(body(cut, 'text/html')).toBe(
      `<p>Boats sail.</p>\n<p><a href="${page}">Read more</a></p>`,
    );
    expect(body(cut, 'text/plain')).toContain('\n\nRead more (https://harbour-post.example/');
    expect(html({ body: { most: 7, more: 'Read more' } }, one)).not.toContain('Read more');
    const { renditions, ...homeless } = one;
    expect(html(rules, homeless)).toBe('<p>Boats sail.</p>');
  });

  it('has at least the first sentence or the first words', () => {
    const long = text('<p><strong>Boats sail again</strong>. They <em>sail at noon</em>.</p>');
    expect(html({ body: { most: 5 } }, long)).toBe('<p><strong>Boats sail again</strong>.</p>');
    expect(html({ body: { most: 2 } }, long)).toBe('<p><strong>Boats sail</strong>…</p>');
  });

  it('is cut by the words of its language', () => {
    const chinese = text('<p>港口罢工今天结束了。</p><p>船只正午开航。</p>', { language: 'zh' });
    expect(html({ body: { most: 6 } }, chinese)).toBe('<p>港口罢工今天结束了。</p>');
  });
});

describe('the attribution', () => {
  const one = article({ infoSources: [{ name: 'The Harbour Post' }] });
  const attribution = 'This article was first published by {publisher}.';
  const link = `<a href="${page}">The Harbour Post</a>`;

  it('is a last line that leads back to the article', () => {
    expect(html({ attribution }, one).split('\n').at(-1)).toBe(
      `<p>This article was first published by ${link}.</p>`,
    );
    expect(body(shaped({ attribution }, one), 'text/plain')).toMatch(
      /\n\nThis article was first published by The Harbour Post \(https:\S+\)\.$/,
    );
  });

  it('names the publisher as well as it can', () => {
    const names = (changes: Partial<NinjsArticle>) =>
      html({ attribution: 'By {publisher}' }, { ...article(), ...changes }).match(
        /By (?:<.*?>)?([^<]*)/,
      )?.[1];
    expect(names({ copyrightHolder: 'Harbour Ltd' })).toBe('Harbour Ltd');
    expect(names({ uri: 'urn:wirecopy:harbour%20post:ferry', renditions: [] })).toBe(
      'harbour post',
    );
    expect(names({ renditions: [{ name: 'web', href: 'https://www.post.example/1' }] })).toBe(
      'post.example',
    );
    expect(names({ uri: 'urn:wirecopy:%E0:ferry', renditions: [] })).toBe('%E0');
    expect(names({ uri: 'urn:uuid:0', renditions: [] })).toBe('its publisher');
  });

  it('is kept out of the policy for links', () => {
    const linked = text('<p>See <a href="https://a.example/">this</a>.</p>', {
      infoSources: [{ name: 'The Harbour Post' }],
    });
    expect(html({ attribution: 'By {publisher}', links: 'nofollow' }, linked)).toBe(
      `<p>See <a rel="nofollow" href="https://a.example/">this</a>.</p>\n<p>By ${link}</p>`,
    );
  });
});

describe('the canonical address', () => {
  const canonical = 'https://read.example/?id={uri}';
  const { renditions, ...homeless } = article();
  const address = 'https://read.example/?id=https%3A%2F%2Fharbour-post.example%2F2026%2Fferry';

  it('is the article’s own page, else made as the desk says', () => {
    expect(shaped({ canonical })).toEqual(article());
    expect(shaped({ canonical }, homeless).renditions).toEqual([
      { name: 'web', href: address, contentType: 'text/html' },
    ]);
  });

  it('stands where formats have a place for it', () => {
    const one = shaped({ canonical }, homeless);
    expect(htmlWriter.write(one)).toContain(`<link rel="canonical" href="${address}">`);
    expect(rssWriter.write(one)).toContain(`<link>${address}</link>`);
    expect(JSON.parse(wordpressWriter.write(one)).meta.wirecopy.canonical).toBe(address);
  });
});

describe('links and embeds', () => {
  const one = article({
    bodies: bodiesFrom(
      '<p>See <a href="https://a.example/">this</a>.</p>\n<p><a href="https://v.example/1">A video</a></p>',
      'See this.',
    ),
  });

  it('stay as they are, and a video is no part of the plain text', () => {
    expect(shaped({ embeds: 'link', links: 'keep' }, one)).toEqual(one);
  });

  it('are dropped if the partner has no use for them', () => {
    expect(html({ embeds: 'drop' }, one)).toBe('<p>See <a href="https://a.example/">this</a>.</p>');
    expect(html({ links: 'drop' }, one)).toBe('<p>See this.</p>\n<p>A video</p>');
  });
});

describe('pictures', () => {
  const picture = (name: string, changes: Partial<NinjsAssociation> = {}): NinjsAssociation => ({
    name,
    uri: `urn:${name}`,
    type: 'picture',
    renditions: [
      { name: 'large', href: `https://a.example/${name}.jpg`, width: 1200, height: 800 },
      { name: 'small', href: `https://a.example/${name}-s.jpg`, width: 300, height: 200 },
    ],
    ...changes,
  });
  const figure = (name: string, size = '') =>
    `<figure><img src="https://a.example/${name}.jpg" alt=""${size}></figure>`;
  const one = (associations: NinjsAssociation[], ...figures: string[]) =>
    text(`<p>Text.</p>${figures.join('')}`, { associations });
  const names = (rules: Shape, article: NinjsArticle) => {
    const { associations = [] } = shaped(rules, article);
    const within = html(rules, article).matchAll(/src="https:\/\/a\.example\/([\w-]+)/g);
    return [associations.map(({ name }) => name), [...within].map(([, name]) => name)];
  };

  it('are so many at most, the leading ones first; one that stands in the text too is one', () => {
    const all = one([picture('a'), picture('b')], figure('a'), figure('b'), figure('c'));
    expect(names({ images: { most: 3 } }, all)).toEqual([
      ['a', 'b'],
      ['a', 'b', 'c'],
    ]);
    expect(names({ images: { most: 1 } }, all)).toEqual([['a'], ['a']]);
    expect(names({ images: { most: 0 } }, all)).toEqual([[], []]);
  });

  it('that are too small, or of unknown size, are left out', () => {
    const rules: Shape = { images: { least: { width: 400, height: 300 } } };
    const all = one(
      [
        picture('a'),
        picture('b', { renditions: [{ name: 'x', href: 'https://a.example/b.jpg' }] }),
      ],
      figure('a'),
      figure('a-s'),
      figure('b'),
      figure('c', ' width="500" height="300"'),
      figure('d', ' width="500" height="299"'),
    );
    expect(names(rules, all)).toEqual([['a'], ['a', 'c']]);
    expect(shaped(rules, all).associations?.[0]?.renditions).toHaveLength(1);
  });

  it('of which nobody says who made them are left out where they must be credited', () => {
    const all = one(
      [picture('a', { by: 'A. Photographer' }), picture('b')],
      figure('a'),
      figure('b'),
    );
    expect(names({ images: { credited: true } }, all)).toEqual([['a'], ['a']]);
  });

  it('that a partner may not have are left out, also of the text, and when it has no shape', () => {
    const all = one(
      [picture('a', { usageTerms: 'NO RESALE' }), picture('b')],
      figure('a'),
      figure('b'),
    );
    const rights = { refuse: ['no resale'], unknown: 'deliver' as const };
    const left = shaper(all)({ rights });
    expect(left.associations).toMatchObject([{ name: 'b' }]);
    expect(body(left, 'text/html')).toBe(`<p>Text.</p>\n${figure('b')}`);
    expect(shaper(all)({ rights, shape: { fields: { omit: ['associations'] } } }).bodies).toEqual(
      left.bodies,
    );
    expect(shaper(all)({ rights: { unknown: 'deliver' } })).toEqual(all);
  });

  it('are all that is told of videos: those stay', () => {
    const all = one([picture('v', { type: 'video', renditions: [] })]);
    expect(names({ images: { most: 0 } }, all)).toEqual([['v'], []]);
  });
});

describe('the partner’s own sections', () => {
  const subject = (code: string, name: string) => ({
    name,
    uri: `http://cv.iptc.org/newscodes/mediatopic/${code}`,
  });
  const one = article({
    subjects: [
      { ...subject('15000000', 'sport'), creator: 'engine', confidence: 90 },
      subject('20001065', 'soccer'),
      { name: 'Front page', rel: 'section' },
      { name: 'reds', literal: 'desk:reds' },
    ],
  });
  const categories = {
    'medtop:15000000': 'Deportes',
    'desk:reds': 'Deportes',
    'medtop:20001065': 'Fútbol',
  };

  it('stand in place of the publisher’s, with the codes that they are', () => {
    expect(shaped({ categories }, one).subjects).toEqual([
      { ...subject('15000000', 'Deportes'), rel: 'section' },
      { ...subject('20001065', 'Fútbol'), rel: 'section' },
      { name: 'reds', literal: 'desk:reds' },
    ]);
  });

  it('stay when all other subjects are left out', () => {
    const wordpress = JSON.parse(
      wordpressWriter.write(shaped({ categories, fields: { omit: ['subjects'] } }, one)),
    );
    expect(wordpress.meta.wirecopy).toMatchObject({ categories: ['Deportes', 'Fútbol'], tags: [] });
  });
});

describe('a shape in a file', () => {
  const fault = (value: unknown) => Shape.safeParse(value).error?.issues[0]?.message;

  it.each([
    [{ fields: { omit: ['uri'] } }, /^must be one of firstCreated,/],
    [{ fields: { omit: ['copyrightNotice'] } }, /^must be one of firstCreated,/],
    [{ fields: { omit: [], keep: [] } }, /^must have either omit or keep/],
    [{ headline: { most: 9 } }, /^must be 10 at least/],
    [{ headline: 70 }, /^must be an object with most/],
    [{ body: { most: 0 } }, /^must be 1 at least/],
    [
      { attribution: 'By {author}' },
      /^must have nothing in braces but \{publisher\} and \{headline\}/,
    ],
    [{ attribution: 'By {publisher' }, /^must have nothing in braces/],
    [
      { canonical: 'https://read.example/' },
      /^must be an http or https address with \{uri\} in it/,
    ],
    [{ canonical: 'https://{uri}' }, /^must be an http or https address/],
    [{ links: 'absolute' }, /^must be keep, nofollow, sponsored or drop/],
    [{ embeds: 'keep' }, /^must be link or drop/],
    [{ categories: { 'medtop:15000000': '' } }, /^must not be empty/],
  ])('%j is refused', (value, sentence) => {
    expect(fault(value)).toMatch(sentence);
  });
});
