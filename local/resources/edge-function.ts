import * as z from 'zod';
import { account } from '../account.ts';
import { edgeFunction as compile } from '../emulators/edge-function.ts';
import { TemplateError } from '../template/template.ts';
import { resourceType } from './resource-type.ts';
import { labels } from './sentences.ts';

/** Bytes: CloudFront takes no longer function. */
const longest = 10_240;

/** A CloudFront Function: its code runs in this process. */
export const edgeFunction = resourceType({
  properties: z.strictObject({
    Name: z.string(),
    AutoPublish: z.literal(true, 'A function that is not published is run by nobody.'),
    FunctionCode: z.string(),
    FunctionConfig: z.strictObject({
      Runtime: z.literal('cloudfront-js-2.0'),
      KeyValueStoreAssociations: z.optional(
        z.array(z.strictObject({ KeyValueStoreARN: z.string() })).max(1),
      ),
    }),
  }),
  withoutEffect: { 'FunctionConfig.Comment': labels, Tags: labels },
  async create(_logicalId, { Name, FunctionCode, FunctionConfig }, cloud) {
    if (Buffer.byteLength(FunctionCode) > longest) {
      throw new TemplateError(`A CloudFront Function has ${longest} bytes at most.`);
    }
    const [association] = FunctionConfig.KeyValueStoreAssociations ?? [];
    const pairs = association && cloud.keyValueStores.get(association.KeyValueStoreARN);
    if (association && !pairs) {
      throw new TemplateError(`${association.KeyValueStoreARN} is no store of this stack.`);
    }
    const FunctionARN = `arn:aws:cloudfront::${account}:function/${Name}`;
    cloud.edgeFunctions.set(FunctionARN, compile(FunctionCode, pairs));
    return {
      ref: FunctionARN,
      attributes: { FunctionARN, 'FunctionMetadata.FunctionARN': FunctionARN },
    };
  },
});
