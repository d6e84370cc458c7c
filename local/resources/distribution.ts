import * as z from 'zod';
import { edgeServer } from '../emulators/edge.ts';
import { close, listen } from '../emulators/endpoint.ts';
import { TemplateError } from '../template/template.ts';
import { resourceType } from './resource-type.ts';
import { edge, labels } from './sentences.ts';

export const distribution = resourceType({
  properties: z.strictObject({
    DistributionConfig: z.strictObject({
      DefaultRootObject: z.optional(z.string()),
      DefaultCacheBehavior: z.strictObject({
        TargetOriginId: z.string(),
        Compress: z.optional(z.boolean()),
        ResponseHeadersPolicyId: z.optional(z.string()),
      }),
      Origins: z.array(z.strictObject({ Id: z.string(), DomainName: z.string() })),
    }),
  }),
  withoutEffect: {
    'DistributionConfig.Aliases': edge,
    'DistributionConfig.Comment': labels,
    'DistributionConfig.DefaultCacheBehavior.CachePolicyId': edge,
    'DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy': edge,
    'DistributionConfig.Enabled': edge,
    'DistributionConfig.HttpVersion': edge,
    'DistributionConfig.IPV6Enabled': edge,
    'DistributionConfig.Origins.OriginAccessControlId': edge,
    'DistributionConfig.Origins.S3OriginConfig': edge,
    'DistributionConfig.ViewerCertificate': edge,
    Tags: labels,
  },
  async create(logicalId, { DistributionConfig }, cloud) {
    const { DefaultCacheBehavior, DefaultRootObject = '', Origins } = DistributionConfig;
    const origin = Origins.find(({ Id }) => Id === DefaultCacheBehavior.TargetOriginId);
    const [bucket = ''] = origin?.DomainName.split('.s3.') ?? [];
    if (!cloud.buckets.has(bucket)) {
      throw new TemplateError(
        'The default origin of a distribution must be a bucket of the stack.',
      );
    }
    const { Compress = false, ResponseHeadersPolicyId: policy } = DefaultCacheBehavior;
    const added = policy ? cloud.addedHeaders.get(policy) : { always: {}, crossOrigin: {} };
    if (!added) {
      throw new TemplateError('The response headers policy must be one of the stack.');
    }
    const server = edgeServer({
      origin: cloud.endpoint.url,
      bucket,
      rootObject: DefaultRootObject,
      compresses: Compress,
      added,
    });
    const port = await listen(server, cloud.nextPort());
    cloud.onStop(() => close(server));
    return { ref: logicalId, attributes: { DomainName: `127.0.0.1:${port}`, Id: logicalId } };
  },
});
