import * as z from 'zod';
import { account } from '../account.ts';
import { resourceType } from './resource-type.ts';
import { labels } from './sentences.ts';

export const keyValueStore = resourceType({
  properties: z.strictObject({ Name: z.string() }),
  withoutEffect: { Comment: labels },
  async create(logicalId, { Name }, cloud) {
    const Arn = `arn:aws:cloudfront::${account}:key-value-store/${logicalId}`;
    cloud.keyValueStores.add(Arn);
    return { ref: Name, attributes: { Arn, Id: logicalId, Status: 'READY' } };
  },
});
