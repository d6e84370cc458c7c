import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { contentHash } from '../../lambdas/article/content-hash.ts';
import { RejectedUpload } from '../../lambdas/article/outcome.ts';
import type { Reading, UploadedFile } from '../../lambdas/article/reading.ts';
import { decide } from '../../lambdas/normalise/decide.ts';
import { readUpload } from '../../lambdas/normalise/read-upload.ts';
import { fixture, uploaded } from '../support/files.ts';
import { expectSafe } from '../support/markup.ts';

const data = new URL('../../../shared/data/', import.meta.url);
const schema = new URL('schemas/ninjs-3.1.json', data);
const here = existsSync(schema);
if (!here) console.warn('The ninjs schema is not here: what is read is not checked against it.');

describe.runIf(here)('the canonical document is valid ninjs 3.1', () => {
  let isValid: ValidateFunction;

  beforeAll(() => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json' });
    isValid = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
  });

  function expectValid(file: UploadedFile, reading: Reading = readUpload(file).reading): void {
    const decision = decide(undefined, {
      publisher: 'press',
      documentId: reading.documentId ?? file.key,
      reading,
      contentHash: contentHash(reading.article),
      source: { key: file.key, etag: '"1"', lastModified: file.lastModified, reading: 1 },
      now: '2026-11-24T06:00:00.000Z',
    });
    const article =
      decision.action === 'write' ? decision.article : expect.fail('nothing to check');
    const document = JSON.parse(JSON.stringify(article));
    expect(isValid(document), JSON.stringify(isValid.errors)).toBe(true);
    for (const { contentType, value } of article.bodies)
      if (contentType === 'text/html') expectSafe(value);
  }

  /** Reads what can be read; how many of the files were. */
  function check(files: UploadedFile[]): number {
    return files.filter((file) => {
      try {
        expectValid(file, readUpload(file).reading);
        return true;
      } catch (error) {
        if (error instanceof RejectedUpload) return false;
        throw error;
      }
    }).length;
  }

  it.each(['aggregated.txt', 'wrapped.txt', 'page.html', 'ninjs-1.json', 'ninjs-3.json'])(
    'from %s',
    (name) => expectValid(fixture(name)),
  );

  it('from a kill that says next to nothing', () => {
    expectValid(
      uploaded('{"uri":"urn:x:1","pubStatus":"canceled","versionCreated":"2026-11-24T06:00:00Z"}'),
    );
  });

  it('from every official and agency ninjs item that is a text', () => {
    const files = filesIn('wire/ninjs/**/*.json').map(({ name, bytes }) =>
      uploaded(bytes, `press/${name}`),
    );
    expect(check(files)).toBeGreaterThan(15);
  });

  it('from web pages of every kind', () => {
    const pages = filesIn('extraction/dev/html/*.html.gz').filter((_, index) => index % 8 === 0);
    const files = pages.map(({ name, bytes }) => uploaded(gunzipSync(bytes), `press/${name}`));
    expect(check(files)).toBeGreaterThan(0.98 * files.length);
  });
});

function filesIn(pattern: string): { name: string; bytes: Buffer }[] {
  const folder = fileURLToPath(data);
  return globSync(pattern, { cwd: folder })
    .sort()
    .map((name) => ({ name, bytes: readFileSync(new URL(name, data)) }));
}
