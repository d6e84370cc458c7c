import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const guide = readFileSync(join(import.meta.dirname, '../../docs/guides/deploy.md'), 'utf8');

/**
 * The only block of a language in docs/guides/deploy.md, with some of its words replaced. The test
 * does literally what the guide tells the engineer to do.
 * @throws Error when the guide no longer holds that block, or one of the words.
 */
export function fromGuide(language: string, words: Record<string, string>): string {
  const [block, ...others] = guide.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'));
  if (!block?.[1] || others.length > 0) {
    throw new Error(`docs/guides/deploy.md should have one block of ${language}.`);
  }
  let text = block[1];
  for (const [word, replacement] of Object.entries(words)) {
    if (!text.includes(word)) throw new Error(`docs/guides/deploy.md no longer says "${word}".`);
    text = text.replaceAll(word, replacement);
  }
  return text;
}
