import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isInside, isPublic, type Network } from './address-guard.ts';

/** Where a push goes: the URL, and the only addresses at which its host may be reached. */
export interface Destination {
  url: URL;
  addresses: LookupAddress[];
}

/** The partner's address may not be used; the message says why and tells nothing of our network. */
export class RefusedDestination extends Error {
  override name = 'RefusedDestination';
}

export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

/**
 * Judges a partner's URL and finds its addresses, all of which must be on the public Internet or
 * inside `networks`, which the operator allows. A host wholly inside `networks` may also be reached
 * by http, on any port and by any name.
 *
 * @throws RefusedDestination for a URL or an address that is not allowed; whatever `resolve` throws.
 */
export async function findDestination(
  text: string,
  networks: Network[],
  resolve: Resolve = (hostname) => lookup(hostname, { all: true }),
): Promise<Destination> {
  const url = URL.parse(text);
  if (!url) throw new RefusedDestination('the address is not a URL');
  if (url.username !== '' || url.password !== '') {
    throw new RefusedDestination('the address holds a password');
  }
  const hostname = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const family = isIP(hostname);
  const addresses = family ? [{ address: hostname, family }] : await resolve(hostname);
  if (addresses.length === 0) throw new RefusedDestination('the name does not resolve');
  const allowed = addresses.filter(({ address }) => isInside(address, networks));
  if (allowed.length === addresses.length && /^https?:$/.test(url.protocol)) {
    return { url, addresses };
  }
  if (url.protocol !== 'https:') throw new RefusedDestination('the address is not https');
  if (url.port !== '') throw new RefusedDestination('the port is not allowed');
  if (family === 0 && !isPublicName(hostname)) throw notAllowed();
  const others = addresses.filter((one) => !allowed.includes(one));
  if (!others.every(({ address }) => isPublic(address))) throw notAllowed();
  return { url, addresses };
}

/** A name without a dot, and one below these, is only ever known inside some network. */
function isPublicName(hostname: string): boolean {
  const name = hostname.replace(/\.$/, '');
  return name.includes('.') && !/\.(internal|local|localhost)$/.test(name);
}

function notAllowed(): RefusedDestination {
  return new RefusedDestination('the address is not allowed');
}
