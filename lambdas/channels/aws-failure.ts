import type { Answer } from '../partner/push.ts';

/** An answer by which AWS says that it did not do what it was asked to. */
export interface AwsError {
  name: string;
  message: string;
  status: number;
  /** As far as AWS sent any, in lower case. */
  headers: Record<string, string>;
}

/** Undefined when no answer came. */
export function awsError(error: unknown): AwsError | undefined {
  if (!(error instanceof Error && '$metadata' in error)) return undefined;
  const { httpStatusCode: status } = error.$metadata as { httpStatusCode?: number };
  if (status === undefined) return undefined;
  const { headers = {} } = ('$response' in error ? error.$response : {}) as {
    headers?: Record<string, string>;
  };
  return { name: error.name, message: error.message, status, headers };
}

/** Whether AWS surely did not do it, or may have: a 500 says nothing certain, a 503 does. */
export function resultOf({ status }: AwsError): Answer['result'] {
  return status < 500 || status === 503 ? 'refused' : 'unknown';
}

/**
 * What it means that no answer came to a request.
 *
 * @param mayHaveArrived whether the request, if it arrived, changes anything
 * @throws the error when it is not of the network, and so is ours
 */
export function noAnswer(error: unknown, mayHaveArrived: boolean): Answer {
  if (!(error instanceof Error)) throw error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return { result: 'refused', detail: 'no connection could be made' };
  }
  const result = mayHaveArrived ? 'unknown' : 'refused';
  if (code !== undefined) return { result, detail: 'the connection broke before an answer came' };
  if (error.name === 'AbortError') return { result, detail: 'no answer in time' };
  throw error;
}
