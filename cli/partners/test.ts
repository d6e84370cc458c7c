import { randomBytes } from 'node:crypto';
import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';
import { carry, check } from '../../lambdas/channels/carriers.ts';
import { parseNetworks } from '../../lambdas/channels/network/address-guard.ts';
import { writers } from '../../lambdas/formats/writers.ts';
import type { PushChannel } from '../../lambdas/partner/channel.ts';
import type { Answer, Push } from '../../lambdas/partner/push.ts';
import { missingSecrets } from '../../lambdas/partner/secrets.ts';
import type { Subscription } from '../../lambdas/partner/subscription.ts';
import { requestDeadline } from '../../lambdas/runtime/limits.ts';
import { shaper } from '../../lambdas/shape/shape.ts';
import { connect } from '../connection.ts';
import { UsageError } from '../usage-error.ts';
import { explainAnswer } from './explain-answer.ts';

/**
 * Tries a subscription and explains what comes of it. Where the channel can tell without, nothing is
 * published; else a sample that no partner should show is pushed, and withdrawn again.
 */
export async function testSubscription(id: string, options: { outputs?: string }): Promise<void> {
  connect(options.outputs);
  const { getSubscription } = await import('../../lambdas/aws/directory.ts');
  const { getSecrets } = await import('../../lambdas/aws/secrets.ts');
  const subscription = await getSubscription(id);
  if (!subscription) throw new UsageError(`There is no subscription ${id}.`);
  const { channel } = subscription;
  if (channel.type === 'feed') throw new UsageError(`${id} is a feed, which nothing is sent to.`);
  const secrets = await getSecrets(id);
  const [missing] = missingSecrets(channel, secrets);
  if (missing) throw new UsageError(`${id} has no ${missing.name} yet.`);
  const bounds = {
    deadline: requestDeadline * 1000,
    networks: parseNetworks(process.env.PARTNER_NETWORKS ?? ''),
  };
  const checked = await check(channel, secrets, bounds);
  if (checked) {
    tell('check', checked, channel);
    return;
  }
  for (const push of samples(subscription)) {
    const answer = await carry(push, channel, secrets, bounds);
    tell(push.event === 'withdraw' ? 'withdrawal' : 'sample', answer, channel);
    if (answer.result !== 'accepted') return;
  }
}

function tell(what: string, answer: Answer, channel: PushChannel): void {
  process.stdout.write(`${what}  ${explainAnswer(answer, channel)}\n`);
  if (answer.result !== 'accepted') process.exitCode = 1;
}

/** An article as the subscription shapes it, and its withdrawal, under a name that no other test has. */
function samples(subscription: Subscription): Push[] {
  const name = randomBytes(6).toString('hex');
  const { write, contentType } = writers[subscription.format];
  return [sample(name), withdrawn(name)].map((article, index) => ({
    id: `wc_test_${name}_${String(index + 1).padStart(10, '0')}`,
    event: index === 0 ? 'create' : 'withdraw',
    body: write(shaper(article)(subscription)),
    contentType,
    sequence: index + 1,
    article: { id: `test${name}`, firstSeenAt: article.versionCreated, version: 1 },
  }));
}

function sample(name: string): NinjsArticle {
  const text = 'This is a test of Wirecopy. It is no news and is withdrawn in a moment.';
  return {
    ...identity(name),
    version: '1',
    pubStatus: 'usable',
    language: 'en',
    headlines: [{ value: 'Test of a subscription: please ignore' }],
    bodies: [
      { role: 'main', contentType: 'text/html', value: `<p>${text}</p>` },
      { role: 'main', contentType: 'text/plain', value: text },
    ],
  };
}

function withdrawn(name: string): NinjsArticle {
  return { ...sample(name), version: '2', pubStatus: 'canceled', bodies: [] };
}

function identity(name: string) {
  return {
    uri: `urn:wirecopy:test:${name}`,
    standard: { name: 'ninjs', version: '3.1' },
    type: 'text',
    versionCreated: new Date().toISOString(),
  } as const;
}
