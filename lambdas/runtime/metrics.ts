import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { namespace, timeToWithdraw } from './metric-names.ts';

const metrics = new Metrics({ namespace, serviceName: timeToWithdraw.service });

/** CloudWatch takes it from the log (embedded metric format). In milliseconds. */
export function measureWithdrawal(took: number): void {
  metrics.addMetric(timeToWithdraw.name, MetricUnit.Milliseconds, took);
  metrics.publishStoredMetrics();
}
