import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
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
  author?: string | undefined;
  datePublished?: string | undefined;
}

interface Scores {
  f1?: number;
  seg?: { f1: number };
  title?: { exact: number };
  date?: { exact: number };
}

/** What the extraction must not fall below, by set: a little under what it reaches. */
const floors: Record<string, { body: number; title?: number }> = {
  aeb: { body: 0.955 },
  naeb: { body: 0.935, title: 0.93 },
  wcxb: { body: 0.955, title: 0.82 },
  fundus: { body: 0.94, title: 0.77 },
  traf: { body: 0.905, title: 0.83 },
};

describe.runIf(here)('articles found in web pages', async () => {
  const scores = here ? await scoreAll() : {};

  it.each(Object.entries(floors))('%s: text and headline', (set, { body: text, title }) => {
    const { f1, seg, title: titles } = scores[set] ?? expect.fail('the set is not there');
    expect(f1 ?? seg?.f1).toBeGreaterThanOrEqual(text);
    if (title !== undefined) expect(titles?.exact).toBeGreaterThanOrEqual(title);
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
      author: article.by,
      datePublished: article.firstCreated,
    };
  } catch (error) {
    if (error instanceof RejectedUpload) return { articleBody: '' };
    throw error;
  }
}
