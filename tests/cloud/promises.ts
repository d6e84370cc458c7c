import { environmentOf } from '../../lambdas/runtime/environment.ts';
import { Deployment } from './deployment.ts';
import type { MiniStack } from './ministack.ts';
import { tryPipeline } from './pipeline.ts';
import { tryProperties } from './properties.ts';
import { lookForRefusals } from './refusals.ts';
import { tryRemoval } from './removal.ts';
import type { Report } from './report.ts';
import type { Trial } from './trial.ts';

interface Props {
  report: Report;
  ministack: MiniStack;
  folder: string;
  signal: AbortSignal;
}

/** What a deployment promises, in the order in which an engineer sees it kept. */
export async function tryPromises({ report, ministack, folder, signal }: Props): Promise<void> {
  const deployment = new Deployment(ministack, folder, signal);
  await report.require('cdk synth makes the stack', () => deployment.synthesize());
  await report.require('cdk bootstrap prepares an empty account', () => deployment.bootstrap());
  const outputs = await report.require('cdk deploy brings the stack into it unchanged', () =>
    deployment.deploy(),
  );
  Object.assign(process.env, environmentOf(outputs));
  const trial: Trial = { report, ministack, deployment, outputs };

  await report.check('cdk diff finds nothing more to change', () => deployment.compare());
  await tryProperties(report, ministack, outputs);
  try {
    await tryPipeline(trial);
  } finally {
    await report.check('no function lacks a right that it needs', () => lookForRefusals(ministack));
  }
  await tryRemoval(trial);
}
