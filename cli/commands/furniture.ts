import { Command } from 'commander';
import { type LearntFurniture, nothingLearnt } from '../../lambdas/article/learnt-furniture.ts';
import { countBits, furnitureIn } from '../../lambdas/normalise/furniture/recurring.ts';
import { connect } from '../connection.ts';
import { printJson, printTable } from '../print.ts';
import { UsageError } from '../usage-error.ts';

export const furnitureCommand = new Command('furniture')
  .description("show which lines recur in a publisher's articles, and which are left out")
  .argument('<publisher>', 'the first part of the keys of its uploads')
  .option('--forget', 'forget what was learnt, and learn anew')
  .option('--off', 'learn nothing of this publisher, and leave nothing out that was learnt')
  .option('--on', 'learn again, and leave out what was learnt; so it is unless it was switched off')
  .option('--json', 'print JSON')
  .option('--outputs <file>', 'the outputs of the stack to talk to')
  .action(furniture);

interface Options {
  forget?: true;
  off?: true;
  on?: true;
  json?: true;
  outputs?: string;
}

async function furniture(publisher: string, options: Options): Promise<void> {
  if (options.on && options.off) throw new UsageError('Either --on or --off.');
  connect(options.outputs);
  const { changeFurniture, readFurniture } = await import('../../lambdas/aws/learnt-furniture.ts');
  const isChange = options.forget || options.off || options.on;
  const learnt = isChange
    ? await changeFurniture(publisher, (before) => changed(before, options))
    : await readFurniture(publisher);
  const lines = recurring(learnt);
  if (options.json) {
    printJson({ publisher, on: !learnt.off, articles: learnt.articles.length, lines });
    return;
  }
  process.stdout.write(`${heading(publisher, learnt)}\n`);
  printTable(
    lines.map(({ leftOut, seen, text }) => [
      leftOut ? 'left out' : '',
      `${seen} of ${learnt.articles.length}`,
      text.replaceAll('\n', ' · '),
    ]),
  );
}

function changed(before: LearntFurniture, { forget, off, on }: Options): LearntFurniture {
  const isOff = off || (before.off && !on);
  const { off: _, ...learnt } = forget ? nothingLearnt : before;
  return { ...learnt, ...(isOff && { off: true }) };
}

function heading(publisher: string, { articles, off }: LearntFurniture): string {
  const known =
    articles.length === 0
      ? 'nothing was learnt yet'
      : `learnt from the last ${articles.length === 1 ? 'article' : `${articles.length} articles`}`;
  return off ? `${publisher}  switched off, ${known}` : `${publisher}  ${known}`;
}

/** The lines that stood in several articles; only of these the words are known. */
function recurring(learnt: LearntFurniture) {
  const left = furnitureIn(learnt, Date.now());
  return learnt.lines.flatMap(({ hash, seen, text }) =>
    text === undefined
      ? []
      : [{ text, seen: countBits(seen), leftOut: !learnt.off && left.has(hash) }],
  );
}
