import { Command } from 'commander';
import { applyPartners } from '../partners/apply.ts';
import { setCredential } from '../partners/credential.ts';
import { listPartnersAndSubscriptions } from '../partners/list.ts';
import { resumeSubscriptions } from '../partners/resume.ts';
import { setSecret } from '../partners/secret.ts';
import { testSubscription } from '../partners/test.ts';
import { UsageError } from '../usage-error.ts';

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
  );

function toHours(text: string): number {
  const hours = Number(text);
  if (!(hours >= 0 && hours <= 168)) {
    throw new UsageError(`--overlap takes 0 to 168 hours, not "${text}".`);
  }
  return hours;
}
