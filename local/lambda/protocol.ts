/** What the stack sends to a sandbox: one invocation at a time. */
export interface Invocation {
  requestId: string;
  event: unknown;
  /** Milliseconds since 1970. */
  deadline: number;
  functionArn: string;
}

/** What a sandbox sends back: that it is ready, then one answer to each invocation. */
export type Report =
  | { kind: 'ready' }
  /** `payload` is JSON; absent when the handler returned nothing. */
  | { kind: 'result'; payload?: string }
  | { kind: 'fault'; fault: Fault }
  /** The process can do no more and ends. */
  | { kind: 'crash'; fault: Fault };

/** An error as Lambda reports it to whoever invoked the function. */
export interface Fault {
  errorType: string;
  errorMessage: string;
  trace: string[];
}
