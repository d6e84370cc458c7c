import type { Fault } from './protocol.ts';

/** A function that threw, timed out or ended: what Lambda tells whoever invoked it. */
export class FunctionError extends Error {
  readonly errorType: string;
  readonly trace: string[];

  constructor({ errorType, errorMessage, trace }: Fault) {
    super(errorMessage);
    this.name = 'FunctionError';
    this.errorType = errorType;
    this.trace = trace;
  }
}
