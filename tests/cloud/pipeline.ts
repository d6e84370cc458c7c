import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SendMessageCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { headline } from '../../lambdas/article/ninjs.ts';
import { sqs } from '../../lambdas/aws/clients.ts';
import { journeyOfUpload } from '../../lambdas/aws/journey.ts';
import { countMessages } from '../../lambdas/aws/queues.ts';
import { contains, eventually, same } from './expect.ts';
import { tryGuardedFeed } from './guarded-feed.ts';
import type { MiniStack } from './ministack.ts';
import { admitPartner } from './partner.ts';
import { admitPublisher } from './publisher.ts';
import { NotSo } from './report.ts';
import type { Trial } from './trial.ts';

const file = join(import.meta.dirname, '../../examples/inbox/meridian-wire/01-accord.txt');
export const itsHeadline =
  'Mongolia and Kazakhstan agree to share rail freight and water of the Altai';
export const uploadKey = 'meridian-wire/2026/01-accord.txt';

/** What the deployed stack does for a publisher, for a partner and for the desk. */
export async function tryPipeline(trial: Trial): Promise<void> {
  const { report, ministack, deployment, outputs } = trial;
  await using partner = await report.require('a partner is taken on as the guide says', () =>
    admitPartner(deployment, ministack),
  );
  const publisher = await report.require('a publisher is let in as the guide says', () =>
    admitPublisher('meridian-wire', outputs, ministack.call),
  );
  await report.check('it can neither upload as another nor read what is not its own', () =>
    publisher.overstep(),
  );

  await report.require('its article is accepted, as its receipt says', async () => {
    await publisher.put(uploadKey, await readFile(file));
    const receipt = await eventually('a receipt', () => publisher.receipt(uploadKey));
    same('the outcome', receipt.outcome, 'accepted');
  });
  await report.require('a push that the partner’s site refuses is on record', async () => {
    const attempt = await eventually('an attempt', async () => {
      const delivery = (await journeyOfUpload(uploadKey))?.deliveries.find(
        ({ subscription }) => subscription === partner.subscription,
      );
      return delivery?.attempts[0];
    });
    same('the answer', attempt.status, 404);
  });
  partner.openSite();
  await report.check(
    'it is made again, signed by Standard Webhooks, and arrives once',
    async () => {
      await eventually('the end of all work', async () => {
        const journey = await journeyOfUpload(uploadKey);
        return journey?.deliveries.every(({ dueAt }) => dueAt === undefined) || undefined;
      });
      same(
        'what arrived',
        partner.received.map(({ article }) => headline(article)),
        [itsHeadline],
      );
    },
  );
  await report.check('CloudFront serves the partner’s feed from its address', async () => {
    const { headers, body } = await eventually('the feed', async () => {
      const answer = await partner.fetchFeed();
      return answer.status === 200 ? answer : undefined;
    });
    contains('the feed', body, itsHeadline);
    contains('its content type', String(headers['content-type']), 'application/rss+xml');
    contains('its caching', String(headers['cache-control']), 'max-age=');
  });
  await report.check('CloudFront asks for the password of a feed that has one', () =>
    tryGuardedFeed(trial),
  );
  await report.check('wirecopy trace tells the article’s way to the partner’s answer', async () => {
    const told = await deployment.wirecopy('trace', uploadKey);
    contains('the trace', told, itsHeadline);
    contains('the trace', told, 'accepted v1');
    contains('the trace', told, `${partner.subscription}: sequence 1 accepted`);
  });
  await report.check(
    'once the publisher deletes it, the partner is told and the feed lacks it',
    async () => {
      await publisher.remove(uploadKey);
      const push = await eventually('a withdrawal', async () => partner.received[1]);
      same('the status', push.article.pubStatus, 'canceled');
      await eventually('a feed without it', async () => {
        const { status, body } = await partner.fetchFeed();
        return (status === 200 && !body.includes(itsHeadline)) || undefined;
      });
    },
  );

  await report.check('what no stage can handle becomes a dead letter, and can be redriven', () =>
    buryAndRedrive(trial),
  );
  await report.check('the function that the schedule calls every minute comes to its end', () =>
    sweepNow(ministack.call),
  );
}

async function buryAndRedrive({ deployment, outputs }: Trial): Promise<void> {
  const { TaggingQueueUrl = '', TaggingDeadLetterQueueUrl = '' } = outputs;
  await sqs.send(
    new SetQueueAttributesCommand({
      QueueUrl: TaggingQueueUrl,
      Attributes: { VisibilityTimeout: '1' }, // Else its tries would take half an hour.
    }),
  );
  const message = { QueueUrl: TaggingQueueUrl, MessageBody: 'no doorbell of ours' };
  await sqs.send(new SendMessageCommand(message));
  await eventually('a dead letter', async () => {
    const { waiting } = await countMessages(TaggingDeadLetterQueueUrl);
    return waiting > 0 || undefined;
  });
  contains('redrive', await deployment.wirecopy('redrive', 'tagging'), '1 redriven');
}

async function sweepNow(call: MiniStack['call']): Promise<void> {
  const { Rules } = await call<{ Rules: { Name: string; ScheduleExpression?: string }[] }>(
    'events',
    'list_rules',
  );
  const rule = Rules.find((one) => one.ScheduleExpression === 'rate(1 minute)');
  if (!rule) throw new NotSo('no rule runs every minute');
  const { Targets } = await call<{ Targets: { Arn: string }[] }>('events', 'list_targets_by_rule', {
    Rule: rule.Name,
  });
  const { FunctionError } = await call<{ FunctionError?: string }>('lambda', 'invoke', {
    FunctionName: Targets[0]?.Arn,
  });
  same('the error of the function', FunctionError, undefined);
}
