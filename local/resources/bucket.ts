import { CreateBucketCommand } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { physicalName, region } from '../account.ts';
import { TemplateError } from '../template/template.ts';
import { resourceType } from './resource-type.ts';
import { access, encryption, labels } from './sentences.ts';

const queueConfiguration = z.strictObject({
  Event: z.string(),
  Queue: z.string(),
  Filter: z.optional(
    z.strictObject({
      S3Key: z.strictObject({
        Rules: z.array(
          z.strictObject({
            Name: z
              .string()
              .toLowerCase()
              .pipe(z.enum(['prefix', 'suffix'])),
            Value: z.string(),
          }),
        ),
      }),
    }),
  ),
});

export const bucket = resourceType({
  properties: z.strictObject({
    BucketName: z.optional(z.string()),
    VersioningConfiguration: z.optional(
      z.strictObject({ Status: z.enum(['Enabled', 'Suspended']) }),
    ),
    NotificationConfiguration: z.optional(
      z.strictObject({ QueueConfigurations: z.optional(z.array(queueConfiguration)) }),
    ),
  }),
  withoutEffect: {
    BucketEncryption: encryption,
    LifecycleConfiguration: 'Objects do not expire: lifecycle rules of buckets do nothing.',
    LoggingConfiguration: 'Buckets write no access logs.',
    OwnershipControls: access,
    PublicAccessBlockConfiguration: access,
    Tags: labels,
  },
  inPart: {
    VersioningConfiguration: 'Buckets keep only the newest version of an object.',
  },
  async create(logicalId, properties, cloud) {
    const { NotificationConfiguration, VersioningConfiguration } = properties;
    const name =
      properties.BucketName ?? physicalName(cloud.stackName, logicalId, 63).toLowerCase();
    await cloud.s3.send(new CreateBucketCommand({ Bucket: name }));
    cloud.buckets.add(name);

    for (const { Event, Queue, Filter } of NotificationConfiguration?.QueueConfigurations ?? []) {
      const queue = cloud.queues.get(Queue);
      if (!queue || queue.fifo) {
        throw new TemplateError(`S3 cannot notify ${Queue}: it wants a standard queue.`);
      }
      const affix = (which: string) =>
        Filter?.S3Key.Rules.find((rule) => rule.Name === which)?.Value ?? '';
      await cloud.notifications.add({
        bucket: name,
        versioned: VersioningConfiguration?.Status === 'Enabled',
        event: Event,
        prefix: affix('prefix'),
        suffix: affix('suffix'),
        queueUrl: queue.url,
      });
    }
    return {
      ref: name,
      attributes: {
        Arn: `arn:aws:s3:::${name}`,
        DomainName: `${name}.s3.amazonaws.com`,
        RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
      },
    };
  },
});
