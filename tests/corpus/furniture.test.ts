import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSentence } from '../../lambdas/article/furniture.ts';
import { cleanLine } from '../../lambdas/article/text.ts';
import { uploaded } from '../support/files.ts';
import { furniture } from '../support/furniture.ts';
import { readUpload } from '../support/read-upload.ts';

const data = new URL('../../../shared/data/extraction/dev/truth.jsonl', import.meta.url);
const here = existsSync(data);
if (!here) console.warn('The texts whose sentences must all be kept are not here.');

interface Truth {
  id: string;
  set: string;
  title?: string;
  body?: string;
  bodySuspect?: boolean;
}

/**
 * Sentences of these texts that are furniture where they stand, by hash: an invitation to a
 * newsletter, an author's life, a note on where the text appeared first. Nothing else may go.
 */
const knownFurniture = new Set(
  `
  589aee6efaa6 eafea9c3797b a97819fd7900 8ccb6ffefe25 3936450c397c 2e787d7b1804 6fb7c4690fb7
  2ba199d61dbb 964464081f78 f11d7055d655 14009e17e1ed b9efdc4e2b62 8d28820b69d5 20311c110098
  fcf289eba3f1 1ed3f3bb772a b593514e0083 78cdcba55ae2
`
    .trim()
    .split(/\s+/),
);

const headline = 'Harbour reopens after the storm';
const lines = fc.constantFrom(...furniture.map(({ line }) => line));

describe.runIf(here)('of texts whose sentences are known', () => {
  const bodies = here ? bodiesKnown() : [];
  const sets = [...new Set(bodies.map(({ set }) => set))];

  it.each(sets)('%s: all are kept, in a plain text and in a page', (set) => {
    const lost = new Set<string>();
    for (const { id, body } of bodies.filter((one) => one.set === set)) {
      fc.assert(
        fc.property(fc.array(fc.tuple(fc.nat(), lines), { maxLength: 8 }), (inserted) => {
          const all = withFurniture(body, inserted);
          for (const text of [plainOf(all), pageOf(all)]) {
            const kept = new Set(bodyOf(text, id).split('\n').map(bare));
            for (const line of body) {
              if (isSentence(line) && !kept.has(bare(line))) lost.add(line);
            }
          }
        }),
        { numRuns: 2, seed: 7 },
      );
    }
    const unknown = [...lost].filter((line) => !knownFurniture.has(hashOf(line)));
    console.info(`${set}: ${lost.size} sentences are furniture themselves`);
    expect(unknown.map((line) => `${hashOf(line)} ${line}`)).toEqual([]);
  });
});

function bodiesKnown(): { id: string; set: string; body: string[] }[] {
  return readFileSync(data, 'utf8')
    .trim()
    .split('\n')
    .map((row): Truth => JSON.parse(row))
    .flatMap(({ id, set, body, bodySuspect }) => {
      const known = (body ?? '')
        .split(/\n+/)
        .map(cleanLine)
        .filter((line) => line !== '');
      return bodySuspect || !known.some(isSentence) ? [] : [{ id, set, body: known }];
    });
}

function withFurniture(body: string[], inserted: [number, string][]): string[] {
  const all = [...body];
  for (const [at, line] of inserted) all.splice(at % (all.length + 1), 0, line);
  return all;
}

function plainOf(all: string[]): string {
  return [headline, ...all].join('\n\n');
}

function pageOf(all: string[]): string {
  const escaped = (line: string) =>
    line.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  const paragraphs = all.map((line) => `<p>${escaped(line)}</p>`).join('\n');
  return `<!doctype html><html><head><title>${headline}</title></head><body><nav><a href="/">Home</a></nav><article><h1>${headline}</h1>${paragraphs}</article></body></html>`;
}

function bodyOf(text: string, id: string): string {
  const { article } = readUpload(uploaded(text, `press/${id}`)).reading;
  return article.bodies.find(({ contentType }) => contentType === 'text/plain')?.value ?? '';
}

/** A line as its letters alone; the Â of a twice encoded sign, which is mended on the way, apart. */
function bare(line: string): string {
  return cleanLine(line)
    .replace(/Â(?=[\u00a0-\u00bf])/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function hashOf(line: string): string {
  return createHash('sha256').update(line).digest('hex').slice(0, 12);
}
