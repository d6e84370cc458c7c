import type { Answer, Push } from '../partner/push.ts';
import type { Channel } from '../partner/subscription.ts';
import type { Bounds, Carrier } from './carrier.ts';
import { webhookCarrier } from './webhook/send.ts';

/** A channel by which something is pushed; feeds are fetched. */
export type PushChannel = Exclude<Channel, { type: 'feed' }>;

/** Every channel by which something is pushed. A new one is a folder of its own and a line here. */
const carriers: { [Type in PushChannel['type']]: Carrier<Type> } = {
  webhook: webhookCarrier,
};

/** Makes one attempt by whatever channel it is. */
export function carry(
  push: Push,
  channel: PushChannel,
  secrets: string[],
  bounds: Bounds,
): Promise<Answer> {
  return carriers[channel.type].send(push, channel, secrets, bounds);
}
