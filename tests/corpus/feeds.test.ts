import { beforeAll, describe, expect, it } from 'vitest';
import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';
import { RejectedUpload } from '../../lambdas/article/outcome.ts';
import type { Reading, UploadedFile } from '../../lambdas/article/reading.ts';
import { writeRss } from '../../lambdas/formats/rss/write.ts';
import { articlesIn } from '../../lambdas/normalise/read-upload.ts';
import { canonicalCheck, filesIn, isHere } from '../support/corpus.ts';
import { uploaded, xmlFixture } from '../support/files.ts';
import { readable } from '../support/kept-fields.ts';
import { readAll } from '../support/read-all.ts';

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

  it('of real articles have all of them when they are read back, line by line', () => {
    const articles = realArticles();
    expect(articles.length).toBeGreaterThan(30);
    const feed = uploaded(writeRss({ title: 'All', items: articles }), 'press/feed.xml');
    const { readings, rejections } = readAll(feed);
    expect(rejections).toEqual({});
    expect(readings.map(contentOf)).toEqual(
      articles.map(({ uri, ...one }) => ({ uri, ...linesOf(one) })),
    );
    for (const reading of readings) expectValid(feed, reading);
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
