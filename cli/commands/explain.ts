import { Command } from 'commander';
import { type Explanation, explain } from '../../lambdas/route/explain.ts';
import { applyTags } from '../../lambdas/tag/apply.ts';
import { embeddedEngine } from '../../lambdas/tag/embedded/engine.ts';
import { readArticles } from '../articles.ts';
import { connect } from '../connection.ts';
import { declaredSubscription } from '../partners/declared.ts';
import { printJson } from '../print.ts';
import { UsageError } from '../usage-error.ts';

export const explainCommand = new Command('explain')
  .description('say whether a subscription is to have an article, and what decided')
  .argument('<article>', 'an article id; with --subscription, an article file')
  .argument('[subscription]', 'the id of a subscription')
  .option(
    '--subscription <file>',
    'offline: a subscription in this file of a partner, <file>#<id> of several',
  )
  .option('-p, --publisher <id>', 'with --subscription, whose file it is', 'local')
  .option('--json', 'print JSON')
  .option('--outputs <file>', 'the outputs of the stack to talk to')
  .action((article: string, id: string | undefined, options: Options) => {
    if (options.subscription) return explainFile(article, options.subscription, options);
    if (id) return explainArticle(article, id, options);
    throw new UsageError('explain takes an article and a subscription, or --subscription FILE.');
  });

interface Options {
  subscription?: string;
  publisher: string;
  json?: true;
  outputs?: string;
}

/** As if it came now, and no other subscription had a claim to it. */
async function explainFile(file: string, reference: string, options: Options): Promise<void> {
  const subscription = declaredSubscription(reference);
  const now = Date.now();
  for await (const { article } of readArticles([file], options.publisher)) {
    const document = applyTags(article, await embeddedEngine.tag(article), embeddedEngine);
    const { embargoedUntil, pubStatus } = document;
    const record = {
      publisher: options.publisher,
      status: pubStatus === 'canceled' ? ('withdrawn' as const) : ('usable' as const),
      firstSeenAt: new Date(now).toISOString(),
      ...(embargoedUntil && { embargoedUntil }),
    };
    const explanation = explain(subscription, { record, document }, [subscription], new Set(), now);
    if (options.json) printJson(explanation);
    else process.stdout.write(`${verdict(subscription.id, explanation)}\n`);
  }
}

async function explainArticle(id: string, subscriptionId: string, options: Options): Promise<void> {
  connect(options.outputs);
  const { getArticle, listRecipients } = await import('../../lambdas/aws/articles.ts');
  const { getDocument } = await import('../../lambdas/aws/buckets.ts');
  const { listSubscriptions } = await import('../../lambdas/aws/directory.ts');
  const { getDelivery } = await import('../../lambdas/aws/ledger.ts');
  const [record, all, recipients] = await Promise.all([
    getArticle(id),
    listSubscriptions(),
    listRecipients(id),
  ]);
  const subscription = all.find((one) => one.id === subscriptionId);
  if (!record) throw new UsageError(`There is no article ${id}.`);
  if (!subscription) throw new UsageError(`There is no subscription ${subscriptionId}.`);
  const document = await getDocument(record.tagged?.documentKey ?? record.documentKey);
  const had = new Set(recipients);
  const explanation = explain(subscription, { record, document }, all, had, Date.now());
  const delivery = await getDelivery(subscription.id, `${record.firstSeenAt}#${id}`);
  const besides = [
    record.status === 'withdrawn' && 'The article is withdrawn.',
    isLater(record.embargoedUntil) && `It is under embargo until ${record.embargoedUntil}.`,
    !subscription.active && `The subscription is not active${because(subscription.paused)}.`,
  ].filter((line) => line !== false);
  if (options.json) return printJson({ ...explanation, besides, ...(delivery && { delivery }) });
  process.stdout.write(
    [
      `${record.headline}`,
      verdict(subscription.id, explanation),
      ...besides,
      delivery ? `In the ledger: ${delivery.action}, ${delivery.state}.` : 'Not in the ledger.',
      '',
    ].join('\n'),
  );
}

function verdict(id: string, { isToHave, reasons }: Explanation): string {
  return `${isToHave ? 'passes' : 'does not pass'} ${id}: ${reasons.join(' ')}`;
}

function isLater(time: string | undefined): boolean {
  return time !== undefined && Date.parse(time) > Date.now();
}

function because(paused: { at: string; reason: string } | undefined): string {
  return paused ? `: it was paused at ${paused.at}, because the partner ${paused.reason}` : '';
}
