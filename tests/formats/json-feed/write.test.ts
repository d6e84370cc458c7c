import fc from 'fast-check';
import { parseJsonFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { jsonFeedReader } from '../../../lambdas/formats/json-feed/read.ts';
import { jsonFeedWriter } from '../../../lambdas/formats/json-feed/write.ts';
import { anyArticle, article } from '../articles.ts';
import { content, printed, readBack } from '../printed.ts';

describe('an article as JSON Feed', () => {
  it('gives an independent reader everything that the format has a place for', () => {
    const feed = parseJsonFeed(JSON.parse(jsonFeedWriter.write(article())));
    expect(feed).toMatchObject({
      title: 'harbour-post.example',
      language: 'en-GB',
      items: [
        {
          id: 'https://harbour-post.example/2026/ferry',
          url: 'https://harbour-post.example/2026/ferry?a=1&b=2',
          title: 'Ferry crews & port agree: "no strike" <today>',
          content_html: '<p>The ferries sail at noon.</p>\n<p>Fares: 3 &lt; 4 ]]&gt; done.</p>',
          summary: 'Boats run again from noon.',
          image: 'https://harbour-post.example/ferry.jpg',
          date_published: '2026-11-24T06:30:00.000Z',
          date_modified: '2026-11-24T07:45:10.000Z',
          authors: [{ name: 'Jane Doe' }],
          tags: ['labour', 'strike'],
          language: 'en-GB',
        },
      ],
    });
    expect(JSON.parse(jsonFeedWriter.write(article())).version).toBe(
      'https://jsonfeed.org/version/1.1',
    );
  });

  it('attaches media beside the leading picture, if their type is known', () => {
    const medium = (href: string, contentType?: string) => ({
      name: href,
      uri: href,
      type: 'audio' as const,
      renditions: [{ name: 'main', href, ...(contentType && { contentType }), duration: 61 }],
    });
    const associations = [
      ...(article().associations ?? []),
      medium('https://harbour-post.example/ferry.mp3', 'audio/mpeg'),
      medium('https://harbour-post.example/ferry.bin'),
    ];
    expect(
      JSON.parse(jsonFeedWriter.write(article({ associations }))).items[0].attachments,
    ).toEqual([
      {
        url: 'https://harbour-post.example/ferry.mp3',
        mime_type: 'audio/mpeg',
        duration_in_seconds: 61,
      },
    ]);
  });

  it('has what version 1.1 demands, whatever the texts, and always the same', () => {
    fc.assert(
      fc.property(anyArticle, (one) => {
        const written = jsonFeedWriter.write(one);
        const { version, title, items } = JSON.parse(written);
        expect([version, typeof title]).toEqual(['https://jsonfeed.org/version/1.1', 'string']);
        expect(items).toHaveLength(1);
        expect(items[0].id).toBe(one.uri.toWellFormed() === one.uri ? one.uri : items[0].id);
        expect(typeof (items[0].content_html ?? items[0].content_text)).toBe('string');
        expect(jsonFeedWriter.write(structuredClone(one))).toBe(written);
      }),
    );
  });

  it('reads back as it was, but for what docs/reference/losses.md tells', () => {
    fc.assert(
      fc.property(printed(), (one) => {
        const { contentCreated, subjects, associations, ...rest } = content(one);
        const { article: read, documentId } = readBack(jsonFeedReader, jsonFeedWriter.write(one));
        const { infoSources, associations: pictures = [], ...kept } = read;
        const tags = [...new Set(subjects?.map(({ name }) => name))];
        expect(kept).toEqual({
          ...rest,
          ...(tags.length > 0 && {
            subjects: tags.map((name) => ({ name, rel: 'keyword', creator: 'publisher' })),
          }),
        });
        expect(documentId).toBe(one.uri);
        if (associations) expect(pictures[0]?.uri).toBe(associations[0]?.uri);
      }),
      { numRuns: 100 },
    );
  });

  it('that is canceled is empty and says so in an extension', () => {
    const written = jsonFeedWriter.write(article({ pubStatus: 'canceled' }));
    expect(JSON.parse(written).items).toEqual([
      {
        id: 'https://harbour-post.example/2026/ferry',
        title: 'Withdrawn',
        content_text: '',
        date_modified: '2026-11-24T07:45:10.000Z',
        language: 'en-GB',
        _wirecopy: {
          about: 'https://www.rfc-editor.org/rfc/rfc6721',
          deleted: true,
          when: '2026-11-24T07:45:10.000Z',
        },
      },
    ]);
    expect(written).not.toMatch(/noon|Jane|labour|ferry\.jpg|crews/);
    expect(readBack(jsonFeedReader, written).article).toMatchObject({
      pubStatus: 'canceled',
      bodies: [],
    });
  });
});
