import type { PageDoors } from './pages.ts';
import type { UpkeepDoors } from './upkeep.ts';

interface Writes
  extends Pick<PageDoors, 'now' | 'putFeed' | 'closePage' | 'notePageWritten'>,
    Pick<UpkeepDoors, 'removeFeed'> {
  /** How long a worker lives, in milliseconds. */
  lifetime: number;
}

/**
 * Doors of a feed through which nothing is written or taken down once the worker can only have been
 * frozen: a function does not live so long, and the queue has another one go on long before it might
 * come to life again. What this one knows of the feed's places may be old by then.
 *
 * They throw an Error when it was.
 */
export function unlessFrozen<Some extends Writes>(doors: Some): Some {
  const startedAt = doors.now();
  const only = <Given extends unknown[], Result>(act: (...given: Given) => Promise<Result>) => {
    return async (...given: Given): Promise<Result> => {
      if (doors.now() - startedAt > doors.lifetime) {
        throw new Error(
          'This worker was frozen: what it was to write is the work of another by now.',
        );
      }
      return act(...given);
    };
  };
  return {
    ...doors,
    putFeed: only(doors.putFeed),
    removeFeed: only(doors.removeFeed),
    closePage: only(doors.closePage),
    notePageWritten: only(doors.notePageWritten),
  };
}
