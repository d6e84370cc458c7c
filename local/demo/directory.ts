import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { putPartner, putPublisher, putSubscription } from '../../lambdas/aws/directory.ts';
import { putSecrets } from '../../lambdas/aws/secrets.ts';
import type { Subscription } from '../../lambdas/partner/subscription.ts';

/** Publishers, partners and subscriptions of a demonstration: `examples/directory.json`. */
export interface DemoDirectory {
  publishers: { id: string; name: string }[];
  partners: { id: string; name: string }[];
  subscriptions: Subscription[];
}

export async function readDirectory(file: string): Promise<DemoDirectory> {
  return JSON.parse(await readFile(file, 'utf8'));
}

/** A new signing secret for each partner: 32 random bytes, as Standard Webhooks writes them. */
export function drawSecrets({ partners }: DemoDirectory): Map<string, string> {
  return new Map(
    partners.map(({ id }) => [id, `whsec_${randomBytes(32).toString('base64')}`] as const),
  );
}

/** Writes the directory to the running stack; webhooks go to the same path on `partnerAddress`. */
export async function seedDirectory(
  { publishers, partners, subscriptions }: DemoDirectory,
  secrets: Map<string, string>,
  partnerAddress: string,
): Promise<void> {
  await Promise.all([
    ...publishers.map((publisher) => putPublisher(publisher)),
    ...partners.map((partner) => putPartner(partner)),
  ]);
  for (const subscription of subscriptions) {
    const { id, partner, channel } = subscription;
    const secret = secrets.get(partner);
    if (!secret) throw new Error(`The subscription ${id} is of an unknown partner, ${partner}.`);
    await putSecrets(id, [secret]);
    await putSubscription(
      channel.type === 'webhook'
        ? { ...subscription, channel: { ...channel, url: redirect(channel.url, partnerAddress) } }
        : subscription,
    );
  }
}

function redirect(url: string, address: string): string {
  return new URL(new URL(url).pathname, address).href;
}
