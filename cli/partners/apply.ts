import { type MissingSecret, missingSecrets } from '../../lambdas/partner/secrets.ts';
import type { Subscription } from '../../lambdas/partner/subscription.ts';
import { connect } from '../connection.ts';
import { printTable } from '../print.ts';
import { abandonedFeeds } from './feeds.ts';
import { type Change, planChanges } from './plan.ts';
import { readPartnerFiles } from './read-files.ts';

/** Makes the directory as the files say. What is wrong in any of them keeps all of it from it. */
export async function applyPartners(
  paths: string[],
  options: { plan?: true; prune?: true; outputs?: string },
): Promise<void> {
  const { partners, faults } = readPartnerFiles(paths);
  if (faults.length > 0) {
    for (const { place, sentence } of faults) process.stderr.write(`${place}: ${sentence}\n`);
    process.exitCode = 1;
    return;
  }
  connect(options.outputs);
  const directory = await import('../../lambdas/aws/directory.ts');
  const now = {
    partners: await directory.listPartners(),
    subscriptions: await directory.listSubscriptions(),
  };
  const files = partners.map(({ partner }) => partner);
  const { changes, unchanged, left } = planChanges(files, now, options.prune === true);
  printTable(changes.map(changeRow));
  process.stdout.write(summary(changes.length, unchanged, left));
  if (options.plan) return;
  for (const change of changes) await carryOut(change, directory);
  await removeAbandoned(now.subscriptions, await directory.listSubscriptions());
  await tellOfSecrets(changes);
}

type Directory = typeof import('../../lambdas/aws/directory.ts');

function changeRow(change: Change): string[] {
  const id = 'after' in change ? change.after.id : change.id;
  const keys = 'changed' in change && change.action === 'change' ? change.changed.join(', ') : '';
  return [change.action, change.kind, id, keys];
}

function summary(changes: number, unchanged: number, left: string[]): string {
  const rest = left.length > 0 ? `; in no file, and left: ${left.join(', ')}` : '';
  return `${changes} to change, ${unchanged} as they are${rest}\n`;
}

async function carryOut(change: Change, directory: Directory): Promise<void> {
  if (change.action === 'remove') {
    return change.kind === 'partner'
      ? directory.removePartner(change.id)
      : directory.removeSubscription(change.id);
  }
  return change.kind === 'partner'
    ? directory.putPartner(change.after)
    : directory.putSubscription(change.after);
}

async function removeAbandoned(before: Subscription[], after: Subscription[]): Promise<void> {
  const { moveFeed, removeFeed } = await import('../../lambdas/aws/feed-files.ts');
  for (const { path, movedTo } of abandonedFeeds(before, after)) {
    if (movedTo === undefined) await removeFeed(path);
    else await moveFeed(path, movedTo);
    process.stdout.write(`${path} ${movedTo ? `stands at ${movedTo} now` : 'is taken down'}\n`);
  }
}

const commands: Record<MissingSecret['kind'], string> = {
  signing: 'secret',
  credential: 'credential',
};

/** Nothing goes to a new subscription before it has its secrets. */
async function tellOfSecrets(changes: Change[]): Promise<void> {
  const { getSecrets } = await import('../../lambdas/aws/secrets.ts');
  for (const change of changes) {
    if (change.kind !== 'subscription' || change.action === 'remove') continue;
    const { id, channel } = change.after;
    if (channel.type === 'feed') continue;
    for (const { kind, name } of missingSecrets(channel, await getSecrets(id))) {
      process.stdout.write(`${id} has no ${name} yet: wirecopy partners ${commands[kind]} ${id}\n`);
    }
  }
}
