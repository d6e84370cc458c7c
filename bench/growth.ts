import { linkSameStories } from '../lambdas/similarity/link-same-stories.ts';
import { sketchOf } from '../lambdas/similarity/sketch.ts';
import { Archive, arrival, type Requests } from './archive.ts';
import { chainOf, drawer, textOfChain } from './chain.ts';
import { quantile } from './statistics.ts';

/** What linking one article costs, and whether its story is found, in an archive of some size. */
export interface GrowthResult {
  archive: number;
  /** For one article, on average, of those below. */
  requests: Requests;
  /** Microseconds of linking itself, without the archive's part; the median. */
  own: number;
  /** The share of stories found that stand anywhere in the archive, or among the last of it. */
  found: { cut: number; rewritten: number; recentRewritten: number };
}

/** About what 150 newsrooms publish in a day. */
const recent = 10_000;

const kinds = {
  cut: { treat: (chain) => chain.slice(0, chain.length / 2), reach: Infinity },
  rewritten: { treat: rewritten, reach: Infinity },
  recentRewritten: { treat: rewritten, reach: recent },
} satisfies Record<string, { treat: (chain: number[]) => number[]; reach: number }>;

/** An article that comes in, and the one in the archive of whose story it is. */
interface Probe {
  kind: keyof typeof kinds;
  original: number;
  text: string;
}

/**
 * @param sizes ascending
 * @param probes how many articles of each kind come in at each size
 */
export async function measureGrowth(sizes: number[], probes: number): Promise<GrowthResult[]> {
  const arrivals = sizes.map((size) => probesFor(size, probes));
  const archive = new Archive(arrivals.flat().flatMap(({ text }) => sketchOf(text).keys));
  const doors = archive.doors();
  const results: GrowthResult[] = [];
  let serial = Math.max(...sizes);
  for (const [at, size] of sizes.entries()) {
    archive.growTo(size);
    archive.requests = { calls: 0, itemsRead: 0, itemsWritten: 0, compared: 0 };
    const own: number[] = [];
    const found = { cut: 0, rewritten: 0, recentRewritten: 0 };
    for (const { kind, original, text } of arrivals[at] ?? []) {
      archive.spent = 0;
      const start = performance.now();
      const same = await linkSameStories(arrival(serial), text, doors);
      own.push(performance.now() - start - archive.spent);
      serial += 1;
      if (same?.some(({ article }) => article === String(original))) found[kind] += 1 / probes;
    }
    results.push({
      archive: size,
      requests: perArticle(archive.requests, own.length),
      own: quantile(own, 0.5) * 1000,
      found,
    });
  }
  return results;
}

function probesFor(size: number, probes: number): Probe[] {
  const draw = drawer(size);
  return Array.from({ length: probes }, () =>
    (['cut', 'rewritten', 'recentRewritten'] as const).map((kind) => {
      const original = size - 1 - Math.floor(draw() * Math.min(size, kinds[kind].reach));
      return { kind, original, text: textOfChain(kinds[kind].treat(chainOf(original))) };
    }),
  ).flat();
}

function perArticle(requests: Requests, articles: number): Requests {
  const { calls, itemsRead, itemsWritten, compared } = requests;
  return {
    calls: calls / articles,
    itemsRead: itemsRead / articles,
    itemsWritten: itemsWritten / articles,
    compared: compared / articles,
  };
}

/** Of every six words three are others: as much is left as in the rewrites by hand. */
function rewritten(chain: number[]): number[] {
  const others = chainOf(0x7fffffff - chain.length - (chain[0] ?? 0));
  return chain.map((word, at) => (at % 6 < 3 ? word : (others[at] ?? at)));
}
