import { Command } from 'commander';
import { connect } from '../connection.ts';
import { UsageError } from '../usage-error.ts';
import { queueNames } from './status.ts';

export const redriveCommand = new Command('redrive')
  .description('send dead letters through again, once their cause is gone; harmless at any time')
  .argument(
    '[queue...]',
    'intake, tagging, routing, deliveries, feeds, accesses; default: all of them',
  )
  .option('--outputs <file>', 'the outputs of the stack to talk to')
  .action(redrive);

async function redrive(queues: string[], options: { outputs?: string }): Promise<void> {
  const outputs = connect(options.outputs);
  const known = queueNames(outputs);
  const { moveMessages } = await import('../../lambdas/aws/queues.ts');
  for (const queue of queues.length > 0 ? queues : known.map((name) => name.toLowerCase())) {
    const name = known.find((one) => one.toLowerCase() === queue);
    if (!name) {
      throw new UsageError(
        `There is no queue "${queue}". Queues: ${known.join(', ').toLowerCase()}.`,
      );
    }
    const from = outputs[`${name}DeadLetterQueueUrl`] ?? '';
    const moved = await moveMessages(from, outputs[`${name}QueueUrl`] ?? '');
    process.stdout.write(`${queue}  ${moved} redriven\n`);
  }
}
