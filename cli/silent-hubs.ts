import type { Delivery } from '../lambdas/partner/delivery.ts';
import { feedOfHub, hubName } from '../lambdas/partner/hub.ts';
import type { Subscription } from '../lambdas/partner/subscription.ts';

/** A hub that has not acknowledged that a feed changed. */
export interface SilentHub {
  feed: string;
  hub: string;
  /** Since when it has not, RFC 3339 UTC. */
  since: string;
  attempts: number;
  /** The hub's newest answer. */
  answer: string;
  /** When it is tried again, RFC 3339 UTC; absent when not before the feed's next change. */
  nextAt?: string;
}

/** All that were tried in vain, the longest first. */
export async function silentHubs(): Promise<SilentHub[]> {
  const { listSubscriptions } = await import('../lambdas/aws/directory.ts');
  const { getPings } = await import('../lambdas/aws/ledger-pings.ts');
  const hubs = new Map((await listSubscriptions()).flatMap(withHub));
  const open = (await getPings([...hubs.keys()])).filter((ping) => triedOf(ping).length > 0);
  const shown = await Promise.all(open.map((ping) => shownOf(ping, hubs)));
  return shown.toSorted((one, other) => one.since.localeCompare(other.since));
}

function withHub({ id, channel }: Subscription): [string, string][] {
  return channel.type === 'feed' && channel.hub !== undefined ? [[id, channel.hub]] : [];
}

/** The attempts at what the hub has not acknowledged. */
function triedOf({ attempts, have }: Delivery) {
  return attempts.filter(({ sequence }) => sequence > have);
}

async function shownOf(ping: Delivery, hubs: Map<string, string>): Promise<SilentHub> {
  const { getGate } = await import('../lambdas/aws/partner-gate.ts');
  const feed = feedOfHub(ping.subscription) ?? '';
  const hub = hubs.get(feed) ?? '';
  const tried = triedOf(ping);
  const gate = await getGate(hubName(hub));
  const nextAt = ping.waits ? gate?.shutUntil : ping.dueAt;
  return {
    feed,
    hub,
    // The row remembers its newest attempts only.
    since: new Date(gate?.failingSince ?? tried[0]?.at ?? 0).toISOString(),
    attempts: ping.failures,
    answer: tried.at(-1)?.detail ?? '',
    ...(nextAt !== undefined && { nextAt: new Date(nextAt).toISOString() }),
  };
}
