import { openCloud } from './cloud.ts';
import type { Played, Play as Playing, Size } from './play.ts';
import { directTime } from './worker.ts';

export interface Theatre {
  play(seed: number, size: Size): Promise<Played>;
  close(): Promise<void>;
}

/** One in a process: it changes what time is, and where AWS is. */
export async function openTheatre({ isCloudApart = false } = {}): Promise<Theatre> {
  const cloud = await openCloud(isCloudApart);
  directTime();
  // Only now: the code under test holds on to the clock, and to where AWS is.
  const { Play } = await import('./play.ts');
  const { loadStages } = await import('./stages.ts');
  const { standOnTheWire } = await import('./wire.ts');
  let current: Playing | undefined;
  const scene = () => {
    if (!current) throw new Error('Nothing is being played.');
    return current.scene;
  };
  const stages = await loadStages(scene);
  standOnTheWire(() => scene().journal);
  return {
    play: (seed, size) => {
      current = new Play(seed, size, stages);
      return current.run(cloud);
    },
    close: () => cloud.close(),
  };
}
