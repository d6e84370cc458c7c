import { Command } from 'commander';
import { match } from '../../lambdas/route/match.ts';
import { traitsOf } from '../../lambdas/route/traits.ts';
import { connect } from '../connection.ts';
import { printJson } from '../print.ts';
import { UsageError } from '../usage-error.ts';

export const explainCommand = new Command('explain')
  .description('say whether a subscription is to have an article, and which clause decided')
  .argument('<article>', 'an article id')
  .argument('<subscription>', 'the id of a subscription')
  .option('--json', 'print JSON')
  .option('--outputs <file>', 'the outputs of the stack to talk to')
  .action(explain);

async function explain(
  id: string,
  subscriptionId: string,
  options: { json?: true; outputs?: string },
): Promise<void> {
  connect(options.outputs);
  const { getArticle } = await import('../../lambdas/aws/articles.ts');
  const { getDocument } = await import('../../lambdas/aws/buckets.ts');
  const { getSubscription } = await import('../../lambdas/aws/directory.ts');
  const { getDelivery } = await import('../../lambdas/aws/ledger.ts');
  const [record, subscription] = await Promise.all([
    getArticle(id),
    getSubscription(subscriptionId),
  ]);
  if (!record) throw new UsageError(`There is no article ${id}.`);
  if (!subscription) throw new UsageError(`There is no subscription ${subscriptionId}.`);
  const document = await getDocument(record.tagged?.documentKey ?? record.documentKey);
  const verdict = match(subscription.filter, traitsOf(document, record.publisher));
  const delivery = await getDelivery(subscription.id, `${record.firstSeenAt}#${id}`);
  const besides = [
    record.status === 'withdrawn' && 'The article is withdrawn.',
    isLater(record.embargoedUntil) && `It is under embargo until ${record.embargoedUntil}.`,
    !subscription.active && `The subscription is not active${because(subscription.paused)}.`,
  ].filter((line) => line !== false);
  if (options.json) return printJson({ ...verdict, besides, ...(delivery && { delivery }) });
  process.stdout.write(
    [
      `${record.headline}`,
      `${verdict.matches ? 'passes' : 'does not pass'} ${subscription.id}: ${verdict.reason}`,
      ...besides,
      delivery ? `In the ledger: ${delivery.action}, ${delivery.state}.` : 'Not in the ledger.',
      '',
    ].join('\n'),
  );
}

function isLater(time: string | undefined): boolean {
  return time !== undefined && Date.parse(time) > Date.now();
}

function because(paused: { at: string; reason: string } | undefined): string {
  return paused ? `: it was paused at ${paused.at}, because the partner ${paused.reason}` : '';
}
