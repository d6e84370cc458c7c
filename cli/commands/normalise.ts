import { Command } from 'commander';
import { readArticles } from '../articles.ts';
import { printJson } from '../print.ts';

export const normaliseCommand = new Command('normalise')
  .description('print the canonical article (ninjs 3) that is read from each file')
  .argument('<file...>', 'article files; - is standard input')
  .option('-p, --publisher <id>', 'whose files they are', 'local')
  .option('--explain', 'also which source in the file said so, and what was left out')
  .action(normalise);

interface Options {
  publisher: string;
  explain?: true;
}

async function normalise(files: string[], { publisher, explain }: Options): Promise<void> {
  for await (const { file, place, format, reading, article } of readArticles(files, publisher)) {
    const { evidence, dropped } = reading;
    printJson(explain ? { file, place, format, evidence, dropped, article } : article);
  }
}
