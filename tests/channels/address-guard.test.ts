import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInside, isPublic, parseNetworks } from '../../lambdas/channels/network/address-guard.ts';

/** The blocks of the IANA special-purpose registry that no host on the Internet is in. */
const special: [base: number[], bits: number][] = [
  [[0, 0, 0, 0], 8],
  [[10, 0, 0, 0], 8],
  [[100, 64, 0, 0], 10],
  [[127, 0, 0, 0], 8],
  [[169, 254, 0, 0], 16],
  [[172, 16, 0, 0], 12],
  [[192, 0, 0, 0], 24],
  [[192, 0, 2, 0], 24],
  [[192, 88, 99, 0], 24],
  [[192, 168, 0, 0], 16],
  [[198, 18, 0, 0], 15],
  [[198, 51, 100, 0], 24],
  [[203, 0, 113, 0], 24],
  [[224, 0, 0, 0], 4],
  [[240, 0, 0, 0], 4],
  [[168, 63, 129, 16], 32],
];

type V4 = [number, number, number, number];

const notPublic = fc
  .tuple(fc.constantFrom(...special), fc.nat(0xffffffff))
  .map(([[base, bits], random]): V4 => {
    const start = Buffer.from(base).readUInt32BE();
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE((start + (random % 2 ** (32 - bits))) >>> 0);
    return [...bytes] as V4;
  });

function hex(high: number, low: number): string {
  return ((high << 8) | low).toString(16);
}

/** Every way in which an IPv6 address is known to carry an IPv4 address. */
const embeddings: Record<string, (v4: V4) => string> = {
  none: (v4) => v4.join('.'),
  mapped: (v4) => `::ffff:${v4.join('.')}`,
  'mapped in hexadecimal': ([a, b, c, d]) => `0:0:0:0:0:ffff:${hex(a, b)}:${hex(c, d)}`,
  compatible: ([a, b, c, d]) => `::${hex(a, b)}:${hex(c, d)}`,
  translated: ([a, b, c, d]) => `::ffff:0:${hex(a, b)}:${hex(c, d)}`,
  NAT64: ([a, b, c, d]) => `64:ff9b::${hex(a, b)}:${hex(c, d)}`,
  'local NAT64': ([a, b, c, d]) => `64:ff9b:1::${hex(a, b)}:${hex(c, d)}`,
  '6to4': ([a, b, c, d]) => `2002:${hex(a, b)}:${hex(c, d)}::1`,
  Teredo: ([a, b, c, d]) => `2001:0:${hex(a, b)}:${hex(c, d)}:0:0:${hex(~a & 255, ~b & 255)}:1`,
};

describe('an address', () => {
  it('that is not on the public Internet is refused, however it is embedded', () => {
    fc.assert(
      fc.property(notPublic, (v4) => {
        for (const [name, embed] of Object.entries(embeddings)) {
          if (isPublic(embed(v4))) throw new Error(`let through: ${embed(v4)} (${name})`);
        }
      }),
      { numRuns: 25_000 },
    );
  });

  it.each([
    '0.0.0.0',
    '::',
    '::1',
    '169.254.169.254',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    '2606:4700::1%1',
    'fec0::1',
    'ff02::1',
    '::a9fe:a9fe',
    '100::1',
    '100:0:0:1::1',
    '4000::1',
    '1::1',
    '5f00::1',
    '2001:db8::1',
    '2001:2::1',
    '3fff::1',
    '255.255.255.255',
    '168.63.129.16',
    '::ffff:168.63.129.16',
    'localhost',
    '',
  ])('%j is refused', (address) => {
    expect(isPublic(address)).toBe(false);
  });

  it.each([
    '8.8.8.8',
    '93.184.215.14',
    '2606:4700:4700::1111',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
  ])('%s is let through', (address) => {
    expect(isPublic(address)).toBe(true);
  });
});

describe('the operator’s networks', () => {
  const networks = parseNetworks('127.0.0.0/8, fd00::/8,10.1.0.0/16');

  it('hold the addresses in their ranges, also written as IPv6, and no other', () => {
    expect(
      ['127.0.0.1', '::ffff:127.0.0.1', 'fd12::1', '10.1.255.1'].map((one) =>
        isInside(one, networks),
      ),
    ).toEqual([true, true, true, true]);
    expect(
      ['128.0.0.1', 'fe80::1', '10.2.0.1', 'nonsense', '::1'].map((one) => isInside(one, networks)),
    ).toEqual([false, false, false, false, false]);
  });

  it('may be none', () => {
    expect(parseNetworks('')).toEqual([]);
    expect(isInside('127.0.0.1', [])).toBe(false);
  });

  it('that are not written as ranges are an error at once', () => {
    expect(() => parseNetworks('10.1.0.0')).toThrow();
    expect(() => parseNetworks('localhost/8')).toThrow();
  });
});
