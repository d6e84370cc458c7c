import { createServer } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fillStore } from '../../cli/partners/password-store.ts';
import { clientEnvironment } from '../../local/account.ts';
import { close, listen } from '../../local/emulators/endpoint.ts';
import { KeyValueStores } from '../../local/emulators/key-value-stores.ts';

const arn = 'arn:aws:cloudfront::000000000000:key-value-store/Passwords';
let stores: KeyValueStores;
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(`${request.method}`);
  stores.answer(request, response).catch(() => response.writeHead(500).end());
});

beforeAll(async () => {
  const endpoint = `http://127.0.0.1:${await listen(server, 0)}`;
  for (const [name, value] of Object.entries(clientEnvironment(endpoint))) vi.stubEnv(name, value);
});
afterAll(async () => {
  await close(server);
  vi.unstubAllEnvs();
});
beforeEach(() => {
  stores = new KeyValueStores();
  stores.add(arn);
  asked.length = 0;
});

const held = () => Object.fromEntries(stores.get(arn) ?? []);
const fill = (pairs: Record<string, string>) =>
  fillStore(arn, async () => new Map(Object.entries(pairs)));

describe('the store of passwords', () => {
  it('is brought from whatever it holds to what it should hold', async () => {
    const pairs = fc.dictionary(
      fc.stringMatching(/^[0-9a-z]{1,2}$/),
      fc.constantFrom('1', '2'),
      // Several pages of a list, and several updates.
      { minKeys: 0, maxKeys: 200, size: 'max', noNullPrototype: true },
    );
    await fc.assert(
      fc.asyncProperty(pairs, pairs, async (before, after) => {
        await fill(before);
        expect(held()).toEqual(before);
        await fill(after);
        expect(held()).toEqual(after);
      }),
      { numRuns: 15 },
    );
  });

  it('is left alone when it holds just that', async () => {
    await fill({ token: '1' });
    asked.length = 0;
    await fill({ token: '1' });
    expect(asked).toEqual(['GET', 'GET']);
  });

  it('is filled anew, by what is true then, when somebody else fills it at the same time', async () => {
    let truth = '1';
    let times = 0;
    await fillStore(arn, async () => {
      times += 1;
      const found = new Map([['token', truth]]);
      if (times === 1) {
        truth = '2';
        await fill({ token: truth });
      }
      return found;
    });
    expect([times, held()]).toEqual([2, { token: '2' }]);
  });

  it('is not filled for ever against somebody else', async () => {
    let turn = 0;
    const filling = fillStore(arn, async () => {
      turn += 1;
      await fill({ token: `theirs ${turn}` });
      return new Map([['token', 'ours']]);
    });
    await expect(filling).rejects.toThrow('Somebody else changes the passwords all the time.');
  });

  it('is to be there', async () => {
    const elsewhere = `${arn}-of-another-stack`;
    await expect(fillStore(elsewhere, async () => new Map())).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});
