import type { Channel } from '../../lambdas/partner/channel.ts';
import type { Subscription } from '../../lambdas/partner/subscription.ts';
import { connect } from '../connection.ts';
import { printJson, printTable } from '../print.ts';

export async function listPartnersAndSubscriptions(options: {
  json?: true;
  outputs?: string;
}): Promise<void> {
  connect(options.outputs);
  const { listPartners, listSubscriptions } = await import('../../lambdas/aws/directory.ts');
  const [partners, subscriptions] = await Promise.all([listPartners(), listSubscriptions()]);
  if (options.json) return printJson({ partners, subscriptions });
  printTable([
    ['partner', 'subscription', 'format', 'channel', 'to', 'state'],
    ...subscriptions.map(({ partner, id, format, channel, ...rest }) => [
      partner,
      id,
      format,
      channel.type,
      addressOf(channel),
      stateOf(rest),
    ]),
  ]);
}

/** Where its articles go, in a few words. */
function addressOf(channel: Channel): string {
  switch (channel.type) {
    case 'feed':
      // The rest of a private address is not for everybody who looks at the list.
      return channel.public ? `public/${channel.path}` : `…/${channel.path}`;
    case 's3':
      return `${channel.bucket}/${channel.key}`;
    case 'eventbridge':
      return channel.bus;
    case 'sftp':
      return channel.host;
    default:
      return channel.url;
  }
}

function stateOf({ active, paused }: Pick<Subscription, 'active' | 'paused'>): string {
  if (paused) return `paused at ${paused.at}: the partner ${paused.reason}`;
  return active ? 'active' : 'not active';
}
