import fc from 'fast-check';
import { parseAtomFeed } from 'feedsmith';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { atomReader } from '../../../lambdas/formats/atom/read.ts';
import { atomWriter } from '../../../lambdas/formats/atom/write.ts';
import { anyArticle, article } from '../articles.ts';
import { content, printed, readBack } from '../printed.ts';

/** The names of the elements in an entry, in order. @throws where it is no well-formed XML */
function childrenIn(xml: string): string[] {
  const parser = new SaxesParser({ xmlns: true });
  const names: string[] = [];
  let depth = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    if (depth++ === 1) names.push(name);
  });
  parser.on('closetag', () => {
    depth -= 1;
  });
  parser.write(xml).close();
  return names;
}

/** As a feed of that entry, which independent readers ask for. */
function asFeed(entry: string): string {
  const bare = entry.replace(/^<\?xml[^>]*\?>\n/, '');
  return `<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:feed</id><title>Feed</title>${bare}</feed>`;
}

describe('an article as an Atom entry', () => {
  it('gives an independent reader everything that the format has a place for', () => {
    const [entry] = parseAtomFeed(asFeed(atomWriter.write(article()))).entries ?? [];
    expect(entry).toMatchObject({
      id: 'https://harbour-post.example/2026/ferry',
      title: { value: 'Ferry crews & port agree: "no strike" <today>', type: 'text' },
      updated: '2026-11-24T07:45:10.000Z',
      published: '2026-11-24T06:30:00.000Z',
      authors: [{ name: 'Jane Doe' }],
      links: [
        {
          rel: 'alternate',
          type: 'text/html',
          href: 'https://harbour-post.example/2026/ferry?a=1&b=2',
        },
      ],
      categories: [
        {
          term: '09000000',
          scheme: 'http://cv.iptc.org/newscodes/mediatopic/',
          label: 'labour',
        },
        {
          term: '20000533',
          scheme: 'http://cv.iptc.org/newscodes/mediatopic/',
          label: 'strike',
        },
        { term: 'desk:labour', label: 'labour' },
      ],
      summary: { value: 'Boats run again from noon.', type: 'text' },
      content: {
        type: 'html',
        value: '<p>The ferries sail at noon.</p>\n<p>Fares: 3 &lt; 4 ]]&gt; done.</p>',
      },
      media: {
        contents: [
          {
            url: 'https://harbour-post.example/ferry.jpg',
            type: 'image/jpeg',
            medium: 'image',
            width: 1200,
            height: 800,
            description: { value: 'A ferry at "its" berth', type: 'plain' },
            credits: [{ value: 'A. Photographer' }],
          },
        ],
      },
    });
  });

  it('is well formed and has once what RFC 4287 demands once, whatever the texts', () => {
    fc.assert(
      fc.property(anyArticle, (one) => {
        const written = atomWriter.write({ ...one, pubStatus: 'usable' });
        const names = childrenIn(written);
        for (const name of ['id', 'title', 'updated', 'published', 'content']) {
          expect(names.filter((other) => other === name)).toEqual([name]);
        }
        expect(names.filter((name) => name === 'author')).toHaveLength(1);
        expect(atomWriter.write(structuredClone({ ...one, pubStatus: 'usable' }))).toBe(written);
      }),
      { numRuns: 300 },
    );
  });

  it('puts several sizes of one picture in a group', () => {
    const [lead] = article().associations ?? [];
    const renditions = [1200, 600].map((width) => ({
      name: `w${width}`,
      href: `https://harbour-post.example/ferry-${width}.jpg`,
      width,
    }));
    const written = atomWriter.write(
      article({ associations: lead ? [{ ...lead, renditions }] : [] }),
    );
    const [entry] = parseAtomFeed(asFeed(written)).entries ?? [];
    expect(entry?.media?.groups?.[0]?.contents?.map((one) => one.width)).toEqual([1200, 600]);
  });

  it('reads back as it was, but for what docs/reference/losses.md tells', () => {
    fc.assert(
      fc.property(printed(['heading', 'list', 'quote', 'table', 'preformatted']), (one) => {
        const { contentCreated, subjects, by, ...rest } = content(one);
        const { article: read, documentId } = readBack(atomReader, atomWriter.write(one));
        const { by: author, ...kept } = read;
        const tags = [...new Set(subjects?.map(({ name }) => name))];
        expect(kept).toEqual({
          ...rest,
          ...(tags.length > 0 && {
            subjects: tags.map((name) => ({ name, rel: 'keyword', creator: 'publisher' })),
          }),
        });
        expect(author).toBe(by ?? (one.renditions ? 'post.example' : 'Unknown'));
        expect(documentId).toBe(one.uri);
      }),
      { numRuns: 100 },
    );
  });
});

describe('what else an Atom entry has a place for', () => {
  it('is read back: rights, licence, contributors, codes, media', () => {
    const more = {
      copyrightNotice: '© Harbour Post',
      usageTerms: 'https://post.example/terms',
      infoSources: [{ name: 'John Roe', role: 'contributor' }],
      subjects: [
        {
          name: 'strike',
          uri: 'http://cv.iptc.org/newscodes/mediatopic/20000533',
          creator: 'publisher',
        },
      ],
      associations: [
        {
          name: 'main',
          uri: 'https://post.example/ferry.jpg',
          type: 'picture' as const,
          headlines: [{ value: 'The ferry' }],
          descriptions: [{ value: 'A ferry at "its" berth' }],
          by: 'A. Photographer',
          copyrightNotice: '© A. Photographer',
          renditions: [
            {
              name: 'main',
              href: 'https://post.example/ferry.jpg',
              contentType: 'image/jpeg',
              width: 1200,
              height: 800,
              sizeInBytes: 5000,
            },
          ],
        },
      ],
    };
    expect(readBack(atomReader, atomWriter.write(article(more))).article).toMatchObject(more);
  });

  it('is no licence that would run', () => {
    const written = atomWriter.write(article({ usageTerms: 'javascript:alert(1)' }));
    expect(written).not.toContain('javascript');
  });
});

describe('a withdrawal as Atom', () => {
  it('is the tombstone of the entry (RFC 6721)', () => {
    const written = atomWriter.write(
      article({ pubStatus: 'canceled', edNote: 'Sent by mistake & regretted' }),
    );
    expect(childrenIn(written)).toEqual(['at:comment']);
    expect(readBack(atomReader, written)).toMatchObject({
      documentId: 'https://harbour-post.example/2026/ferry',
      article: {
        pubStatus: 'canceled',
        versionCreated: '2026-11-24T07:45:10.000Z',
        edNote: 'Sent by mistake & regretted',
      },
    });
    expect(written).not.toMatch(/noon|Jane|labour|ferry\.jpg|crews/);
  });

  it('is well formed, whatever the texts', () => {
    fc.assert(
      fc.property(anyArticle, (one) => {
        expect(childrenIn(atomWriter.write({ ...one, pubStatus: 'canceled' }))).toEqual([]);
      }),
    );
  });
});
