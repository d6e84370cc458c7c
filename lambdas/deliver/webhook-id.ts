import { createHash } from 'node:crypto';
import type { DeliveryKey } from '../partner/delivery.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * The `webhook-id` of one sequence: `wc_<26 characters for subscription and article>_<sequence, 10
 * digits>`. It depends on nothing else, so a repeat carries the same id even when the ledger forgot
 * the first attempt; and since it is signed, the partner can trust the sequence in it to tell newer
 * from older.
 */
export function webhookId({ subscription, article }: DeliveryKey, sequence: number): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([subscription, article]))
    .digest();
  // 256 is a multiple of 32, so no character is likelier than another.
  const place = Array.from({ length: 26 }, (_, index) => alphabet[(digest[index] ?? 0) % 32]);
  return `wc_${place.join('')}_${String(sequence).padStart(10, '0')}`;
}
