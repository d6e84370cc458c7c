import { Command, Option } from 'commander';
import { writers } from '../../lambdas/formats/writers.ts';
import type { Subscription } from '../../lambdas/partner/subscription.ts';
import { applyTags } from '../../lambdas/tag/apply.ts';
import { embeddedEngine } from '../../lambdas/tag/embedded/engine.ts';
import { readArticles } from '../articles.ts';

export const renderCommand = new Command('render')
  .description('print each article, tagged, as a partner would get it')
  .argument('<file...>', 'article files; - is standard input')
  .addOption(
    new Option('--as <format>', 'the format').choices(Object.keys(writers)).makeOptionMandatory(),
  )
  .option('-p, --publisher <id>', 'whose files they are', 'local')
  .action(render);

interface Options {
  as: Subscription['format'];
  publisher: string;
}

async function render(files: string[], { as, publisher }: Options): Promise<void> {
  for await (const { article } of readArticles(files, publisher)) {
    const tagged = applyTags(article, await embeddedEngine.tag(article), embeddedEngine);
    process.stdout.write(`${writers[as].write(tagged).trimEnd()}\n`);
  }
}
