import { describe, expect, it } from 'vitest';
import { bodiesOf } from '../../lambdas/article/blocks.ts';
import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';
import { oversize, unfit } from '../../lambdas/formats/limits.ts';
import { Limits } from '../../lambdas/partner/limits.ts';
import { formats } from '../../lambdas/partner/subscription.ts';
import { article } from './articles.ts';

const { language, descriptions, associations, renditions, ...rest } = article();
const bodies = { bodies: [] };
const mute = { ...rest, ...bodies, headlines: [] };

describe('what a format must have', () => {
  it('every format has of an article that has everything', () => {
    const long = bodiesOf([
      { type: 'paragraph', runs: [{ text: 'The ferries sail. '.repeat(30) }] },
    ]);
    for (const format of formats) expect(unfit(article({ bodies: long }), format)).toBeUndefined();
  });

  it.each<[format: (typeof formats)[number], lacking: NinjsArticle, sentence: string]>([
    [
      'rss',
      mute,
      'An RSS item must have a title or a description, and the article has no headline and no summary.',
    ],
    [
      'atom',
      article({ uri: 'ferry' }),
      'An Atom entry must be identified by an IRI, and the article is by "ferry".',
    ],
    [
      'json-feed',
      article(bodies),
      'An item of a JSON Feed must have a text, and the article has none.',
    ],
    [
      'json-ld',
      article({ headlines: [] }),
      'A NewsArticle must have a headline, and the article has none.',
    ],
    [
      'html',
      article({ headlines: [{ value: ' ' }] }),
      'A page must have a headline, and the article has none.',
    ],
    [
      'wordpress',
      mute,
      'A WordPress post must have a title, a content or an excerpt, and the article has none.',
    ],
    [
      'wordpress',
      article({ headlines: [{ value: 'ü'.repeat(40_000) }] }),
      'A title of a WordPress post has 65535 bytes at most, and the headline is longer.',
    ],
    [
      'wordpress',
      article({ descriptions: [{ value: '&'.repeat(13_108) }] }),
      'An excerpt of a WordPress post has 65535 bytes at most, and the summary is longer.',
    ],
    [
      'apple-news',
      rest,
      'Apple News takes articles in the language of its channel only, and the article names none.',
    ],
    [
      'apple-news',
      article({ headlines: [] }),
      'An Apple News article must have a headline, and the article has none.',
    ],
    [
      'apple-news',
      article(bodies),
      'An Apple News article must have a text, and the article has none.',
    ],
    ['newsml-g2', mute, 'A news item must have a headline or a text, and the article has neither.'],
    ['nitf', mute, 'A document must have a headline or a text, and the article has neither.'],
    ['markdown', mute, 'A document must have a headline or a text, and the article has neither.'],
    ['text', mute, 'A text must have a headline or a text, and the article has neither.'],
  ])('%s lacks', (format, lacking, sentence) => {
    expect(unfit(lacking, format)).toBe(sentence);
  });

  it('ninjs asks for nothing that an article may lack', () => {
    expect(unfit(mute, 'ninjs')).toBeUndefined();
  });
});

describe('what a partner takes', () => {
  const beyond = (limits: Limits, one: NinjsArticle = article()) => unfit(one, 'ninjs', limits);

  it('is bounded by the length of headline and text, as readers count it', () => {
    const short = article({ headlines: [{ value: '👩‍👩‍👧 out' }] });
    expect(beyond({ headline: { least: 5, most: 5 } }, short)).toBeUndefined();
    expect(beyond({ headline: { least: 6 } }, short)).toBe(
      'The partner takes a headline of at least 6 characters, and this one has 5.',
    );
    expect(beyond({ text: { most: 40 } })).toBe(
      'The partner takes a text of at most 40 characters, and this one has 49.',
    );
  });

  it('may be no article without a picture, or without a page', () => {
    expect(beyond({ picture: 'required', page: 'required' })).toBeUndefined();
    expect(beyond({ picture: 'required' }, rest)).toBe(
      'The partner takes no article without a picture.',
    );
    expect(beyond({ page: 'required' }, rest)).toBe(
      'The partner takes no article without a page of its own.',
    );
  });

  it('is bounded by the size of what is sent, in bytes', () => {
    expect(oversize('ü', { bytes: 2 })).toBeUndefined();
    expect(oversize('üx', { bytes: 2 })).toBe(
      'The partner takes at most 2 bytes, and this article has 3.',
    );
  });

  it('is said in a file in these words only', () => {
    const fault = (value: unknown) => Limits.safeParse(value).error?.issues[0]?.message;
    expect(fault({ picture: true })).toBe('must be required, or left out');
    expect(fault({ headline: 70 })).toBe('must be an object with least, most or both');
  });
});
