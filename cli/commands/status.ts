import { Command } from 'commander';
import { connect } from '../connection.ts';
import { type OpenWithdrawal, openWithdrawals } from '../open-withdrawals.ts';
import { printJson, printTable } from '../print.ts';
import { type SilentHub, silentHubs } from '../silent-hubs.ts';

export const statusCommand = new Command('status')
  .description(
    'show what waits in each queue, what was given up on, what is still to be taken down, and which hubs are silent',
  )
  .option('--json', 'print JSON')
  .option('--outputs <file>', 'the outputs of the stack to talk to')
  .action(status);

async function status(options: { json?: true; outputs?: string }): Promise<void> {
  const outputs = connect(options.outputs);
  const { countMessages } = await import('../../lambdas/aws/queues.ts');
  const queues = await Promise.all(
    queueNames(outputs).map(async (name) => ({
      queue: name.toLowerCase(),
      ...(await countMessages(outputs[`${name}QueueUrl`] ?? '')),
      deadLetters: (await countMessages(outputs[`${name}DeadLetterQueueUrl`] ?? '')).waiting,
    })),
  );
  if (queues.some(({ deadLetters }) => deadLetters > 0)) process.exitCode = 1;
  const [withdrawals, hubs] = await Promise.all([openWithdrawals(), silentHubs()]);
  if (options.json) return printJson({ queues, openWithdrawals: withdrawals, silentHubs: hubs });
  printTable([
    ['queue', 'waiting', 'in flight', 'later', 'dead letters'],
    ...queues.map((one) => [
      one.queue,
      String(one.waiting),
      String(one.inFlight),
      String(one.later),
      String(one.deadLetters),
    ]),
  ]);
  if (withdrawals.length > 0) printWithdrawals(withdrawals);
  if (hubs.length > 0) printHubs(hubs);
}

function printWithdrawals(withdrawals: OpenWithdrawal[]): void {
  process.stdout.write('\nWithdrawals that partners have not acknowledged:\n');
  printTable([
    ['subscription', 'article', 'since', 'attempts', 'answer', 'next'],
    ...withdrawals.map((one) => [
      one.subscription,
      one.article,
      one.since,
      String(one.attempts),
      one.answer,
      one.nextAt ?? '',
    ]),
  ]);
}

function printHubs(hubs: SilentHub[]): void {
  process.stdout.write('\nHubs that have not acknowledged a change of a feed:\n');
  printTable([
    ['feed', 'hub', 'since', 'hours', 'attempts', 'answer', 'next'],
    ...hubs.map((one) => [
      one.feed,
      one.hub,
      one.since,
      ((Date.now() - Date.parse(one.since)) / 3_600_000).toFixed(1),
      String(one.attempts),
      one.answer,
      one.nextAt ?? '',
    ]),
  ]);
}

/** The queues of the stack in pipeline order, by the names of its outputs. */
export function queueNames(outputs: Record<string, string>): string[] {
  return ['Intake', 'Tagging', 'Routing', 'Deliveries', 'Feeds', 'Accesses'].filter(
    (name) => outputs[`${name}QueueUrl`],
  );
}
