import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CfnOutput,
  DefaultStackSynthesizer,
  Duration,
  type IStackSynthesizer,
  Stack,
} from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { deliverTimeout, deliverVisibility, stageTimeout } from '../lambdas/runtime/limits.ts';
import { namespace, timeToWithdraw } from '../lambdas/runtime/metric-names.ts';
import { bell, index, items, itemsOf, objects, setting } from './access.ts';
import { Alarms } from './alarms.ts';
import { bundleStages } from './bundles.ts';
import type { Configuration } from './configuration.ts';
import { FeedSite } from './feed-site.ts';
import { Intake } from './intake.ts';
import { partnerResource } from './partner-resources.ts';
import { AccessLogs, PrivateBucket } from './private-bucket.ts';
import { ReaderLogs } from './reader-logs.ts';
import { StageWorker } from './stage-worker.ts';
import { Sweep } from './sweep.ts';
import { Tables } from './tables.ts';
import { WorkQueue } from './work-queue.ts';

/** The whole of Wirecopy, for any account and region. */
export class WirecopyStack extends Stack {
  constructor(scope: Construct, id: string, configuration: Configuration) {
    super(scope, id, {
      description: 'Wirecopy: carries news articles from publishers to partners',
      // The CDK command checks the bootstrap version itself, before it deploys.
      synthesizer: new DefaultStackSynthesizer({
        generateBootstrapVersionRule: false,
      }) as IStackSynthesizer, // Their types differ in "undefined" only.
    });
    const { partnerNetworks, partnerResources, feedsDomain, countsAccesses } = configuration;

    // Where things are kept.
    const alarms = new Alarms(this, 'Alarms');
    const accessLogs = new AccessLogs(this, 'AccessLogs');
    const tables = new Tables(this, 'Tables');
    const articles = new PrivateBucket(this, 'Articles', { accessLogs, recoverable: true });

    // What is to be done.
    const timeout = Duration.seconds(stageTimeout);
    const queue = {
      alarms,
      visibilityTimeout: Duration.seconds(6 * timeout.toSeconds()),
      staleAfter: Duration.minutes(15),
    };
    const intake = new Intake(this, 'Intake', { ...queue, accessLogs });
    const tagging = new WorkQueue(this, 'Tagging', { ...queue, name: 'tagging' });
    const routing = new WorkQueue(this, 'Routing', { ...queue, name: 'routing' });
    const deliveries = new WorkQueue(this, 'Deliveries', {
      ...queue,
      name: 'deliveries',
      visibilityTimeout: Duration.seconds(deliverVisibility),
      // A delivery to be tried again waits in the queue for up to fifteen minutes by intent.
      staleAfter: Duration.minutes(30),
    });
    const feeds = new WorkQueue(this, 'Feeds', { ...queue, name: 'feeds', fifo: true });
    const readerLogs = countsAccesses && new ReaderLogs(this, 'Readers', { ...queue, accessLogs });
    const feedSite = new FeedSite(this, 'FeedSite', {
      accessLogs,
      domain: feedsDomain,
      readerLogs: readerLogs ? readerLogs.bucket : undefined,
    });

    // Who does it, and what each may touch.
    const bundles = mkdtempSync(join(tmpdir(), 'wirecopy-bundles-'));
    bundleStages(bundles);

    new StageWorker(this, 'Normalise', {
      stage: 'normalise',
      work: intake.work,
      bundles,
      timeout,
      memorySize: 1024,
      maxConcurrency: 10,
      // Whatever a file may do to the function, no other file is in there with it.
      batchSize: 1,
      access: [
        objects('uploadsBucket', intake.uploads, { read: [''], missAbsent: true }),
        objects('articlesBucket', articles, { write: ['articles/', 'receipts/'] }),
        objects('feedsBucket', feedSite.bucket, { write: ['media/'], remove: ['media/'] }),
        setting('feedsAddress', feedSite.address),
        items('articlesTable', tables.articles, ['GetItem', 'PutItem', 'UpdateItem']),
        bell('taggingQueue', tagging.queue),
        bell('routingQueue', routing.queue),
      ],
    });
    new StageWorker(this, 'Tag', {
      stage: 'tag',
      work: tagging,
      bundles,
      timeout,
      memorySize: 1024,
      maxConcurrency: 10,
      access: [
        objects('articlesBucket', articles, { read: ['articles/'], write: ['articles/'] }),
        items('articlesTable', tables.articles, ['GetItem', 'PutItem', 'Query', 'BatchGetItem']),
        // By these keys articles that tell the same story find one another.
        itemsOf('articlesTable', tables.articles, ['like*'], ['BatchWriteItem']),
        bell('routingQueue', routing.queue),
      ],
    });
    new StageWorker(this, 'Route', {
      stage: 'route',
      work: routing,
      bundles,
      timeout,
      memorySize: 512,
      maxConcurrency: 10,
      access: [
        objects('articlesBucket', articles, { read: ['articles/'], write: ['renditions/'] }),
        items('articlesTable', tables.articles, ['GetItem', 'PutItem', 'UpdateItem', 'Query']),
        itemsOf('directoryTable', tables.directory, ['subscription'], ['Query']),
        items('ledgerTable', tables.ledger, ['GetItem', 'UpdateItem']),
        bell('deliveriesQueue', deliveries.queue),
        bell('feedsQueue', feeds.queue),
      ],
    });
    const deliver = new StageWorker(this, 'Deliver', {
      stage: 'deliver',
      work: deliveries,
      bundles,
      timeout: Duration.seconds(deliverTimeout),
      memorySize: 512,
      // At ten messages each well over the thirty in flight from which SQS is fair to partners.
      maxConcurrency: 20,
      ringsItself: true,
      access: [
        objects('articlesBucket', articles, { read: ['renditions/'] }),
        itemsOf('directoryTable', tables.directory, ['subscription', 'secret'], ['BatchGetItem']),
        itemsOf('directoryTable', tables.directory, ['subscription'], ['GetItem', 'UpdateItem']),
        items('ledgerTable', tables.ledger, ['GetItem', 'UpdateItem', 'DeleteItem']),
        index('ledgerTable', tables.ledger, 'due'),
        bell('deliveriesQueue', deliveries.queue),
        setting('partnerNetworks', partnerNetworks.join(',')),
        // What the hubs of feeds are told of.
        itemsOf('directoryTable', tables.directory, ['address'], ['GetItem']),
        setting('feedsAddress', feedSite.address),
      ],
      rights: partnerResources.map(partnerResource),
    });
    alarms.add(deliver, 'SlowWithdrawal', {
      metric: new Metric({
        namespace,
        metricName: timeToWithdraw.name,
        dimensionsMap: { service: timeToWithdraw.service },
        statistic: Stats.MAXIMUM,
        period: Duration.minutes(5),
      }),
      threshold: Duration.minutes(15).toMilliseconds(),
      meaning: 'A partner took more than a quarter of an hour to acknowledge a withdrawal.',
      section: 'slow-withdrawal',
    });
    new StageWorker(this, 'Feed', {
      stage: 'feed',
      work: feeds,
      bundles,
      timeout,
      memorySize: 512,
      maxConcurrency: 5,
      ringsItself: true,
      access: [
        objects('articlesBucket', articles, { read: ['articles/'] }),
        itemsOf('directoryTable', tables.directory, ['subscription', 'address'], ['GetItem']),
        itemsOf('directoryTable', tables.directory, ['address'], ['PutItem', 'DeleteItem']),
        items('ledgerTable', tables.ledger, ['GetItem', 'BatchGetItem', 'Query', 'UpdateItem']),
        // Which articles of a feed were withdrawn of late, or changed on its pages.
        itemsOf('ledgerTable', tables.ledger, ['*#changed'], ['DeleteItem']),
        // Whoever writes on condition of what stands there has to be allowed to read that.
        objects('feedsBucket', feedSite.bucket, {
          read: [''],
          write: [''],
          remove: [''],
          missAbsent: true,
        }),
        setting('feedsAddress', feedSite.address),
        // Their hubs are to be told.
        bell('deliveriesQueue', deliveries.queue),
        bell('feedsQueue', feeds.queue),
      ],
    });
    if (readerLogs) {
      new StageWorker(this, 'Access', {
        stage: 'access',
        work: readerLogs.work,
        bundles,
        timeout,
        memorySize: 512,
        maxConcurrency: 2,
        access: [
          objects('readerLogsBucket', readerLogs.bucket, { read: [''], missAbsent: true }),
          itemsOf('articlesTable', tables.articles, ['accesses#*'], ['PutItem']),
        ],
      });
    }
    new Sweep(this, 'Sweep', {
      bundles,
      alarms,
      access: [
        items('articlesTable', tables.articles, ['GetItem', 'UpdateItem']),
        index('articlesTable', tables.articles, 'wake'),
        index('ledgerTable', tables.ledger, 'due'),
        itemsOf('directoryTable', tables.directory, ['subscription'], ['Query']),
        bell('intakeQueue', intake.work.queue),
        bell('taggingQueue', tagging.queue),
        bell('routingQueue', routing.queue),
        bell('deliveriesQueue', deliveries.queue),
        bell('feedsQueue', feeds.queue),
      ],
    });

    // Each function has its copy by now.
    rmSync(bundles, { recursive: true });

    this.#output({
      UploadsBucket: intake.uploads.bucketName,
      ArticlesBucket: articles.bucketName,
      FeedsBucket: feedSite.bucket.bucketName,
      ArticlesTable: tables.articles.tableName,
      DirectoryTable: tables.directory.tableName,
      LedgerTable: tables.ledger.tableName,
      ...queueUrls({
        Intake: intake.work,
        Tagging: tagging,
        Routing: routing,
        Deliveries: deliveries,
        Feeds: feeds,
        ...(readerLogs && { Accesses: readerLogs.work }),
      }),
      FeedsAddress: feedSite.address,
      FeedPasswords: feedSite.passwords.keyValueStoreArn,
      // For the policies of partners' buckets and event buses.
      DeliverRole: deliver.role.roleName,
      // For `wirecopy partners test`; an output may not be empty.
      ...(partnerNetworks.length > 0 && { PartnerNetworks: partnerNetworks.join(',') }),
      AlarmsTopic: alarms.topic.topicArn,
    });
  }

  /** By these names the command line finds the deployed stack. */
  #output(outputs: Record<string, string>): void {
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}

function queueUrls(queues: Record<string, WorkQueue>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(queues).flatMap(([name, { queue, deadLetterQueue }]) => [
      [`${name}QueueUrl`, queue.queueUrl],
      [`${name}DeadLetterQueueUrl`, deadLetterQueue.queueUrl],
    ]),
  );
}
