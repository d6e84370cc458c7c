import type { Channel } from './channel.ts';
import type { HubChannel } from './hub.ts';
import type { Secrets } from './secrets.ts';
import type { Subscription } from './subscription.ts';

/** Where something is pushed to: by a subscription, or to the hub of a feed. */
export type Target = Pick<Subscription, 'id' | 'partner' | 'pace' | 'active'> & {
  channel: Channel | HubChannel;
};

/** A target and what is secret about it; undefined where it is gone. */
export interface Receiver {
  subscription: Target | undefined;
  secrets: Secrets;
}
