import type { Answer, Push } from '../partner/push.ts';
import type { Channel } from '../partner/subscription.ts';
import type { Network } from './webhook/address-guard.ts';
import type { Resolve } from './webhook/destination.ts';

/** How renditions travel by one type of channel. */
export interface Carrier<Type extends Channel['type']> {
  /**
   * Makes one attempt. Never throws for what the partner or the network does; when it resolves,
   * nothing of it is under way any more.
   *
   * @param secrets what proves to the partner that it is we; the newest first
   */
  send(
    push: Push,
    channel: Extract<Channel, { type: Type }>,
    secrets: string[],
    bounds: Bounds,
  ): Promise<Answer>;
}

export interface Bounds {
  /** Total time of the attempt, from the look-up of a name to the last byte, in milliseconds. */
  deadline: number;
  /** Where pushes may go beside the public Internet. */
  networks: Network[];
  resolve?: Resolve;
}
