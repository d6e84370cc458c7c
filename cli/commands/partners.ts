import { Command } from 'commander';
import { showAddress } from '../partners/address.ts';
import { applyPartners } from '../partners/apply.ts';
import { setCredential } from '../partners/credential.ts';
import { listPartnersAndSubscriptions } from '../partners/list.ts';
import { printOpml } from '../partners/opml.ts';
import { resumeSubscriptions } from '../partners/resume.ts';
import { resyncSubscription } from '../partners/resync.ts';
import { setSecret } from '../partners/secret.ts';
import { testSubscription } from '../partners/test.ts';
import { UsageError } from '../usage-error.ts';

const day = 86_400_000;
const outputs = ['--outputs <file>', 'the outputs of the stack to talk to'] as const;

export const partnersCommand = new Command('partners')
  .description('who receives what: declared in files, kept in the directory')
  .addCommand(
    new Command('apply')
      .description('make the directory as the files say: print a plan, then carry it out')
      .argument('<path...>', 'YAML files, one a partner, or folders of them')
      .option('--plan', 'print the plan only')
      .option('--prune', 'remove what no file declares')
      .option(...outputs)
      .action(applyPartners),
  )
  .addCommand(
    new Command('list')
      .description('show the partners and their subscriptions')
      .option('--json', 'print JSON')
      .option(...outputs)
      .action(listPartnersAndSubscriptions),
  )
  .addCommand(
    new Command('address')
      .description('show where a feed is fetched, or give a private one a new address')
      .argument('<subscription>')
      .option('--rotate', 'draw a new one')
      .option(
        '--overlap <time>',
        'how long the one before leads there too: 12h, or 7d if left out',
        toTime,
      )
      .option(...outputs)
      .action(showAddress),
  )
  .addCommand(
    new Command('opml')
      .description(
        'print the feeds of a partner as a list for its reader (OPML), secret addresses too',
      )
      .argument('<partner>')
      .option(...outputs)
      .action(printOpml),
  )
  .addCommand(
    new Command('secret')
      .description('give a subscription a new signing secret, which is shown once')
      .argument('<subscription>')
      .option('--set <secret>', 'this one (whsec_…), instead of one that is drawn')
      .option('--overlap <hours>', 'how long the one before signs too', toHours, 24)
      .option(...outputs)
      .action(setSecret),
  )
  .addCommand(
    new Command('credential')
      .description(
        'keep the password, token or key that a partner gave us, read from standard input',
      )
      .argument('<subscription>')
      .option(...outputs)
      .action(setCredential),
  )
  .addCommand(
    new Command('test')
      .description(
        'try a subscription, by a sample or a check of what we may do, and explain the answer',
      )
      .argument('<subscription>')
      .option(...outputs)
      .action(testSubscription),
  )
  .addCommand(
    new Command('resume')
      .description('have a paused subscription take part again, and try all that is owed to it')
      .argument('<subscription...>')
      .option(...outputs)
      .action(resumeSubscriptions),
  )
  .addCommand(
    new Command('resync')
      .description(
        'judge and render all articles anew for a subscription as it is now, and send what differs',
      )
      .argument('<subscription>')
      .option('--since <date>', 'only articles that came then or later (2026-11-01)', toDate)
      .option('--withdraw', 'also take down what it may no longer have')
      .option(...outputs)
      .action(resyncSubscription),
  );

/** In milliseconds. */
function toTime(text: string): number {
  const [, count, unit] = /^(\d{1,3})([hd])$/.exec(text) ?? (text === '0' ? ['', '0', 'h'] : []);
  if (count === undefined || Number(count) * (unit === 'd' ? 24 : 1) > 90 * 24) {
    throw new UsageError(
      `--overlap takes 0, hours or days up to 90, such as 12h or 7d, not "${text}".`,
    );
  }
  return Number(count) * (unit === 'd' ? day : day / 24);
}

function toHours(text: string): number {
  const hours = Number(text);
  if (!(hours >= 0 && hours <= 168)) {
    throw new UsageError(`--overlap takes 0 to 168 hours, not "${text}".`);
  }
  return hours;
}

/** RFC 3339 UTC. */
function toDate(text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time))
    throw new UsageError(`--since takes a date such as 2026-11-01, not "${text}".`);
  return new Date(time).toISOString();
}
