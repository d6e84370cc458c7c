import type { Deployment } from './deployment.ts';
import type { MiniStack } from './ministack.ts';
import type { Report } from './report.ts';

/** The deployed stack, and where to tell of it. */
export interface Trial {
  report: Report;
  ministack: MiniStack;
  deployment: Deployment;
  /** Of the stack. */
  outputs: Record<string, string>;
}
