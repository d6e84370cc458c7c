import type { Subscription } from '../../lambdas/partner/subscription.ts';
import { UsageError } from '../usage-error.ts';
import { readPartnerFiles } from './read-files.ts';

/**
 * A subscription as it is declared in a partner's file: `<file>`, or `<file>#<id>` of one that has
 * several.
 *
 * @throws UsageError when there is none, when it is not told which, or when the file is faulty.
 */
export function declaredSubscription(reference: string): Subscription {
  const [file = '', id] = reference.split('#');
  const { partners, faults } = readPartnerFiles([file]);
  const [fault] = faults;
  if (fault) throw new UsageError(`${fault.place}: ${fault.sentence}`);
  const all = partners.flatMap(({ partner: { id: partner, subscriptions } }) =>
    subscriptions.map(({ active = true, filter = {}, ...rest }) => ({
      ...rest,
      partner,
      filter,
      active,
    })),
  );
  const [found, ...others] = all.filter((one) => id === undefined || one.id === id);
  if (!found || others.length > 0) {
    const choice = all.map((one) => `${file}#${one.id}`).join(' or ');
    throw new UsageError(`Say which subscription: ${choice || `${file} has none`}.`);
  }
  return found;
}
