import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { QueueDoesNotExist } from '@aws-sdk/client-sqs';
import { headline } from '../../lambdas/article/ninjs.ts';
import { getDocument } from '../../lambdas/aws/buckets.ts';
import { s3 } from '../../lambdas/aws/clients.ts';
import { getSubscription } from '../../lambdas/aws/directory.ts';
import { journeyOfUpload } from '../../lambdas/aws/journey.ts';
import { countMessages } from '../../lambdas/aws/queues.ts';
import { same } from './expect.ts';
import { itsHeadline, uploadKey } from './pipeline.ts';
import { NotSo } from './report.ts';
import type { Trial } from './trial.ts';

/** What goes with the stack, and what does not. */
export async function tryRemoval({ report, ministack, deployment, outputs }: Trial): Promise<void> {
  await report.require('cdk destroy removes the stack', () => deployment.destroy());
  await report.check('functions and queues are gone', async () => {
    const { Functions } = await ministack.call<{ Functions: unknown[] }>(
      'lambda',
      'list_functions',
    );
    same('the functions', Functions, []);
    await countMessages(outputs.IntakeQueueUrl ?? '').then(
      () => {
        throw new NotSo('the intake queue is still there');
      },
      (error) => {
        if (!(error instanceof QueueDoesNotExist)) throw error;
      },
    );
  });
  await report.check('buckets and tables are kept, with all that is in them', async () => {
    for (const bucket of ['UploadsBucket', 'ArticlesBucket', 'FeedsBucket']) {
      await s3.send(new HeadBucketCommand({ Bucket: outputs[bucket] }));
    }
    const journey = await journeyOfUpload(uploadKey);
    const document = await getDocument(journey?.record?.documentKey ?? '');
    same('the headline', headline(document), itsHeadline);
    const subscription = await getSubscription('evening-ledger-all');
    same('the partner', subscription?.partner, 'evening-ledger');
  });
}
