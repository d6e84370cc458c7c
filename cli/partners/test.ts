import { randomBytes } from 'node:crypto';
import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';
import { carry } from '../../lambdas/channels/carriers.ts';
import { parseNetworks } from '../../lambdas/channels/webhook/address-guard.ts';
import { writers } from '../../lambdas/formats/writers.ts';
import type { Answer } from '../../lambdas/partner/push.ts';
import { requestDeadline } from '../../lambdas/runtime/limits.ts';
import { connect } from '../connection.ts';
import { UsageError } from '../usage-error.ts';

/** Pushes a sample that no partner should show, and withdraws it again. */
export async function testSubscription(id: string, options: { outputs?: string }): Promise<void> {
  connect(options.outputs);
  const { getSecrets, getSubscription } = await import('../../lambdas/aws/directory.ts');
  const subscription = await getSubscription(id);
  if (!subscription) throw new UsageError(`There is no subscription ${id}.`);
  const { channel, format } = subscription;
  if (channel.type === 'feed') throw new UsageError(`${id} is a feed, which nothing is sent to.`);
  const secrets = await getSecrets(id);
  const name = randomBytes(6).toString('hex');
  const bounds = {
    deadline: requestDeadline * 1000,
    networks: parseNetworks(process.env.PARTNER_NETWORKS ?? ''),
  };
  for (const [sequence, article] of [sample(name), withdrawn(name)].entries()) {
    const { write, contentType } = writers[format];
    const answer = await carry(
      {
        id: `wc_test_${name}_${String(sequence + 1).padStart(10, '0')}`,
        event: sequence === 0 ? 'create' : 'withdraw',
        body: write(article),
        contentType,
        sequence: sequence + 1,
        article: { id: `test${name}`, firstSeenAt: article.versionCreated, version: 1 },
      },
      channel,
      secrets,
      bounds,
    );
    process.stdout.write(`${sequence === 0 ? 'sample' : 'withdrawal'}  ${explain(answer)}\n`);
    if (answer.result !== 'accepted') {
      process.exitCode = 1;
      return;
    }
  }
}

/** What the answer means, and what to do about it. */
function explain({ result, status, detail, text }: Answer): string {
  const said = text ? ` It said: ${text.slice(0, 200)}` : '';
  return `${result}: ${detail}. ${remedy(result, status)}${said}`;
}

function remedy(result: Answer['result'], status: number | undefined): string {
  if (result === 'accepted') return 'The partner took it.';
  if (status === undefined)
    return 'Nothing came back: check the address, and that it can be reached.';
  if (status === 401 || status === 403) {
    return 'The partner does not know our signature: give it the secret of this subscription.';
  }
  if (status === 404 || status === 405) return 'Nothing at that address takes a POST.';
  if (status >= 300 && status < 400) return 'Give the address that it moved to.';
  if (status === 429 || status === 503)
    return 'The partner is busy; a delivery would be tried again.';
  if (status >= 500) return "The partner's server has a fault, which its operator must mend.";
  return 'The partner did not want this article.';
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
