import type { Delivery } from '../partner/delivery.ts';
import { hubKey } from '../partner/hub.ts';
import { getItems } from './batches.ts';
import { asDelivery, ledgerTable } from './ledger-row.ts';

/** What the hubs of these feeds are owed or were told, in any order; nothing of a feed without a hub. */
export async function getPings(feeds: string[]): Promise<Delivery[]> {
  const items = await getItems(ledgerTable(), feeds.map(hubKey));
  return items.map(asDelivery);
}
