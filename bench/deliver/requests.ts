import { dynamodb, s3, sqs } from '../../lambdas/aws/clients.ts';

/** Calls of AWS that one delivery takes. */
export interface Requests {
  dynamodb: number;
  s3: number;
  sqs: number;
}

/** Of its doorbell: sent once, received and deleted with nine others. */
const queued = 1 + 2 / 10;

const counts: Requests = { dynamodb: 0, s3: 0, sqs: 0 };
// Behind the SDK's own repeats, so that these count too.
const place = { step: 'finalizeRequest', priority: 'low' } as const;
dynamodb.middlewareStack.add(counting('dynamodb'), place);
s3.middlewareStack.add(counting('s3'), place);
sqs.middlewareStack.add(counting('sqs'), place);

function counting(service: keyof Requests) {
  return <Call>(next: Call) => {
    counts[service] += 1;
    return next;
  };
}

/** Counts calls from now on; the result tells them for one of `deliveries`. */
export function countRequests(): (deliveries: number) => Requests {
  const before = { ...counts };
  return (deliveries) => ({
    dynamodb: (counts.dynamodb - before.dynamodb) / deliveries,
    s3: (counts.s3 - before.s3) / deliveries,
    sqs: queued + (counts.sqs - before.sqs) / deliveries,
  });
}
