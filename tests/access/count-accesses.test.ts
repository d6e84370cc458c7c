import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countAccesses } from '../../lambdas/access/count-accesses.ts';

const fields = 'date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status';
const head = `#Version: 1.0\n#Fields: ${fields}\n`;

interface Access {
  day?: string;
  method?: string;
  path?: string;
  status?: number;
}

function line({ day = '2026-11-24', method = 'GET', path = '/a', status = 200 }: Access): string {
  return `${day}\t12:00:00\tFRA60-P1\t4711\t198.51.100.7\t${method}\tfeeds.example\t${path}\t${status}\n`;
}

async function count(log: string, cuts: number[] = []) {
  const ends = [...new Set(cuts.map((cut) => cut % (log.length + 1)))].sort((a, b) => a - b);
  const pieces = [0, ...ends].map((from, index) => log.slice(from, ends[index]));
  async function* text() {
    yield* pieces;
  }
  const counted = await countAccesses(text());
  return Object.fromEntries([...counted].map(([day, counts]) => [day, Object.fromEntries(counts)]));
}

describe('a log file of CloudFront', () => {
  it('tells how often each path was fetched on each day', async () => {
    const log = [
      line({ path: '/token/all.xml' }),
      line({ path: '/public/all.xml' }),
      line({ path: '/token/all.xml' }),
      line({ path: '/token/all.xml', day: '2026-11-25' }),
    ];
    expect(await count(head + log.join(''))).toEqual({
      '2026-11-24': { 'token/all.xml': 2, 'public/all.xml': 1 },
      '2026-11-25': { 'token/all.xml': 1 },
    });
  });

  it('counts who got the feed, a part of it, its head, or the word that it is the same', async () => {
    const got = [{ status: 200 }, { status: 206 }, { status: 304 }, { method: 'HEAD' }];
    const other = [{ status: 401 }, { status: 403 }, { status: 404 }, { status: 503 }];
    const asked = [
      { method: 'OPTIONS', status: 204 },
      { method: 'POST', status: 403 },
    ];
    const log = [...got, ...other, ...asked].map(line).join('');
    expect(await count(head + log)).toEqual({ '2026-11-24': { a: got.length } });
  });

  it('goes by the names of the fields, not by their order', async () => {
    const log = '#Fields: sc-status cs-uri-stem cs-method date\n200\t/a\tGET\t2026-11-24\n';
    expect(await count(log)).toEqual({ '2026-11-24': { a: 1 } });
  });

  it.each([
    ['nothing', ''],
    ['no names of fields', line({})],
    ['a line that is cut off', `${head}2026-11-24\t12:00:00`],
    ['no day', head + line({ day: '-' })],
    ['no path', head + line({ path: '-' })],
    ['something else', '\u0000\u0001\n\n\t\t\n'],
  ])('tells nothing where it holds %s', async (_, log) => {
    expect(await count(log)).toEqual({});
  });

  it('tells the same in whatever pieces it comes', async () => {
    const log = head + ['/a', '/b', '/a', '/public/c'].map((path) => line({ path })).join('');
    const whole = await count(log);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat()), async (cuts) => {
        expect(await count(log, cuts)).toEqual(whole);
      }),
    );
  });

  it('is given up on when a line of it has no end', async () => {
    async function* endless() {
      for (;;) yield 'a'.repeat(10_000);
    }
    await expect(countAccesses(endless())).rejects.toThrow(RangeError);
  });
});
