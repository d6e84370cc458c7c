import type { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { synthesizeStack } from '../support/stack.ts';

const { stack } = synthesizeStack({
  partnerResources: [
    'arn:aws:s3:::evening-ledger-drop',
    'arn:aws:events:eu-west-1:123456789012:event-bus/news',
    'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  ],
});

describe('the stack', () => {
  it('follows the AwsSolutions rules of cdk-nag, but where it says why not', () => {
    expect(findings(stack)).toEqual([]);
  });

  it('is found out when it does not', () => {
    const planted = new Bucket(stack, 'Planted');
    const path = planted.node.findChild('Resource').node.path;
    expect(findings(stack)).toEqual([`AwsSolutions-S1 ${path}`, `AwsSolutions-S10 ${path}`]);
    stack.node.tryRemoveChild('Planted');
  });
});

function findings(scope: Stack): string[] {
  const { violations } = new AwsSolutionsChecks().validateScope(scope);
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`),
  );
}
