import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Rights } from './access.ts';

const bucket = /^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const eventBus = /^arn:aws[a-z-]*:events:[a-z0-9-]+:\d{12}:event-bus\/[A-Za-z0-9._/-]+$/;
const key = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/;

/** Whether it is the ARN of something of a partner's that {@link partnerResource} knows. */
export function isPartnerResource(arn: string): boolean {
  return [bucket, eventBus, key].some((shape) => shape.test(arn));
}

/**
 * To leave news in a partner's bucket or on its event bus, or to have S3 encrypt with the key of its
 * bucket. Its own policy must allow it as well.
 */
export function partnerResource(arn: string): Rights {
  if (eventBus.test(arn)) {
    return { statements: [allow('events:PutEvents', arn)], acknowledgments: [] };
  }
  if (key.test(arn)) {
    const statement = allow('kms:GenerateDataKey', arn);
    statement.addCondition('StringLike', { 'kms:ViaService': 's3.*' });
    return { statements: [statement], acknowledgments: [] };
  }
  const objects = `${arn}/*`;
  return {
    statements: [
      new PolicyStatement({
        actions: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
        resources: [objects],
      }),
      // Without it S3 does not say that nothing stands under a key.
      allow('s3:ListBucket', arn),
    ],
    acknowledgments: [
      {
        id: `AwsSolutions-IAM5[Resource::${objects}]`,
        reason: "The partner's subscriptions say under which keys articles stand in its bucket.",
      },
    ],
  };
}

function allow(action: string, resource: string): PolicyStatement {
  return new PolicyStatement({ actions: [action], resources: [resource] });
}
