import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** A range of addresses, such as 10.1.0.0/16. */
export type Network = [Address, number];

/** All of the IPv6 space that is given out for use on the Internet (RFC 4291, IANA registry). */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** NAT64's well-known prefix (RFC 6052), by which IPv6-only networks reach IPv4 hosts. */
const nat64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

/** Azure's wire server: it answers inside its clouds only, at an address out of a public range. */
const cloudInternal = new Set(['168.63.129.16']);

/**
 * Whether an address, as DNS gives it, is a host on the public Internet. Loopback, private and
 * link-local addresses, cloud metadata services and every other special range are not, however
 * they are written; nor is anything that is not an address.
 *
 * An IPv4 address within an IPv4-mapped or NAT64 address is judged itself. Other ways to embed one
 * (6to4, Teredo, IPv4-compatible) are never public: no partner needs them.
 */
export function isPublic(address: string): boolean {
  const parsed = parse(address);
  if (!parsed) return false;
  if (parsed instanceof ipaddr.IPv4) {
    return parsed.range() === 'unicast' && !cloudInternal.has(parsed.toString());
  }
  return parsed.match(globalUnicast) && parsed.range() === 'unicast';
}

export function isInside(address: string, networks: Network[]): boolean {
  const parsed = parse(address);
  return networks.some(
    ([base, length]) => parsed?.kind() === base.kind() && parsed.match(base, length),
  );
}

/**
 * Reads a list such as `10.1.0.0/16, fd00::/8`.
 *
 * @throws Error when an entry is not a CIDR range, which is a fault of our configuration.
 */
export function parseNetworks(list: string): Network[] {
  return list
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => ipaddr.parseCIDR(entry));
}

/** Undefined for what is not an address; an embedded IPv4 address is taken out of its wrapping. */
function parse(address: string): Address | undefined {
  // A zone names one of our own network interfaces.
  if (address.includes('%') || !ipaddr.isValid(address)) return undefined;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv4) return parsed;
  if (parsed.isIPv4MappedAddress()) return parsed.toIPv4Address();
  if (parsed.match(nat64)) return new ipaddr.IPv4(parsed.toByteArray().slice(12));
  return parsed;
}
