import type { SentBy } from '../partner/channel.ts';
import type { Answer, Push } from '../partner/push.ts';
import type { Secrets } from '../partner/secrets.ts';
import type { Bounds, Carrier } from './carrier.ts';
import { hubCarrier } from './hub/send.ts';
import { withoutSecrets } from './redact.ts';
import { s3Carrier } from './s3/send.ts';
import { webhookCarrier } from './webhook/send.ts';
import { wordpressCarrier } from './wordpress/send.ts';

/** Every channel by which something is pushed. A new one is a folder of its own and a line here. */
const carriers: { [Type in SentBy['type']]: Carrier<Type> } = {
  webhook: webhookCarrier,
  wordpress: wordpressCarrier,
  hub: hubCarrier,
  s3: s3Carrier,
  // Loaded when they are needed: their clients would slow the start of every delivery.
  eventbridge: {
    send: async (...push) =>
      (await import('./eventbridge/send.ts')).eventBridgeCarrier.send(...push),
  },
  sftp: { send: async (...push) => (await import('./sftp/send.ts')).sftpCarrier.send(...push) },
};

/** Makes one attempt by whatever channel it is. */
export async function carry(
  push: Push,
  channel: SentBy,
  secrets: Secrets,
  bounds: Bounds,
): Promise<Answer> {
  return withoutSecrets(await carrierOf(channel).send(push, channel, secrets, bounds), secrets);
}

/** Tries what a channel can try without publishing anything; undefined where it can try nothing. */
export async function check(
  channel: SentBy,
  secrets: Secrets,
  bounds: Bounds,
): Promise<Answer | undefined> {
  const answer = await carrierOf(channel).check?.(channel, secrets, bounds);
  return answer && withoutSecrets(answer, secrets);
}

function carrierOf({ type }: SentBy) {
  return carriers[type] as Carrier<SentBy['type']>;
}
