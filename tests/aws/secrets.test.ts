import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  getSecrets,
  removeSecrets,
  replaceCredential,
  replaceSigningSecret,
} from '../../lambdas/aws/secrets.ts';
import { startTables, type TestTables } from '../support/tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.stop());

describe('the secrets of a subscription', () => {
  it('are none at first', async () => {
    expect(await getSecrets(randomUUID())).toEqual({ signing: [] });
  });

  it('sign by the new and the old one until the overlap ends, then by the new one', async () => {
    const id = randomUUID();
    await replaceSigningSecret(id, 'whsec_one', 1_000);
    await replaceSigningSecret(id, 'whsec_two', 2_000);
    expect(await getSecrets(id, 1_999)).toEqual({ signing: ['whsec_two', 'whsec_one'] });
    expect(await getSecrets(id, 2_000)).toEqual({ signing: ['whsec_two'] });
  });

  it('hold one credential of the partner’s, and a new secret of ours leaves it', async () => {
    const id = randomUUID();
    await replaceCredential(id, 'first');
    await replaceCredential(id, 'second');
    expect(await getSecrets(id)).toEqual({ signing: [], credential: 'second' });
    await replaceSigningSecret(id, 'whsec_one', 1_000);
    await replaceCredential(id, 'third');
    expect(await getSecrets(id)).toEqual({ signing: ['whsec_one'], credential: 'third' });
  });

  it('go with the subscription', async () => {
    const id = randomUUID();
    await replaceCredential(id, 'x');
    await removeSecrets(id);
    expect(await getSecrets(id)).toEqual({ signing: [] });
  });
});
