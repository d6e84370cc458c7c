import { dynamodb, s3 } from '../lambdas/aws/clients.ts';

/** Calls of AWS, and what was written to S3. */
interface FeedRequests {
  dynamodb: number;
  s3: number;
  writes: number;
  bytes: number;
}

const counts: FeedRequests = { dynamodb: 0, s3: 0, writes: 0, bytes: 0 };
// Behind the SDK's own repeats, so that these count too.
const place = { step: 'finalizeRequest', priority: 'low' } as const;
dynamodb.middlewareStack.add((next) => {
  return (call) => {
    counts.dynamodb += 1;
    return next(call);
  };
}, place);
s3.middlewareStack.add((next, { commandName }) => {
  return (call) => {
    counts.s3 += 1;
    if (commandName === 'PutObjectCommand') {
      counts.writes += 1;
      const { Body } = call.input as { Body?: string };
      counts.bytes += Buffer.byteLength(Body ?? '');
    }
    return next(call);
  };
}, place);

/** Counts calls from now on; the result tells them. */
export function countFeedRequests(): () => FeedRequests {
  const before = { ...counts };
  return () => ({
    dynamodb: counts.dynamodb - before.dynamodb,
    s3: counts.s3 - before.s3,
    writes: counts.writes - before.writes,
    bytes: counts.bytes - before.bytes,
  });
}
