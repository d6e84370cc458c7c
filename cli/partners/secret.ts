import { randomBytes } from 'node:crypto';
import { isSigned } from '../../lambdas/partner/secrets.ts';
import { connect } from '../connection.ts';
import { UsageError } from '../usage-error.ts';

const hour = 60 * 60 * 1000;

/** Shows the secret once, on standard output; nothing else writes it anywhere but the directory. */
export async function setSecret(
  subscription: string,
  options: { set?: string; overlap: number; outputs?: string },
): Promise<void> {
  const secret = options.set ?? `whsec_${randomBytes(32).toString('base64')}`;
  if (!isSecret(secret)) {
    throw new UsageError(
      'A secret is "whsec_" and the base64 of 24 to 64 bytes, as Standard Webhooks has it.',
    );
  }
  connect(options.outputs);
  const { getSubscription } = await import('../../lambdas/aws/directory.ts');
  const { replaceSigningSecret } = await import('../../lambdas/aws/secrets.ts');
  const found = await getSubscription(subscription);
  if (!found) throw new UsageError(`There is no subscription ${subscription}.`);
  if (!isSigned(found.channel)) {
    throw new UsageError(`Nothing is signed that goes by ${found.channel.type}.`);
  }
  const until = Date.now() + options.overlap * hour;
  await replaceSigningSecret(subscription, secret, until);
  if (!options.set) process.stdout.write(`${secret}\n`);
  process.stderr.write(
    `${subscription} signs with it from now on, and with the one before until ${new Date(until).toISOString()}.\n`,
  );
}

function isSecret(text: string): boolean {
  const base64 = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text)?.[1];
  const { length } = Buffer.from(base64 ?? '', 'base64');
  return length >= 24 && length <= 64;
}
