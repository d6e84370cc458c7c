import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordpressReader } from '../../../lambdas/formats/wordpress/read.ts';
import { wordpressWriter } from '../../../lambdas/formats/wordpress/write.ts';
import { anyArticle, article } from '../articles.ts';
import { content, printed, readBack } from '../printed.ts';

/** What WordPress documents of the arguments of `POST /wp/v2/posts`. */
const isPost = new Ajv().compile({
  type: 'object',
  required: ['title', 'content', 'excerpt', 'status'],
  additionalProperties: false,
  properties: {
    title: { type: 'string' },
    content: { type: 'string' },
    excerpt: { type: 'string' },
    slug: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 200 },
    status: { enum: ['publish', 'future', 'draft', 'pending', 'private'] },
    date_gmt: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d$' },
    meta: { type: 'object' },
  },
});

describe('an article as a WordPress post', () => {
  it('is the body of a request that creates or updates it', () => {
    expect(JSON.parse(wordpressWriter.write(article()))).toEqual({
      title: 'Ferry crews &amp; port agree: &quot;no strike&quot; &lt;today&gt;',
      content: '<p>The ferries sail at noon.</p>\n<p>Fares: 3 &lt; 4 ]]&gt; done.</p>',
      excerpt: 'Boats run again from noon.',
      slug: 'ferry',
      status: 'publish',
      date_gmt: '2026-11-24T06:30:00',
      meta: {
        wirecopy: {
          uri: 'https://harbour-post.example/2026/ferry',
          version: '2',
          language: 'en-GB',
          canonical: 'https://harbour-post.example/2026/ferry?a=1&b=2',
          by: 'Jane Doe',
          authors: ['Jane Doe'],
          located: 'HARWICH',
          categories: [],
          tags: ['labour', 'strike'],
          modified_gmt: '2026-11-24T07:45:10',
          featured_media: {
            source_url: 'https://harbour-post.example/ferry.jpg',
            mime_type: 'image/jpeg',
            caption: 'A ferry at "its" berth',
            credit: 'A. Photographer',
          },
        },
      },
    });
  });

  it.each([
    ['https://post.example/2026/Ferry-Strike.html', 'ferry-strike'],
    ['https://post.example/ferry/', 'ferry'],
    ['https://post.example/', undefined],
    ['https://post.example/fähre', undefined],
    ['https://post.example/12345', undefined],
  ])('takes its slug from the address, which a correction does not change: %s', (href, slug) => {
    const renditions = [{ name: 'web', href }];
    expect(JSON.parse(wordpressWriter.write(article({ renditions }))).slug).toBe(slug);
  });

  it('has what WordPress accepts, whatever the texts, and always the same', () => {
    fc.assert(
      fc.property(anyArticle, (one) => {
        const written = wordpressWriter.write(one);
        expect(isPost(JSON.parse(written)), JSON.stringify(isPost.errors)).toBe(true);
        expect(wordpressWriter.write(structuredClone(one))).toBe(written);
      }),
    );
  });

  it('reads back with headline, standfirst and text', () => {
    fc.assert(
      fc.property(printed(), (one) => {
        const { headlines, descriptions, bodies, pubStatus } = content(one);
        const { article: read } = readBack(wordpressReader, wordpressWriter.write(one));
        const { firstCreated, ...kept } = read;
        expect(kept).toEqual({
          pubStatus,
          headlines,
          bodies,
          ...(descriptions && { descriptions }),
        });
        expect(firstCreated?.slice(0, 19)).toBe(one.firstCreated?.slice(0, 19));
      }),
      { numRuns: 100 },
    );
  });

  it('that is canceled is a draft without a word of the text', () => {
    const written = wordpressWriter.write(article({ pubStatus: 'canceled' }));
    expect(JSON.parse(written)).toEqual({
      title: 'Withdrawn',
      content: '',
      excerpt: '',
      status: 'draft',
      meta: {
        wirecopy: {
          uri: 'https://harbour-post.example/2026/ferry',
          version: '2',
          withdrawn: true,
          modified_gmt: '2026-11-24T07:45:10',
        },
      },
    });
  });
});
