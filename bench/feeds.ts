import { Feed } from 'feed';
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import { body, headline, type NinjsArticle } from '../lambdas/article/ninjs.ts';
import { summaryOf } from '../lambdas/formats/article-parts.ts';
import { feedWriters } from '../lambdas/formats/feed-writers.ts';
import { articlesIn } from '../lambdas/normalise/read-upload.ts';
import { type FeedFormat, feedFormats } from '../lambdas/partner/subscription.ts';
import { generateFiles } from './articles.ts';
import type { Summary } from './statistics.ts';
import { type Patience, time } from './stopwatch.ts';
import { figure, spread, type Table, times } from './table.ts';

export interface FeedResult {
  format: FeedFormat;
  /** Of what we write. */
  bytes: number;
  /** Milliseconds for one feed, from canonical documents to its text. */
  ours: Summary;
  /** The same of other libraries, from items as they want them; none writes ninjs. */
  feedsmith?: Summary;
  feed?: Summary;
}

const about = { title: 'Bench', address: 'https://feeds.example/bench' };

/** Every article has one, so that every partner takes it. */
const picture = {
  url: 'https://bench.example/picture.jpg',
  type: 'image/jpeg',
  length: 90_000,
  width: 1200,
  height: 800,
};

/** Writes one feed of so many articles of 400 to 800 words, with a picture each. */
export async function measureFeeds(articles: number, patience: Patience): Promise<FeedResult[]> {
  const items = generateFiles(articles, 'feeds').map(({ key, bytes }, index) =>
    canonical({ key, bytes, lastModified: '2026-11-20T08:00:00.000Z' }, index),
  );
  const results: FeedResult[] = [];
  for (const format of feedFormats) {
    const { leavesOut, write: writeFeed } = feedWriters[format];
    const write = () => {
      // As each rendering has them: what an earlier one made of them is of no use.
      const fresh = items.map((one) => ({ ...one }));
      const left = leavesOut?.(fresh);
      return writeFeed({ ...about, items: fresh.filter((one) => !left?.has(one)) });
    };
    const ours = await time(write, patience);
    const bytes = Buffer.byteLength(write());
    const others = othersFor(items)[format];
    results.push({
      format,
      bytes,
      ours,
      ...(others && {
        feedsmith: await time(others.feedsmith, patience),
        feed: await time(others.feed, patience),
      }),
    });
  }
  return results;
}

export function canonical(file: Parameters<typeof articlesIn>[0], index: number): NinjsArticle {
  const [found] = articlesIn(file);
  if (!found || !('reading' in found)) throw new Error(`${file.key} is no article`);
  return {
    versionCreated: file.lastModified,
    ...found.reading.article,
    uri: `urn:wirecopy:bench:${index}`,
    standard: { name: 'ninjs', version: '3.1' },
    type: 'text',
    version: '1',
    language: 'en-GB',
    renditions: [{ name: 'web', href: `https://bench.example/${index}` }],
    associations: [
      {
        name: 'main',
        uri: `${picture.url}?${index}`,
        type: 'picture',
        by: 'A. Photographer',
        renditions: [
          {
            name: 'main',
            href: `${picture.url}?${index}`,
            contentType: picture.type,
            sizeInBytes: picture.length,
            width: picture.width,
            height: picture.height,
          },
        ],
      },
    ],
  };
}

/** What other libraries write the same from, prepared beforehand. */
function othersFor(items: NinjsArticle[]) {
  const plain = items.map((article, index) => ({
    picture: { ...picture, url: `${picture.url}?${index}` },
    id: article.uri,
    title: headline(article),
    link: article.renditions?.[0]?.href ?? '',
    html: body(article, 'text/html'),
    summary: summaryOf(article),
    by: article.by ?? 'Bench',
    subjects: (article.subjects ?? []).map(({ name }) => name),
    date: new Date(article.versionCreated),
  }));
  const { title, address } = about;
  const feed = new Feed({ id: address, title, feed: address, link: address, copyright: '' });
  for (const {
    id,
    title: name,
    link,
    html,
    summary,
    by,
    subjects,
    date,
    picture: enclosure,
  } of plain) {
    feed.addItem({
      ...{ id, title: name, link, content: html, date, published: date },
      description: summary,
      enclosure,
      author: [{ name: by }],
      category: subjects.map((one) => ({ name: one, term: one })),
    });
  }
  const rss = {
    ...{ title, link: address, description: title },
    items: plain.map((one) => ({
      ...{ title: one.title, link: one.link, pubDate: one.date },
      guid: { value: one.id, isPermaLink: false },
      description: one.summary,
      content: { encoded: one.html },
      enclosures: [one.picture],
      media: mediaOf(one.picture),
      dc: { creators: [one.by] },
      dcterms: { modified: [one.date] },
      categories: one.subjects.map((name) => ({ name })),
    })),
  };
  const atom = {
    ...{ id: address, title: { value: title }, updated: new Date(0) },
    links: [{ href: address, rel: 'self' }],
    entries: plain.map((one) => ({
      ...{ id: one.id, title: { value: one.title }, updated: one.date, published: one.date },
      links: [{ href: one.link }, { rel: 'enclosure', href: one.picture.url }],
      authors: [{ name: one.by }],
      categories: one.subjects.map((term) => ({ term })),
      content: { value: one.html, type: 'html' as const },
      media: mediaOf(one.picture),
    })),
  };
  const json = {
    ...{ title, feed_url: address },
    items: plain.map((one) => ({
      ...{ id: one.id, url: one.link, title: one.title, content_html: one.html },
      image: one.picture.url,
      ...{ date_published: one.date, date_modified: one.date, tags: one.subjects },
      authors: [{ name: one.by }],
    })),
  };
  const others: Partial<Record<FeedFormat, { feedsmith(): unknown; feed(): unknown }>> = {
    rss: { feedsmith: () => generateRssFeed(rss), feed: () => feed.rss2() },
    atom: { feedsmith: () => generateAtomFeed(atom), feed: () => feed.atom1() },
    'json-feed': {
      feedsmith: () => JSON.stringify(generateJsonFeed(json)),
      feed: () => feed.json1(),
    },
  };
  return others;
}

function mediaOf({ url, type, length, width, height }: typeof picture) {
  const credits = [{ value: 'A. Photographer' }];
  return { contents: [{ url, type, fileSize: length, width, height, medium: 'image', credits }] };
}

export function feedTable(results: FeedResult[]): Table {
  const beside = (ours: Summary, other: Summary | undefined) =>
    other ? [figure(other.median), times(other.median / ours.median)] : ['', ''];
  return {
    title: 'A feed, in process',
    columns: ['format', 'KB', 'ms', 'middle half', 'feedsmith ms', '÷ ours', 'feed ms', '÷ ours'],
    rows: results.map(({ format, bytes, ours, feedsmith, feed }) => [
      format,
      figure(bytes / 1000),
      figure(ours.median),
      spread(ours),
      ...beside(ours, feedsmith),
      ...beside(ours, feed),
    ]),
  };
}
