import { Command } from 'commander';
import { applyTags } from '../../lambdas/tag/apply.ts';
import { embeddedEngine } from '../../lambdas/tag/embedded/engine.ts';
import { readArticles } from '../articles.ts';
import { printJson } from '../print.ts';

export const tagCommand = new Command('tag')
  .description('print each article with its language, subjects, people, organisations and places')
  .argument('<file...>', 'article files; - is standard input')
  .option('-p, --publisher <id>', 'whose files they are', 'local')
  .option('--explain', 'also which mentions speak for each tag')
  .action(tag);

interface Options {
  publisher: string;
  explain?: true;
}

async function tag(files: string[], { publisher, explain }: Options): Promise<void> {
  for await (const { file, article } of readArticles(files, publisher)) {
    const tags = await embeddedEngine.tag(article);
    const tagged = applyTags(article, tags, embeddedEngine);
    printJson(explain ? { file, tags, article: tagged } : tagged);
  }
}
