import {
  EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
  type PutEventsResultEntry,
} from '@aws-sdk/client-eventbridge';

/** One of each region per process, so that warm invocations reuse its connections. */
const clients = new Map<string, EventBridgeClient>();

/** Puts one event on the bus that it names; what came of it is in the result, or is thrown. */
export async function putEvent(
  entry: PutEventsRequestEntry & { EventBusName: string },
  abortSignal: AbortSignal,
): Promise<PutEventsResultEntry> {
  const [, , , region = ''] = entry.EventBusName.split(':');
  const client = clients.get(region) ?? new EventBridgeClient({ region, maxAttempts: 1 });
  clients.set(region, client);
  const { Entries = [] } = await client.send(new PutEventsCommand({ Entries: [entry] }), {
    abortSignal,
  });
  return Entries[0] ?? {};
}
