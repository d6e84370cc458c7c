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
      channel.type === 'feed' ? channel.path : channel.url,
      stateOf(rest),
    ]),
  ]);
}

function stateOf({ active, paused }: Pick<Subscription, 'active' | 'paused'>): string {
  if (paused) return `paused at ${paused.at}: the partner ${paused.reason}`;
  return active ? 'active' : 'not active';
}
