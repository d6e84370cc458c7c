import { Command } from 'commander';
import { connect } from '../connection.ts';
import { openWithdrawals } from '../open-withdrawals.ts';
import { printJson, printTable } from '../print.ts';

export const statusCommand = new Command('status')
  .description(
    'show what waits in each queue, what was given up on, and what is still to be taken down',
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
  const withdrawals = await openWithdrawals();
  if (options.json) return printJson({ queues, openWithdrawals: withdrawals });
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
  if (withdrawals.length === 0) return;
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

/** The queues of the stack in pipeline order, by the names of its outputs. */
export function queueNames(outputs: Record<string, string>): string[] {
  return ['Intake', 'Tagging', 'Routing', 'Deliveries', 'Feeds'].filter(
    (name) => outputs[`${name}QueueUrl`],
  );
}
