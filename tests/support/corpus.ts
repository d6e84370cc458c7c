import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import { contentHash } from '../../lambdas/article/content-hash.ts';
import { articleUri } from '../../lambdas/article/identity.ts';
import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';
import type { Reading, UploadedFile } from '../../lambdas/article/reading.ts';
import { decide } from '../../lambdas/normalise/decide.ts';
import { expectSafe } from './markup.ts';

/** Sample data of others, which is no part of this repository. */
const data = new URL('../../../shared/data/', import.meta.url);

const schema = new URL('schemas/ninjs-3.1.json', data);

/** Whether the sample data is here; says so when it is not. */
export function isHere(about: string): boolean {
  const here = existsSync(schema);
  if (!here) console.warn(`The sample data is not here: ${about} is not checked against it.`);
  return here;
}

/** The files below the sample data that a pattern names, in order. */
export function filesIn(pattern: string): { name: string; bytes: Buffer }[] {
  return globSync(pattern, { cwd: fileURLToPath(data) })
    .sort()
    .map((name) => ({ name, bytes: readFileSync(new URL(name, data)) }));
}

/** What keeps a document from being valid ninjs 3.1: undefined when nothing does. */
export function ninjsCheck(): (document: NinjsArticle) => string | undefined {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json' });
  const isValid = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
  return (document) => (isValid(document) ? undefined : JSON.stringify(isValid.errors));
}

/** Fails unless what becomes of a reading is valid ninjs 3.1, and its markup is ours. */
export function canonicalCheck(): (file: UploadedFile, reading: Reading) => void {
  const faultsOf = ninjsCheck();
  return (file, reading) => {
    const decision = decide(undefined, {
      publisher: 'press',
      documentId: reading.documentId ?? file.key,
      uri: articleUri('press', reading.documentId ?? file.key),
      reading,
      contentHash: contentHash(reading.article),
      source: { key: file.key, etag: '"1"', lastModified: file.lastModified, reading: 1 },
      now: '2026-11-24T06:00:00.000Z',
    });
    const article =
      decision.action === 'write' ? decision.article : expect.fail('nothing to check');
    // What came packed has its address once it is stored.
    const text = JSON.stringify(article).replaceAll('packed:', 'https://feeds.example/media/');
    const document: NinjsArticle = JSON.parse(text);
    expect(faultsOf(document), file.key).toBeUndefined();
    for (const { contentType, value } of document.bodies)
      if (contentType === 'text/html') expectSafe(value);
  };
}
