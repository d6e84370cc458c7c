import * as z from 'zod/mini';
import { Channel, Filter, Format, Name, Text } from './subscription.ts';

/**
 * A partner and its subscriptions, as they stand in a file of their own. Secrets never do. Published
 * as a JSON Schema for editors: docs/reference/partner.schema.json.
 */
export const PartnerFile = z.strictObject({
  id: Name,
  name: Text,
  subscriptions: z.array(
    z.strictObject({
      id: Name,
      name: Text,
      /** One that is not active gets nothing new; what it has stays as it is. True if left out. */
      active: z.exactOptional(z.boolean('must be true or false')),
      /** Everything if left out. */
      filter: z.exactOptional(Filter),
      format: Format,
      channel: Channel,
    }),
    'must be a list',
  ),
});
export type PartnerFile = z.infer<typeof PartnerFile>;
