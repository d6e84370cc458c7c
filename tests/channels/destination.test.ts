import { describe, expect, it } from 'vitest';
import { parseNetworks } from '../../lambdas/channels/network/address-guard.ts';
import { findDestination, RefusedDestination } from '../../lambdas/channels/network/destination.ts';

const here = parseNetworks('127.0.0.0/8');

const resolvesTo =
  (...addresses: string[]) =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

describe('a partner’s URL', () => {
  it('goes to the addresses of its name, all of them public', async () => {
    const resolve = resolvesTo('93.184.215.14', '2606:2800:21f::1');
    const { url, addresses } = await findDestination(
      'https://partner.example/hook?a=1',
      [],
      resolve,
    );
    expect(url.href).toBe('https://partner.example/hook?a=1');
    expect(addresses).toEqual(await resolve());
  });

  it.each([
    'http://partner.example/',
    'ftp://partner.example/',
    'file:///etc/passwd',
    'https://partner.example:8443/',
    'https://user:password@partner.example/',
    'https://partner/',
    'https://partner.internal/',
    'https://partner.local/',
    'https://partner.localhost./',
    'not a URL',
  ])('%s is refused, wherever the name leads', async (url) => {
    const found = findDestination(url, [], resolvesTo('93.184.215.14'));
    await expect(found).rejects.toThrow(RefusedDestination);
  });

  it.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://0x7f.0.0.1/',
    'https://2130706433/',
    'https://①②⑦.⓪.⓪.①/',
    'https://0/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://169.254.169.254/latest/meta-data/',
  ])('%s is refused: it needs no look-up to be one of ours', async (url) => {
    const never = () => Promise.reject(new Error('was looked up'));
    await expect(findDestination(url, [], never)).rejects.toThrow(RefusedDestination);
  });

  it('is refused when any of its addresses is not public', async () => {
    const mixed = resolvesTo('93.184.215.14', '10.0.0.1');
    await expect(findDestination('https://partner.example/', [], mixed)).rejects.toThrow(
      'the address is not allowed',
    );
    await expect(findDestination('https://partner.example/', [], resolvesTo())).rejects.toThrow(
      RefusedDestination,
    );
  });

  it('within the operator’s networks may be http, any port, any name, or an address', async () => {
    for (const url of ['http://127.0.0.1:8080/', 'http://partner:81/', 'https://a.local:8443/']) {
      const { addresses } = await findDestination(url, here, resolvesTo('127.0.0.1'));
      expect(addresses).toEqual([{ address: '127.0.0.1', family: 4 }]);
    }
  });

  it('only partly within them must be in order otherwise', async () => {
    const partly = resolvesTo('127.0.0.1', '93.184.215.14');
    await expect(findDestination('http://partner.example/', here, partly)).rejects.toThrow(
      'not https',
    );
    await expect(findDestination('https://partner.example/', here, partly)).resolves.toBeDefined();
    const beyond = resolvesTo('127.0.0.1', '10.0.0.1');
    await expect(findDestination('http://a.example/', here, beyond)).rejects.toThrow('not https');
    await expect(findDestination('https://a.example/', here, beyond)).rejects.toThrow(
      'not allowed',
    );
  });

  it('within them is still refused with another scheme or a password', async () => {
    const resolve = resolvesTo('127.0.0.1');
    for (const url of ['ftp://127.0.0.1/', 'gopher://127.0.0.1/', 'http://a:b@127.0.0.1/']) {
      await expect(findDestination(url, here, resolve)).rejects.toThrow(RefusedDestination);
    }
  });
});
