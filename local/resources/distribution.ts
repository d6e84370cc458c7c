import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as z from 'zod';
import { close, type Endpoint, listen } from '../emulators/endpoint.ts';
import { TemplateError } from '../template/template.ts';
import { resourceType } from './resource-type.ts';
import { edge, labels } from './sentences.ts';

export const distribution = resourceType({
  properties: z.strictObject({
    DistributionConfig: z.strictObject({
      DefaultRootObject: z.optional(z.string()),
      DefaultCacheBehavior: z.strictObject({ TargetOriginId: z.string() }),
      Origins: z.array(z.strictObject({ Id: z.string(), DomainName: z.string() })),
    }),
  }),
  withoutEffect: {
    'DistributionConfig.Aliases': edge,
    'DistributionConfig.Comment': labels,
    'DistributionConfig.DefaultCacheBehavior.CachePolicyId': edge,
    'DistributionConfig.DefaultCacheBehavior.Compress': edge,
    'DistributionConfig.DefaultCacheBehavior.ResponseHeadersPolicyId': edge,
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
    const server = createServer((request, response) =>
      serve(cloud.endpoint, bucket, DefaultRootObject, request, response),
    );
    const port = await listen(server, cloud.nextPort());
    cloud.onStop(() => close(server));
    return { ref: logicalId, attributes: { DomainName: `127.0.0.1:${port}`, Id: logicalId } };
  },
});

/** Gives objects of the bucket to anybody, and nothing else. */
function serve(
  endpoint: Endpoint,
  bucket: string,
  rootObject: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const [path = '/'] = request.url?.split('?') ?? [];
  const key = path === '/' ? rootObject : path.slice(1);
  if (key === '' || (request.method !== 'GET' && request.method !== 'HEAD')) {
    response.writeHead(403).end();
    return;
  }
  request.url = `/${bucket}/${key}`;
  request.headers.host = '127.0.0.1';
  endpoint.serveS3(request, response);
}
