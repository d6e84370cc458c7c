import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
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
  resolve: Resolve = inDns,
): Promise<Destination> {
  const url = URL.parse(text);
  if (!url) throw new RefusedDestination('the address is not a URL');
  if (url.username !== '' || url.password !== '') {
    throw new RefusedDestination('the address holds a password');
  }
  const hostname = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const { addresses, outside } = await lookUp(hostname, networks, resolve);
  if (outside.length === 0 && /^https?:$/.test(url.protocol)) return { url, addresses };
  if (url.protocol !== 'https:') throw new RefusedDestination('the address is not https');
  if (url.port !== '') throw new RefusedDestination('the port is not allowed');
  mustBePublic(hostname, outside);
  return { url, addresses };
}

/**
 * The same for a host that is reached by another protocol: its addresses. A port other than that
 * protocol's own is allowed only to a host wholly inside `networks`.
 *
 * @throws RefusedDestination for a port or an address that is not allowed; whatever `resolve` throws.
 */
export async function findAddresses(
  hostname: string,
  isOwnPort: boolean,
  networks: Network[],
  resolve: Resolve = inDns,
): Promise<LookupAddress[]> {
  const { addresses, outside } = await lookUp(hostname, networks, resolve);
  if (outside.length > 0) {
    if (!isOwnPort) throw new RefusedDestination('the port is not allowed');
    mustBePublic(hostname, outside);
  }
  return addresses;
}

/** For a connection to addresses that were judged: resolving again could give others. */
export function alreadyResolved(addresses: LookupAddress[]): LookupFunction {
  return (_hostname, { all }, callback) => {
    if (all) {
      callback(null, addresses);
      return;
    }
    const [first] = addresses;
    callback(null, first?.address ?? '', first?.family);
  };
}

function inDns(hostname: string): Promise<LookupAddress[]> {
  return lookup(hostname, { all: true });
}

/** The addresses of a host, and those of them that are not inside `networks`. */
async function lookUp(hostname: string, networks: Network[], resolve: Resolve) {
  const family = isIP(hostname);
  const addresses = family ? [{ address: hostname, family }] : await resolve(hostname);
  if (addresses.length === 0) throw new RefusedDestination('the name does not resolve');
  const outside = addresses.filter(({ address }) => !isInside(address, networks));
  return { addresses, outside };
}

function mustBePublic(hostname: string, addresses: LookupAddress[]): void {
  const isNamed = isIP(hostname) !== 0 || isPublicName(hostname);
  if (!isNamed || !addresses.every(({ address }) => isPublic(address))) {
    throw new RefusedDestination('the address is not allowed');
  }
}

/** A name without a dot, and one below these, is only ever known inside some network. */
function isPublicName(hostname: string): boolean {
  const name = hostname.replace(/\.$/, '');
  return name.includes('.') && !/\.(internal|local|localhost)$/.test(name);
}
