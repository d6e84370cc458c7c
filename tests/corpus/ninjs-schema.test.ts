import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { RejectedUpload } from '../../lambdas/article/outcome.ts';
import type { Reading, UploadedFile } from '../../lambdas/article/reading.ts';
import { canonicalCheck, filesIn, isHere } from '../support/corpus.ts';
import { fixture, uploaded } from '../support/files.ts';
import { readUpload } from '../support/read-upload.ts';

describe.runIf(isHere('what is read'))('the canonical document is valid ninjs 3.1', () => {
  let expectValid: (file: UploadedFile, reading: Reading) => void;

  beforeAll(() => {
    expectValid = canonicalCheck();
  });

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
    (name) => expectValid(fixture(name), readUpload(fixture(name)).reading),
  );

  it('from a kill that says next to nothing', () => {
    const file = uploaded(
      '{"uri":"urn:x:1","pubStatus":"canceled","versionCreated":"2026-11-24T06:00:00Z"}',
    );
    expectValid(file, readUpload(file).reading);
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
