import { isPackedAddress } from './reading.ts';

/** An address that a link may have, absolute; undefined for `javascript:` and its like. */
export function safeLink(address: string, base?: string): string | undefined {
  return safeAddress(address, base, ['http:', 'https:', 'mailto:']);
}

/** An address that a picture may have, absolute, or of one that came packed with the article. */
export function safeImage(address: string, base?: string): string | undefined {
  return isPackedAddress(address) ? address : safeAddress(address, base, ['http:', 'https:']);
}

function safeAddress(address: string, base: string | undefined, schemes: string[]) {
  // What the page itself is served over is not known: https is what it ought to be.
  const whole = address.trim().startsWith('//') ? `https:${address.trim()}` : address;
  const url = URL.parse(whole) ?? (base === undefined ? null : URL.parse(whole, base));
  if (!url || !schemes.includes(url.protocol) || url.href.length > 2048) return undefined;
  return url.protocol === 'mailto:' || url.hostname !== '' ? url.href : undefined;
}
