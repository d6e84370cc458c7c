import { type MissingSecret, missingSecrets } from '../../lambdas/partner/secrets.ts';
import { connect } from '../connection.ts';
import { printTable } from '../print.ts';
import { UsageError } from '../usage-error.ts';
import { changedFeeds, lookAfter, misplacedFeeds, takenPaths } from './feeds.ts';
import { guardFeeds } from './guard-feeds.ts';
import { offersToResync } from './offer-resync.ts';
import { keepPublicList } from './opml.ts';
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
  const outputs = connect(options.outputs);
  const directory = await import('../../lambdas/aws/directory.ts');
  const now = {
    partners: await directory.listPartners(),
    subscriptions: await directory.listSubscriptions(),
  };
  const files = partners.map(({ partner }) => partner);
  const { changes, unchanged, left } = planChanges(files, now, options.prune === true);
  printTable(changes.map(changeRow));
  process.stdout.write(summary(changes.length, unchanged, left));
  for (const offer of offersToResync(changes)) process.stdout.write(`${offer}\n`);
  const { listFeedAddresses } = await import('../../lambdas/aws/feed-addresses.ts');
  const addresses = await listFeedAddresses();
  const taken = takenPaths(changes, addresses);
  if (taken.length > 0) throw new UsageError(taken.join('\n'));
  if (options.plan) return;
  const misplaced = misplacedFeeds(now.subscriptions, addresses);
  const changed = changedFeeds(changes, now.subscriptions);
  const feeds = [...new Set([...changed, ...misplaced.map(({ id }) => id)])];
  // Before and after: should this stop in between, the sweep goes on.
  await askForThem(feeds);
  for (const one of misplaced) await directory.putSubscription(one);
  for (const change of changes) await carryOut(change, directory);
  // Before a feed stands at a new address.
  await guardFeeds(outputs);
  for (const id of feeds) await lookAfter(id);
  await keepPublicList(outputs);
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

async function askForThem(feeds: string[]): Promise<void> {
  const { askForUpkeep } = await import('../../lambdas/aws/feed-upkeep.ts');
  for (const id of feeds) await askForUpkeep(id, Date.now());
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
    const secrets = await getSecrets(id);
    if (channel.type === 'feed') {
      process.stdout.write(`${id} is to be fetched: wirecopy partners address ${id}\n`);
      if (channel.authentication && secrets.credential === undefined) {
        process.stdout.write(
          `${id} lets nobody in before it has a password: wirecopy partners credential ${id}\n`,
        );
      }
      continue;
    }
    for (const { kind, name } of missingSecrets(channel, secrets)) {
      process.stdout.write(`${id} has no ${name} yet: wirecopy partners ${commands[kind]} ${id}\n`);
    }
  }
}
