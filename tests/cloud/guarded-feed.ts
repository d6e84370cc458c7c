import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { digestOf, writeDigest } from '../../cli/partners/feed-passwords.ts';
import { guardFeeds } from '../../cli/partners/guard-feeds.ts';
import { replaceCredential } from '../../lambdas/aws/secrets.ts';
import { contains, eventually, same } from './expect.ts';
import { fetchAt } from './partner.ts';
import type { Trial } from './trial.ts';

const partner = `id: reader
name: The Reader
subscriptions:
  - id: reader-feed
    name: A feed with a password
    format: rss
    channel:
      type: feed
      path: reader.xml
      title: For the reader
      authentication:
        type: basic
        user: reader
`;

/** CloudFront runs the functions of lib/edge: it asks for the password that the desk has set. */
export async function tryGuardedFeed({ deployment, ministack, outputs }: Trial): Promise<void> {
  const file = join(dirname(deployment.outputsFile), 'reader.yaml');
  await writeFile(file, partner);
  contains(
    'what is applied',
    await deployment.wirecopy('partners', 'apply', file),
    'reader-feed lets nobody in before it has a password',
  );
  const address = new URL((await deployment.wirecopy('partners', 'address', 'reader-feed')).trim());
  const ask = (headers = {}, method = 'GET') =>
    fetchAt(ministack.port, address, { headers, method });
  const as = (password: string) => ({
    authorization: `Basic ${Buffer.from(`reader:${password}`).toString('base64')}`,
  });
  same('the answer while there is no password', (await ask(as(''))).status, 401);
  const password = 'nine bridges and a ferry';
  await replaceCredential('reader-feed', writeDigest(digestOf(password)));
  await guardFeeds(outputs);
  const body = await eventually('the feed', async () => {
    const { status, body } = await ask(as(password));
    return status === 200 ? body : undefined;
  });
  contains('the feed', body, 'For the reader');
  const refused = await ask(as('another'));
  same('the answer to another password', refused.status, 401);
  contains('what it asks for', String(refused.headers['www-authenticate']), 'Basic realm=');
  same('the answer to a preflight', (await ask({}, 'OPTIONS')).status, 204);
}
