import { gunzipSync } from 'node:zlib';
import { Parser } from 'htmlparser2';
import { beforeAll, describe, expect, it } from 'vitest';
import { RejectedUpload } from '../../lambdas/article/outcome.ts';
import type { Reading, UploadedFile } from '../../lambdas/article/reading.ts';
import { canonicalCheck, filesIn, isHere } from '../support/corpus.ts';
import { fixture, uploaded } from '../support/files.ts';
import { readUpload } from '../support/read-upload.ts';

const here = isHere('JSON-LD, Apple News Format, WordPress posts and Markdown');

/** How many of the articles that real pages describe in JSON-LD, with their text, keep each field. */
const kept = {
  headline: 105,
  by: 104,
  firstCreated: 99,
  versionCreated: 92,
  standfirst: 86,
  documentId: 102,
  language: 14,
  infoSources: 93,
  associations: 103,
  subjects: 76,
};

describe.runIf(here)('what is read from JSON is valid ninjs 3.1', () => {
  let expectCanonical: (file: UploadedFile, reading: Reading) => void;
  beforeAll(() => {
    expectCanonical = canonicalCheck();
  });

  it.each([
    'json-ld.json',
    'apple-news.json',
    'wordpress.json',
    'front-matter.md',
    'front-matter-toml.md',
  ])('from %s', (name) => {
    const file = fixture(name);
    expectCanonical(file, readUpload(file).reading);
  });

  it('from the JSON-LD of real pages', () => {
    const readings: Reading[] = [];
    const refused = new Map<string, number>();
    for (const file of jsonLdOfPages()) {
      try {
        const { reading, format } = readUpload(file);
        expect(format, file.key).toBe('json-ld');
        expectCanonical(file, reading);
        readings.push(reading);
      } catch (error) {
        if (!(error instanceof RejectedUpload)) throw error;
        const { reason } = error.rejection;
        refused.set(reason, (refused.get(reason) ?? 0) + 1);
      }
    }
    const counts = Object.fromEntries(
      Object.keys(kept).map((field) => [field, readings.filter((one) => has(one, field)).length]),
    );
    console.table({ read: readings.length, ...counts, ...Object.fromEntries(refused) });
    for (const [field, least] of Object.entries(kept))
      expect(counts[field], field).toBeGreaterThanOrEqual(least);
  });
});

function has({ article, evidence, documentId }: Reading, field: string): boolean {
  return (
    field in article || field in evidence || (field === 'documentId' && documentId !== undefined)
  );
}

/** Each page's JSON-LD that holds an article's text, as a file of its own. */
function jsonLdOfPages(): UploadedFile[] {
  return filesIn('extraction/dev/html/*.html.gz').flatMap(({ name, bytes }) =>
    scriptsIn(gunzipSync(bytes).toString('utf8'))
      .filter((script) => /"articleBody"\s*:\s*"[^"]/.test(script) && isJson(script))
      .map((script) => uploaded(script, `press/${name}.json`)),
  );
}

function scriptsIn(page: string): string[] {
  const scripts: string[] = [];
  let script: string | undefined;
  const parser = new Parser({
    onopentag(name, { type = '' }) {
      if (name === 'script' && type === 'application/ld+json') script = '';
    },
    ontext(text) {
      if (script !== undefined) script += text;
    },
    onclosetag() {
      if (script !== undefined) scripts.push(script);
      script = undefined;
    },
  });
  parser.end(page);
  return scripts;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
