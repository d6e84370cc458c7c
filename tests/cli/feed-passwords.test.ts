import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  digestOf,
  type GuardedFeed,
  wantedPasswords,
  writeDigest,
} from '../../cli/partners/feed-passwords.ts';
import { type EdgeEvent, edgeFunction } from '../../local/emulators/edge-function.ts';

const code = await readFile(new URL('../../lib/edge/viewer-request.js', import.meta.url), 'utf8');
const password = 'nine bridges and a ferry';

const feed: GuardedFeed = {
  user: 'ledger',
  address: { place: 'new/all.xml', mark: '1', former: [{ place: 'old/all.xml', until: 1 }] },
  credential: writeDigest(digestOf(password)),
};

/** Whether CloudFront lets someone through to a path, with the passwords that are wanted. */
async function lets(path: string, feeds: GuardedFeed[], given: string) {
  const authorization = { value: `Basic ${Buffer.from(given).toString('base64')}` };
  const request = { method: 'GET', uri: `/${path}`, headers: { authorization } };
  const run = edgeFunction(code, wantedPasswords(feeds));
  return !('statusCode' in (await run({ request } as unknown as EdgeEvent)));
}

describe('the password of a feed', () => {
  it('is asked for wherever the feed stands, also where it is yet to be taken down', async () => {
    for (const path of ['new/all.xml', 'old/all.xml']) {
      expect(await lets(path, [feed], `ledger:${password}`)).toBe(true);
      expect(await lets(path, [feed], 'ledger:another')).toBe(false);
    }
  });

  it('is not asked for where the feed still stands as a public one', () => {
    const former = [{ place: 'public/all.xml', until: 1 }];
    const closed = { ...feed, address: { place: 'new/all.xml', mark: '1', former } };
    expect([...wantedPasswords([closed]).keys()]).toEqual(['new']);
  });

  it('goes with the user, who may be given another name without a new password', async () => {
    const renamed = { ...feed, user: 'tribune' };
    expect(await lets('new/all.xml', [renamed], `tribune:${password}`)).toBe(true);
    expect(await lets('new/all.xml', [renamed], `ledger:${password}`)).toBe(false);
  });

  it('is known to nobody before it is set', async () => {
    const lacking = { ...feed, credential: undefined };
    for (const given of ['ledger:', 'ledger', 'ledger:undefined', `ledger:${password}`]) {
      expect(await lets('new/all.xml', [lacking], given)).toBe(false);
    }
  });

  it('stands nowhere: what is kept does not tell it, nor that two feeds have the same', () => {
    const [one, other] = [digestOf(password), digestOf(password)].map(writeDigest);
    expect(one).not.toBe(other);
    const [value = ''] = wantedPasswords([feed]).values();
    for (const told of [one, value]) expect(told).not.toContain(password);
    // CloudFront takes no longer value.
    const longest = { ...feed, user: 'ü'.repeat(100) };
    expect(Buffer.byteLength([...wantedPasswords([longest]).values()].join())).toBeLessThan(1_024);
  });
});
