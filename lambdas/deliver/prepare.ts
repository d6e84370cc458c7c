import type { SentBy } from '../partner/channel.ts';
import type { Delivery } from '../partner/delivery.ts';
import { pingOf } from '../partner/hub.ts';
import type { Push } from '../partner/push.ts';
import { missingSecrets, type Secrets } from '../partner/secrets.ts';
import { webhookId } from './webhook-id.ts';

export interface PrepareDoors {
  getRendition(key: string): Promise<{ body: string; contentType: string }>;
}

export type Prepared = Push | Unprepared;

/** What is missing, in words that a partner may read, and the error behind it. */
interface Unprepared {
  missing: string;
  cause: unknown;
}

/**
 * Reads what is to be sent. Does not throw when that fails: it may fail every time, and a doorbell
 * that comes back for ever would not mend it; so it counts as a failure, on the schedule of others.
 */
export async function prepare(
  delivery: Delivery,
  channel: SentBy,
  secrets: Secrets,
  doors: PrepareDoors,
): Promise<Prepared> {
  const [secret] = missingSecrets(channel, secrets);
  if (secret) {
    const missing = `the subscription has no ${secret.name}`;
    return { missing, cause: new Error(missing) };
  }
  try {
    const { body, contentType } =
      channel.type === 'hub' ? pingOf(channel) : await doors.getRendition(delivery.rendition);
    return { body, contentType, ...identityOf(delivery) };
  } catch (cause) {
    return { missing: 'the rendition cannot be read', cause };
  }
}

/** The same for every attempt at this sequence. */
function identityOf(delivery: Delivery) {
  const { action, article, have, want, version, remote } = delivery;
  const [firstSeenAt = '', id = ''] = article.split('#');
  const event: Push['event'] = action === 'withdraw' ? 'withdraw' : have > 0 ? 'update' : 'create';
  return {
    id: webhookId(delivery, want),
    event,
    sequence: want,
    article: { id, firstSeenAt, version },
    ...(remote !== undefined && { remote }),
  };
}
