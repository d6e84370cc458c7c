import { Command, CommanderError } from 'commander';
import { explainCommand } from './commands/explain.ts';
import { feedsCommand } from './commands/feeds.ts';
import { furnitureCommand } from './commands/furniture.ts';
import { normaliseCommand } from './commands/normalise.ts';
import { partnersCommand } from './commands/partners.ts';
import { redriveCommand } from './commands/redrive.ts';
import { renderCommand } from './commands/render.ts';
import { statusCommand } from './commands/status.ts';
import { tagCommand } from './commands/tag.ts';
import { traceCommand } from './commands/trace.ts';
import { uploadCommand } from './commands/upload.ts';
import { NoStack } from './connection.ts';
import { UsageError } from './usage-error.ts';

const program = new Command('wirecopy')
  .description('Carries news articles from publishers to the partner sites that republish them.')
  .exitOverride()
  .addCommand(normaliseCommand)
  .addCommand(tagCommand)
  .addCommand(renderCommand)
  .addCommand(uploadCommand)
  .addCommand(traceCommand)
  .addCommand(statusCommand)
  .addCommand(explainCommand)
  .addCommand(partnersCommand)
  .addCommand(feedsCommand)
  .addCommand(furnitureCommand)
  .addCommand(redriveCommand);

for (const command of program.commands) {
  command.exitOverride();
  for (const inner of command.commands) inner.exitOverride();
}

// Whoever reads our output may have read enough: `wirecopy … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

// Exit codes: 0 done; 1 the input or the pipeline has a fault that the output names; 2 wrong use;
// 3 no stack to talk to, or it does not answer.
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCode(error);
}

function exitCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) {
    process.stderr.write(`wirecopy: ${error.message}\n`);
    return 2;
  }
  if (error instanceof NoStack) {
    process.stderr.write(`wirecopy: ${error.message}\n`);
    return 3;
  }
  if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') {
    process.stderr.write('wirecopy: the stack does not answer: is "npm start" still running?\n');
    return 3;
  }
  throw error;
}
