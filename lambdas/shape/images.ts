import type { Block } from '../article/blocks.ts';
import type { NinjsAssociation } from '../article/ninjs.ts';
import type { Shape } from '../partner/shape.ts';
import { changeBlocks } from './blocks.ts';

type Images = NonNullable<Shape['images']>;

/** Media beside a text, and the text. */
export interface Illustrated {
  associations: NinjsAssociation[];
  blocks: Block[];
}

/**
 * Keeps the pictures that a partner takes, of those beside the text and of those in it. A picture in
 * the text that is one of those beside it is the same picture, and as large as is told there.
 */
export function keepImages(
  { associations, blocks }: Illustrated,
  { least = {}, most = Number.POSITIVE_INFINITY, credited }: Images,
): Illustrated {
  const isLarge = ({ width, height }: { width?: number; height?: number }) =>
    isAtLeast(width, least.width) && isAtLeast(height, least.height);
  let count = 0;
  const kept = associations.flatMap((one): NinjsAssociation | [] => {
    if (!isPicture(one)) return one;
    if (credited && !isCredited(one)) return [];
    const renditions = one.renditions?.filter(isLarge) ?? [];
    if ((renditions.length === 0 && isLimited(least)) || count >= most) return [];
    count++;
    return one.renditions ? { ...one, renditions } : one;
  });
  const beside = new Set(kept.filter(isPicture).flatMap(addresses));
  const within = new Set<string>();
  const rest = changeBlocks(blocks, (block) => {
    if (block.type !== 'figure' || beside.has(block.image.source)) return block;
    if (credited || !isLarge(block.image)) return undefined;
    if (!within.has(block.image.source)) {
      if (count >= most) return undefined;
      within.add(block.image.source);
      count++;
    }
    return block;
  });
  return { associations: kept, blocks: rest };
}

/** Leaves out media that a partner may not have, also where they stand in the text. */
export function leaveOut(
  { associations, blocks }: Illustrated,
  forbidden: ReadonlySet<NinjsAssociation>,
): Illustrated {
  const gone = new Set([...forbidden].flatMap(addresses));
  return {
    associations: associations.filter((one) => !forbidden.has(one)),
    blocks: changeBlocks(blocks, (block) =>
      block.type === 'figure' && gone.has(block.image.source) ? undefined : block,
    ),
  };
}

function isPicture({ type }: NinjsAssociation): boolean {
  return type === 'picture' || type === 'graphic';
}

function addresses({ renditions = [] }: NinjsAssociation): string[] {
  return renditions.map(({ href }) => href);
}

function isAtLeast(size: number | undefined, least: number | undefined): boolean {
  return least === undefined || (size !== undefined && size >= least);
}

function isLimited({ width, height }: NonNullable<Images['least']>): boolean {
  return width !== undefined || height !== undefined;
}

function isCredited({ by, copyrightHolder, copyrightNotice, infoSources = [] }: NinjsAssociation) {
  return Boolean(by || copyrightHolder || copyrightNotice || infoSources.length > 0);
}
