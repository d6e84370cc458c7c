import type { MiniStack } from '../ministack.ts';

/** Something that the template asks for and the deployed resource must have. */
export interface Property {
  what: string;
  /** What MiniStack is known to do instead: that is told, and fails nothing. */
  shortfall?: string;
  /** @throws NotSo when the resource does not have it. */
  look: (deployed: Deployed) => Promise<void>;
}

/** The stack's outputs, and a way to ask AWS of its resources. */
interface Deployed {
  outputs: Record<string, string>;
  call: MiniStack['call'];
}
