import { PutObjectCommand } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { type AddedHeaders, type Behaviour, edgeServer } from '../emulators/edge.ts';
import type { EdgeFunction } from '../emulators/edge-function.ts';
import { EdgeLog } from '../emulators/edge-log.ts';
import { close, listen } from '../emulators/endpoint.ts';
import { TemplateError } from '../template/template.ts';
import type { Cloud } from './cloud.ts';
import { resourceType } from './resource-type.ts';
import { edge, labels } from './sentences.ts';

const behaviour = {
  TargetOriginId: z.string(),
  AllowedMethods: z.optional(z.array(z.string())),
  Compress: z.optional(z.boolean()),
  FunctionAssociations: z.optional(
    z.array(
      z.strictObject({
        EventType: z.enum(['viewer-request', 'viewer-response']),
        FunctionARN: z.string(),
      }),
    ),
  ),
  ResponseHeadersPolicyId: z.optional(z.string()),
};
const defaultBehaviour = z.strictObject(behaviour);
const logging = z.strictObject({ Bucket: z.string(), Prefix: z.optional(z.string()) });

export const distribution = resourceType({
  properties: z.strictObject({
    DistributionConfig: z.strictObject({
      DefaultRootObject: z.optional(z.string()),
      DefaultCacheBehavior: defaultBehaviour,
      CacheBehaviors: z.optional(
        z.array(z.strictObject({ ...behaviour, PathPattern: z.string() })),
      ),
      Logging: z.optional(logging),
      Origins: z.array(z.strictObject({ Id: z.string(), DomainName: z.string() })),
    }),
  }),
  withoutEffect: {
    'DistributionConfig.Aliases': edge,
    'DistributionConfig.CacheBehaviors.CachePolicyId': edge,
    'DistributionConfig.CacheBehaviors.ViewerProtocolPolicy': edge,
    'DistributionConfig.Comment': labels,
    'DistributionConfig.DefaultCacheBehavior.CachePolicyId': edge,
    'DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy': edge,
    'DistributionConfig.Enabled': edge,
    'DistributionConfig.HttpVersion': edge,
    'DistributionConfig.IPV6Enabled': edge,
    'DistributionConfig.Logging.IncludeCookies': 'Cookies are not logged.',
    'DistributionConfig.Origins.OriginAccessControlId': edge,
    'DistributionConfig.Origins.S3OriginConfig': edge,
    'DistributionConfig.ViewerCertificate': edge,
    Tags: labels,
  },
  async create(logicalId, { DistributionConfig }, cloud) {
    const { CacheBehaviors = [], DefaultCacheBehavior, Logging } = DistributionConfig;
    const behaviors = [...CacheBehaviors, { ...DefaultCacheBehavior, PathPattern: '*' }];
    const buckets = behaviors.map(({ TargetOriginId }) => {
      const origin = DistributionConfig.Origins.find(({ Id }) => Id === TargetOriginId);
      return bucketAt(origin?.DomainName ?? '', cloud);
    });
    const [bucket = '', ...others] = new Set(buckets);
    if (others.length > 0) throw new TemplateError('A distribution must have one origin.');
    const log = new EdgeLog(logicalId);
    if (Logging) deliver(log, Logging, cloud);
    const server = edgeServer({
      id: logicalId,
      origin: cloud.endpoint.url,
      bucket,
      rootObject: DistributionConfig.DefaultRootObject ?? '',
      behaviours: behaviors.map((one) => behaviourOf(one, cloud)),
      onAnswered: (request, response) => {
        if (Logging) log.add(request, response);
      },
    });
    const port = await listen(server, cloud.nextPort());
    cloud.onStop(() => close(server));
    return { ref: logicalId, attributes: { DomainName: `127.0.0.1:${port}`, Id: logicalId } };
  },
});

function bucketAt(domainName: string, cloud: Cloud): string {
  const [bucket = ''] = domainName.split('.s3.');
  if (cloud.buckets.has(bucket)) return bucket;
  throw new TemplateError('Origins and logs of a distribution must be buckets of the stack.');
}

function behaviourOf(
  given: z.output<typeof defaultBehaviour> & { PathPattern: string },
  cloud: Cloud,
): Behaviour {
  const { AllowedMethods = ['GET', 'HEAD'], Compress = false, PathPattern } = given;
  const viewerRequest = associated('viewer-request', given, cloud);
  const viewerResponse = associated('viewer-response', given, cloud);
  return {
    pattern: PathPattern,
    methods: new Set(AllowedMethods),
    compresses: Compress,
    added: addedHeaders(given.ResponseHeadersPolicyId, cloud),
    ...(viewerRequest && { viewerRequest }),
    ...(viewerResponse && { viewerResponse }),
  };
}

function addedHeaders(policy: string | undefined, cloud: Cloud): AddedHeaders {
  const added = policy ? cloud.addedHeaders.get(policy) : { always: {}, crossOrigin: {} };
  if (!added) throw new TemplateError('The response headers policy must be one of the stack.');
  return added;
}

function associated(
  event: 'viewer-request' | 'viewer-response',
  { FunctionAssociations = [] }: z.output<typeof defaultBehaviour>,
  cloud: Cloud,
): EdgeFunction | undefined {
  const association = FunctionAssociations.find(({ EventType }) => EventType === event);
  if (!association) return undefined;
  const found = cloud.edgeFunctions.get(association.FunctionARN);
  if (!found) throw new TemplateError(`${association.FunctionARN} is no function of this stack.`);
  return found;
}

/** Milliseconds. CloudFront takes minutes to hours. */
const everySoOften = 10_000;

/** Now and then, and when the stack is asked to, the log goes into its bucket as a file. */
function deliver(log: EdgeLog, { Bucket, Prefix = '' }: z.output<typeof logging>, cloud: Cloud) {
  const bucket = bucketAt(Bucket, cloud);
  const deliverNow = async () => {
    const file = await log.take();
    if (!file) return;
    const Key = `${Prefix}${file.name}`;
    await cloud.s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: file.body }));
  };
  cloud.logDeliveries.add(deliverNow);
  const timer = setInterval(
    () => void cloud.work.track(deliverNow()).catch(() => {}),
    everySoOften,
  );
  cloud.onStop(() => clearInterval(timer));
}
