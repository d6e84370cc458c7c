import { RejectedUpload } from './outcome.ts';

/**
 * How much more of an upload may be unpacked, and of that how much read as articles, however its
 * files stand in one another. Bytes; whoever does so takes from it.
 */
export interface Budget {
  unpacked: number;
  read: number;
}

export function newBudget(): Budget {
  return { unpacked: most.unpacked, read: most.read };
}

/** @throws RejectedUpload `too-large` when that is more than is left. */
export function spend(budget: Budget | undefined, what: keyof Budget, bytes: number): void {
  if (!budget) return;
  budget[what] -= bytes;
  if (budget[what] >= 0) return;
  const whole =
    what === 'read' ? 'The articles in the upload come' : 'The files in the upload unpack';
  throw new RejectedUpload(
    'too-large',
    `${whole} to more than ${most[what].toLocaleString('en')} bytes.`,
    'Upload them in several files.',
  );
}

const most: Budget = { unpacked: 150 * 1024 * 1024, read: 50 * 1024 * 1024 };
