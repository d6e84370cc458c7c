import { beforeAll, describe, expect, it } from 'vitest';
import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';
import { RejectedUpload } from '../../lambdas/article/outcome.ts';
import type { Reading, UploadedFile } from '../../lambdas/article/reading.ts';
import { tombstone } from '../../lambdas/feed/items.ts';
import { feedWriters } from '../../lambdas/formats/feed-writers.ts';
import { articlesIn } from '../../lambdas/normalise/read-upload.ts';
import { faultsOf } from '../formats/feed-rules.ts';
import { openFormats, type Told, toldByAnother, toldIn } from '../formats/feed-told.ts';
import { canonicalCheck, filesIn, isHere, ninjsCheck } from '../support/corpus.ts';
import { uploaded, xmlFixture } from '../support/files.ts';
import { readable } from '../support/kept-fields.ts';
import { readAll } from '../support/read-all.ts';

const address = 'https://feeds.example/all';

describe.runIf(isHere('feeds'))('feeds', () => {
  let expectValid: (file: UploadedFile, reading: Reading) => void;

  beforeAll(() => {
    expectValid = canonicalCheck();
  });

  it.each(['rss/coast.xml', 'rss/coast.rdf', 'atom/coast.xml', 'json-feed/coast.json'])(
    'of our own become valid ninjs 3.1: %s',
    (path) => {
      const file = xmlFixture(path);
      const { readings } = readAll(file);
      expect(readings.length).toBeGreaterThan(1);
      for (const reading of readings) expectValid(file, reading);
    },
  );

  it.each(openFormats)('of real articles in %s have all of them when read back', async (format) => {
    const articles = realArticles();
    expect(articles.length).toBeGreaterThan(30);
    const body = feedWriters[format].write({ title: 'All', address, items: articles });
    expect(faultsOf[format](body)).toEqual([]);
    const expected = articles.map(({ uri, bodies }) => ({ id: uri, html: bodies[0]?.value }));
    const textsOf = (told: Told[]) => told.map(({ id, html }) => ({ id, html }));
    expect(textsOf(toldIn[format](body))).toEqual(expected);
    if (format === 'rss' || format === 'atom') {
      expect(textsOf(await toldByAnother(body))).toEqual(expected);
    }
    const feed = uploaded(body, 'press/feed');
    const { readings, rejections } = readAll(feed);
    expect(rejections).toEqual({});
    expect(readings.map(contentOf)).toEqual(
      articles.map(({ uri, ...one }) => ({ uri, ...linesOf(one) })),
    );
    for (const reading of readings) expectValid(feed, reading);
  });

  it('in ninjs hold what is valid by its schema, withdrawals too', () => {
    const faultsIn = ninjsCheck();
    const items = realArticles().flatMap((one) => [one, tombstone(one, 0)]);
    const { items: written } = JSON.parse(
      feedWriters.ninjs.write({ title: 'All', address, items }),
    );
    expect(written.map(faultsIn).filter(Boolean)).toEqual([]);
  });

  it('as others parse them are no articles', () => {
    const accepted = filesIn('wire/{rss,atom}/*.json').filter(({ name, bytes }) => {
      try {
        return articlesIn(uploaded(bytes, `press/${name}`)).some((one) => 'reading' in one);
      } catch (error) {
        if (error instanceof RejectedUpload) return false;
        throw error;
      }
    });
    expect(accepted.map(({ name }) => name)).toEqual([]);
  });
});

/** What agencies sent, each once. */
function realArticles(): NinjsArticle[] {
  const files = ['newsml-g2/*', 'newsml-1.2/*', 'nitf/*', 'ninjs/official/**/*.json'].flatMap(
    (pattern) => filesIn(`wire/${pattern}`),
  );
  const readings = readable(files.map(({ name, bytes }) => uploaded(bytes, `press/${name}`)));
  const articles = readings.flatMap(({ file, reading: { article } }, index): NinjsArticle[] =>
    article.pubStatus === 'usable' && article.bodies.length > 0
      ? [
          {
            ...article,
            uri: `urn:wirecopy:corpus:${index}`,
            standard: { name: 'ninjs', version: '3.1' },
            type: 'text',
            version: '1',
            versionCreated: article.versionCreated ?? file.lastModified,
          },
        ]
      : [],
  );
  return articles;
}

function contentOf({ documentId, article }: Reading) {
  return { uri: documentId, ...linesOf(article) };
}

function linesOf(article: Pick<NinjsArticle, 'headlines' | 'bodies'>) {
  return {
    headline: article.headlines[0]?.value,
    text: article.bodies[1]?.value.split('\n'),
    html: article.bodies[0]?.value.split('\n'),
  };
}
