import { Command, Option } from 'commander';
import { render as renderAs } from '../../lambdas/formats/render.ts';
import { writers } from '../../lambdas/formats/writers.ts';
import type { Format } from '../../lambdas/partner/subscription.ts';
import { shaper } from '../../lambdas/shape/shape.ts';
import { applyTags } from '../../lambdas/tag/apply.ts';
import { embeddedEngine } from '../../lambdas/tag/embedded/engine.ts';
import { readArticles } from '../articles.ts';
import { declaredSubscription } from '../partners/declared.ts';
import { UsageError } from '../usage-error.ts';

export const renderCommand = new Command('render')
  .description('print each article, tagged, as a partner would get it')
  .argument('<file...>', 'article files; - is standard input')
  .addOption(new Option('--as <format>', 'the format').choices(Object.keys(writers)))
  .option(
    '--subscription <file>',
    'in the format and shape of a subscription in this file of a partner: <file>#<id> of several',
  )
  .option('-p, --publisher <id>', 'whose files they are', 'local')
  .action(render);

interface Options {
  as?: Format;
  subscription?: string;
  publisher: string;
}

/** What would not be sent is told on standard error, and the process exits with 1. */
async function render(files: string[], options: Options): Promise<void> {
  const declared = options.subscription ? declaredSubscription(options.subscription) : undefined;
  const format = options.as ?? declared?.format;
  if (!format) throw new UsageError('render takes --as FORMAT, or --subscription FILE.');
  for await (const { file, article } of readArticles(files, options.publisher)) {
    const tagged = applyTags(article, await embeddedEngine.tag(article), embeddedEngine);
    const rendition = renderAs(shaper(tagged)(declared ?? {}), format, declared?.limits);
    if ('unfit' in rendition) {
      process.stderr.write(`${file}: would not be sent: ${rendition.unfit}\n`);
      process.exitCode = 1;
    } else {
      process.stdout.write(`${rendition.body.trimEnd()}\n`);
    }
  }
}
