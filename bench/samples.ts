import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UploadedFile } from '../lambdas/article/reading.ts';
import { type FileFormat, fileOf } from './articles.ts';
import { generateStory } from './story.ts';

/** A file whose reading or tagging is timed. */
export interface Sample {
  name: string;
  format: FileFormat;
  file: UploadedFile;
}

const inbox = join(import.meta.dirname, '../examples/inbox');

/** Examples of each format, one text with a copied page's furniture, and 800 words in each. */
export function samples(): Sample[] {
  return [
    example('text, with furniture', 'text', 'meridian-wire/01-accord.txt'),
    example('text', 'text', 'harbour-post/01-ferry-strike.txt'),
    example('HTML', 'html', 'harbour-post/02-bridge-reopens.html'),
    example('ninjs', 'ninjs', 'meridian-wire/02-rate-decision.json'),
    generated('text, 800 words', 'text'),
    generated('HTML, 800 words', 'html'),
    generated('ninjs, 800 words', 'ninjs'),
  ];
}

function example(name: string, format: FileFormat, key: string): Sample {
  return { name, format, file: uploaded(key, readFileSync(join(inbox, key))) };
}

function generated(name: string, format: FileFormat): Sample {
  const { key, bytes } = fileOf(generateStory('sample', 800), format, 'sample');
  return { name, format, file: uploaded(key, bytes) };
}

function uploaded(key: string, bytes: Uint8Array): UploadedFile {
  return { key, bytes, lastModified: '2026-11-20T08:00:00.000Z' };
}
