import * as z from 'zod/mini';
import { Channel } from './channel.ts';
import { Pace } from './pace.ts';
import { conditions, Filter, Format, isFitting } from './subscription.ts';
import { Name, Text } from './text.ts';

/**
 * A partner and its subscriptions, as they stand in a file of their own. Secrets never do. Published
 * as a JSON Schema for editors: docs/reference/partner.schema.json.
 */
export const PartnerFile = z.strictObject({
  id: Name,
  name: Text,
  /** As much as comes if left out. */
  pace: z.exactOptional(Pace),
  subscriptions: z.array(
    z
      .strictObject({
        id: Name,
        name: Text,
        /** One that is not active gets nothing new; what it has stays as it is. True if left out. */
        active: z.exactOptional(z.boolean('must be true or false')),
        /** Everything if left out. */
        filter: z.exactOptional(Filter),
        ...conditions,
        format: Format,
        channel: Channel,
      })
      .check(...isFitting),
    'must be a list',
  ),
});
export type PartnerFile = z.infer<typeof PartnerFile>;
