import { isThrough, type Journey } from '../../lambdas/aws/journey.ts';

/** An upload that is followed: when our PUT returned, and all that is on record of it by now. */
export interface Followed {
  key: string;
  /** Epoch milliseconds. */
  uploadedAt: number;
  journey?: Journey;
}

/** Whether the newest upload of this key has its outcome and its article nothing left to do. */
export function isDone({ journey, uploadedAt }: Followed): boolean {
  if (!journey?.receipt || Date.parse(journey.receipt.at) < uploadedAt) return false;
  return isThrough(journey);
}
