import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';
import { RejectedUpload } from '../../lambdas/article/outcome.ts';
import { uploaded } from '../support/files.ts';
import { readUpload } from '../support/read-upload.ts';

const data = new URL('../../../shared/data/extraction/dev/', import.meta.url);
const here = existsSync(data);
if (!here) console.warn('The web pages with the truth of their article are not here.');

interface Truth {
  id: string;
  set: string;
}

interface Output {
  articleBody: string;
  headline?: string | undefined;
  author?: string | string[] | undefined;
  datePublished?: string | undefined;
}

interface Scores {
  f1?: number;
  /** The share of texts that are right to the word. */
  accuracy?: number;
  seg?: { f1: number };
  title?: { exact: number };
  author?: { exact: number };
  date?: { exact: number };
}

/** What the extraction must not fall below, by set: a little under what it reaches. */
const floors: Record<
  string,
  { body: number; whole?: number; title?: number; author?: number; date?: number }
> = {
  aeb: { body: 0.978, whole: 0.485 },
  naeb: { body: 0.953, whole: 0.295, title: 0.965, author: 0.91, date: 0.875 },
  wcxb: { body: 0.961, whole: 0.26, title: 0.885, author: 0.835, date: 0.89 },
  fundus: { body: 0.97, whole: 0.39, title: 0.85, author: 0.875, date: 0.985 },
  traf: { body: 0.942, title: 0.88, author: 0.7, date: 0.89 },
};

describe.runIf(here)('articles found in web pages', async () => {
  const scores = here ? await scoreAll() : {};
  const scoreOf = (set: string) => scores[set] ?? expect.fail('the set is not there');

  it.each(Object.entries(floors))('%s: text', (set, { body, whole }) => {
    const { f1, seg, accuracy } = scoreOf(set);
    expect(f1 ?? seg?.f1).toBeGreaterThanOrEqual(body);
    if (whole !== undefined) expect(accuracy).toBeGreaterThanOrEqual(whole);
  });

  it.each(
    Object.entries(floors).flatMap(([set, floor]) =>
      (['title', 'author', 'date'] as const).map((field) => ({ set, field, least: floor[field] })),
    ),
  )('$set: $field', ({ set, field, least }) => {
    if (least !== undefined) expect(scoreOf(set)[field]?.exact).toBeGreaterThanOrEqual(least);
  });
});

async function scoreAll(): Promise<Record<string, Scores>> {
  const scorer = await import(new URL('score.mjs', data).href);
  const truth: Truth[] = readFileSync(new URL('truth.jsonl', data), 'utf8')
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row));
  const outputs = new Map(truth.map(({ id }) => [id, outputOf(id)]));
  return scorer.scoreAll(outputs, truth, { boot: 0 });
}

function outputOf(id: string): Output {
  const page = gunzipSync(readFileSync(new URL(`html/${id}.html.gz`, data)));
  try {
    const { article } = readUpload(uploaded(page, `press/${id}.html`)).reading;
    return {
      articleBody:
        article.bodies.find(({ contentType }) => contentType === 'text/plain')?.value ?? '',
      headline: article.headlines[0]?.value,
      author: authorsOf(article) ?? article.by,
      datePublished: article.firstCreated,
    };
  } catch (error) {
    if (error instanceof RejectedUpload) return { articleBody: '' };
    throw error;
  }
}

/** One by one: the scorer cannot take a byline apart in every language. */
function authorsOf({ infoSources = [] }: Pick<NinjsArticle, 'infoSources'>): string[] | undefined {
  const authors = infoSources.filter(({ role }) => role === 'author');
  return authors.length > 0 ? authors.map(({ name }) => name) : undefined;
}
