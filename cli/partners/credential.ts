import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { credentialOf } from '../../lambdas/partner/secrets.ts';
import { connect } from '../connection.ts';
import { UsageError } from '../usage-error.ts';
import { digestOf, shortestPassword, userOf, writeDigest } from './feed-passwords.ts';
import { guardFeeds } from './guard-feeds.ts';

/**
 * Keeps what the partner gave us, or the digest of the password that its feed asks for. It is read from
 * standard input, since what stands in a command line is seen by other users of the machine and kept in
 * its history; and it is never shown again.
 */
export async function setCredential(
  subscription: string,
  options: { outputs?: string },
): Promise<void> {
  const outputs = connect(options.outputs);
  const { getSubscription } = await import('../../lambdas/aws/directory.ts');
  const { replaceCredential } = await import('../../lambdas/aws/secrets.ts');
  const found = await getSubscription(subscription);
  if (!found) throw new UsageError(`There is no subscription ${subscription}.`);
  const { channel } = found;
  const name = channel.type === 'feed' ? userOf(found) && 'password' : credentialOf(channel);
  if (name === undefined) {
    throw new UsageError(`The channel of ${subscription} asks for no password, token or key.`);
  }
  const given = await readSecretly(`The ${name} of ${subscription}: `);
  if (given === '') throw new UsageError(`No ${name} came on standard input.`);
  if (channel.type !== 'feed') {
    await replaceCredential(subscription, given);
    process.stderr.write(
      `${subscription} has its ${name}; try it: wirecopy partners test ${subscription}\n`,
    );
    return;
  }
  if ([...given].length < shortestPassword) {
    throw new UsageError(
      `The password of a feed has ${shortestPassword} characters at least: openssl rand -base64 24 makes one.`,
    );
  }
  await replaceCredential(subscription, writeDigest(digestOf(given)));
  await guardFeeds(outputs);
  process.stderr.write(`${subscription} asks for it, and for the user ${userOf(found)}.\n`);
}

/** All of standard input without the line break at its end; of a terminal, one line that is not shown. */
async function readSecretly(question: string): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).replace(/\r?\n$/, '');
  process.stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const line = await terminal.question('');
  terminal.close();
  process.stderr.write('\n');
  return line;
}
