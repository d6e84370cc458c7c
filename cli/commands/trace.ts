import { Command } from 'commander';
import type { Part } from '../../lambdas/article/receipt.ts';
import type { SameStory } from '../../lambdas/article/same-story.ts';
import type { TimelineEvent } from '../../lambdas/article/timeline.ts';
import type { Journey } from '../../lambdas/aws/journey.ts';
import type { Attempt, Delivery } from '../../lambdas/partner/delivery.ts';
import { feedOfHub, hubKey } from '../../lambdas/partner/hub.ts';
import { connect } from '../connection.ts';
import { printJson, printTable } from '../print.ts';

export const traceCommand = new Command('trace')
  .description('tell what happened to an article, from its upload to the answer of each partner')
  .argument('<article>', 'an article id, or the key of an upload: <publisher>/<path>')
  .option('--json', 'print the whole record as JSON')
  .option('--outputs <file>', 'the outputs of the stack to talk to')
  .action(trace);

async function trace(article: string, options: { json?: true; outputs?: string }): Promise<void> {
  connect(options.outputs);
  const { journeyOfArticle, journeyOfUpload } = await import('../../lambdas/aws/journey.ts');
  const journey = article.includes('/')
    ? await journeyOfUpload(article)
    : await journeyOfArticle(article);
  if (!journey) {
    process.stderr.write(`wirecopy: nothing is known of ${article}\n`);
    process.exitCode = 1;
    return;
  }
  if (options.json) return printJson(journey);
  process.stdout.write(`${heading(journey)}\n`);
  if (journey.articles) return printTable((journey.receipt?.parts ?? []).map(partRow));
  printTable(
    [
      ...journey.events.map(eventRow),
      ...[...journey.deliveries, ...journey.pings.map((one) => tellingOf(one, journey))].flatMap(
        attemptRows,
      ),
    ].sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1)),
  );
  for (const delivery of [...journey.deliveries, ...journey.pings]) {
    const line = openDelivery(delivery);
    if (line) process.stdout.write(`${line}\n`);
  }
}

function heading({ receipt, record, sameStoryAs }: Journey): string {
  const lines: string[] = [];
  if (record) {
    lines.push(
      record.headline,
      `${record.id}  ${record.publisher}  version ${record.version}  ${record.status}  ${record.documentId}`,
    );
  }
  lines.push(...sameStoryAs.map(sameStoryLine));
  if (receipt?.parts) lines.push(`${receipt.upload.key}  ${receipt.parts.length} articles`);
  if (receipt?.rejection) {
    const { reason, sentence, remedy } = receipt.rejection;
    lines.push(`${receipt.upload.key}  rejected  ${reason}: ${sentence} ${remedy}`);
  }
  return lines.join('\n');
}

function sameStoryLine({ article, publisher, uri, similarity }: SameStory): string {
  return `same story as ${article}  ${publisher}  ${uri}  (${Math.round(similarity * 100)} %)`;
}

/** One of the articles in an upload; its own trace tells the rest. */
function partRow({ place, outcome, article, rejection }: Part): string[] {
  const what = article
    ? `${article.id}  ${article.headline}`
    : rejection && `${rejection.reason}: ${rejection.sentence}`;
  return [place, `${outcome}${article ? ` v${article.version}` : ''}`, what ?? ''];
}

function eventRow(event: TimelineEvent): string[] {
  switch (event.stage) {
    case 'normalise':
      return [
        event.at,
        'normalise',
        `${event.outcome} v${event.version} ${event.expired ? 'at its expiry' : `from ${event.upload}`}`,
      ];
    case 'tag':
      return [event.at, 'tag', `${event.names.join(' · ') || 'nothing found'} (${event.engine})`];
    case 'route': {
      const withdraw = event.withdraw.length ? `; withdraw from ${event.withdraw.join(', ')}` : '';
      const waiting = event.waiting ? `; from ${event.until} to ${event.waiting.join(', ')}` : '';
      return [event.at, 'route', `to ${event.publish.join(', ') || 'nobody'}${withdraw}${waiting}`];
    }
  }
}

/** Of all that a hub was told, that which tells of the article as it stands in its feed. */
function tellingOf(ping: Delivery, { deliveries }: Journey): Delivery {
  const shown = deliveries.find(
    (one) => hubKey(one.subscription).subscription === ping.subscription,
  );
  const shownAt = shown?.attempts.at(-1)?.at ?? Number.POSITIVE_INFINITY;
  const attempts = ping.attempts.filter(({ at }) => at >= shownAt);
  const heard = attempts.findIndex(({ result }) => result === 'accepted');
  return { ...ping, attempts: heard < 0 ? attempts : attempts.slice(0, heard + 1) };
}

function attemptRows({ subscription, attempts }: Delivery): string[][] {
  return attempts.map((attempt: Attempt) => [
    new Date(attempt.at).toISOString(),
    'deliver',
    `${nameOf(subscription)}: sequence ${attempt.sequence} ${attempt.result} (${attempt.detail}, ${attempt.took} ms)`,
  ]);
}

/** How a delivery stands that has not come to its end; undefined for one that has. */
function openDelivery(delivery: Delivery): string | undefined {
  const { action, state, unfit, failures } = delivery;
  const name = nameOf(delivery.subscription);
  if (state === 'delivered' || state === 'withdrawn') return undefined;
  if (unfit !== undefined) return `${name}: not sent: ${unfit}`;
  const owed = action === 'withdraw' ? 'withdrawal pending' : 'pending';
  return [
    `${name}: ${state === 'pending' ? owed : `given up: ${state}`}`,
    `${failures} ${failures === 1 ? 'failure' : 'failures'}`,
    nextAttempt(delivery),
  ].join(', ');
}

function nextAttempt({ dueAt, waits }: Delivery): string {
  if (waits) return 'next attempt in its turn, when the partner bears it';
  return dueAt === undefined ? 'no next attempt' : `next attempt ${new Date(dueAt).toISOString()}`;
}

function nameOf(subscription: string): string {
  const feed = feedOfHub(subscription);
  return feed === undefined ? subscription : `the hub of ${feed}`;
}
