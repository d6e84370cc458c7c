import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { decode } from '../../lambdas/normalise/decode.ts';
import { asHtml } from '../files.ts';
import { generateStory } from '../story.ts';
import type { Page } from './page.ts';

/** Pages to read, and who tells how well they were read. */
export interface Sample {
  pages: Page[];
  /** undefined for generated pages: to find the text in them is no art. */
  score: Score | undefined;
}

type Score = (outputs: Map<string, Output>) => Record<string, Scores>;

export interface Output {
  id: string;
  articleBody: string;
  headline?: string | undefined;
  author?: string | undefined;
  datePublished?: string | undefined;
}

/** What the sets' own scorer tells of one set. */
export interface Scores {
  f1?: number;
  /** Share of pages with no word too many and none missing. */
  accuracy?: number;
  seg?: { f1: number };
  title?: { exact: number };
  author?: { exact: number };
  date?: { exact: number };
}

interface Truth {
  id: string;
  set: string;
  url?: string;
}

const data = join(import.meta.dirname, '../../../shared/data/extraction/dev');

/**
 * Web pages with the truth of their article, as many of each set, the same at every run; where they
 * are not there, generated ones.
 */
export async function samplePages(perSet: number, folder: string): Promise<Sample> {
  return existsSync(data)
    ? realPages(perSet, folder)
    : { pages: generated(perSet, folder), score: undefined };
}

async function realPages(perSet: number, folder: string): Promise<Sample> {
  const rows = readFileSync(join(data, 'truth.jsonl'), 'utf8').trim().split('\n');
  const truth: Truth[] = rows.map((row) => JSON.parse(row));
  const sets = Map.groupBy(truth, ({ set }) => set);
  const chosen = [...sets.values()].flatMap((all) =>
    all.toSorted((one, other) => (order(one.id) < order(other.id) ? -1 : 1)).slice(0, perSet),
  );
  const pages = chosen.map(({ id, url = '' }) => {
    const bytes = gunzipSync(readFileSync(join(data, 'html', `${id}.html.gz`)));
    return stored(folder, { id, url, html: decode(bytes, 'text/html').text });
  });
  const scorer = await import(pathToFileURL(join(data, 'score.mjs')).href);
  return { pages, score: (outputs) => scorer.scoreAll(outputs, chosen, { boot: 0 }) };
}

/** As good as drawn by lot, and always the same. */
function order(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}

function generated(perSet: number, folder: string): Page[] {
  return Array.from({ length: 5 * perSet }, (_, index) => {
    const story = generateStory(`page-${index}`, 400 + ((index * 131) % 401));
    return stored(folder, { id: `page-${index}`, url: story.url, html: asHtml(story) });
  });
}

function stored(
  folder: string,
  { id, url, html }: { id: string; url: string; html: string },
): Page {
  const file = join(folder, `${id}.html`);
  writeFileSync(file, html);
  return { id, file, url };
}
