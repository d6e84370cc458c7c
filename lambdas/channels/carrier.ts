import type { SentBy } from '../partner/channel.ts';
import type { Answer, Push } from '../partner/push.ts';
import type { Secrets } from '../partner/secrets.ts';
import type { Network } from './network/address-guard.ts';
import type { Resolve } from './network/destination.ts';

/** How renditions travel by one type of channel. */
export interface Carrier<Type extends SentBy['type']> {
  /**
   * Makes one attempt. Never throws for what the partner or the network does; when it resolves,
   * nothing of it is under way any more.
   *
   * @param secrets all that the channel needs: see `missingSecrets`
   */
  send(
    push: Push,
    channel: Extract<SentBy, { type: Type }>,
    secrets: Secrets,
    bounds: Bounds,
  ): Promise<Answer>;
  /**
   * Tries whether we are let in and may do what is needed, without publishing anything: for a person,
   * before the first article. `accepted` when all is well.
   */
  check?(
    channel: Extract<SentBy, { type: Type }>,
    secrets: Secrets,
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
