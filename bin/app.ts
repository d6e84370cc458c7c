// The CDK app. `npx cdk synth`, `diff` and `deploy` run it by cdk.json; lib/configuration.ts tells
// what may be set with `-c name=value`.

import { App } from 'aws-cdk-lib';
import cdk from '../cdk.json' with { type: 'json' };
import { configuration } from '../lib/configuration.ts';
import { WirecopyStack } from '../lib/wirecopy-stack.ts';

const app = new App({
  analyticsReporting: false,
  treeMetadata: false,
  // The cdk command hands over what stands in cdk.json; `node bin/app.ts` by itself must read it.
  context: cdk.context,
});
new WirecopyStack(
  app,
  'Wirecopy',
  configuration((name) => app.node.tryGetContext(name)),
);
app.synth();
