import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface StartOptions {
  once: boolean;
  json: boolean;
  verbose: boolean;
  /** Absolute. */
  inbox: string;
  port?: number;
}

const usage = `usage: npm start -- [options]

  --once        upload the articles, wait until all are through, and exit
  --inbox DIR   take the articles of DIR/<publisher>/ instead of examples/inbox
  --json        print one JSON summary on standard output once the uploads are through
  --port N      pin the port of the AWS endpoint; by default it is any free one
  --verbose     tell what is without effect on this machine, and all that the functions log
  --help        show this
`;

/** Reads the command line; ends the process with the usage when it is asked for or needed. */
export function readOptions(args: string[], defaultInbox: string): StartOptions {
  try {
    const { values } = parseArgs({
      args,
      options: {
        once: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
        inbox: { type: 'string', default: defaultInbox },
        port: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) {
      process.stdout.write(usage);
      process.exit(0);
    }
    const inbox = resolve(values.inbox);
    if (!statSync(inbox, { throwIfNoEntry: false })?.isDirectory()) {
      throw new Error(`--inbox: there is no folder ${inbox}`);
    }
    const { once, json, verbose, port } = values;
    return { once, json, verbose, inbox, ...(port !== undefined && { port: toPort(port) }) };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}

function toPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(`--port takes a number from 1 to 65535, not "${text}"`);
  }
  return port;
}
