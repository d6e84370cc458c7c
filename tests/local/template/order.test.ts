import { describe, expect, it } from 'vitest';
import { creationOrder } from '../../../local/template/order.ts';

const Type = 'AWS::SQS::Queue';

describe('the order of creation', () => {
  it('puts a resource after those that it refers to or depends on', () => {
    const order = creationOrder({
      Resources: {
        Mapping: { Type, Properties: { Queue: { 'Fn::GetAtt': ['Queue', 'Arn'] } } },
        Queue: { Type, Properties: { Dead: { Ref: 'Dead' } }, DependsOn: 'Policy' },
        Policy: { Type, DependsOn: ['Dead'] },
        Dead: { Type },
      },
    });
    expect(order).toEqual(['Dead', 'Policy', 'Queue', 'Mapping']);
  });

  it('stops at resources that need each other', () => {
    const Resources = {
      A: { Type, Properties: { to: { Ref: 'B' } } },
      B: { Type, DependsOn: 'A' },
    };
    expect(() => creationOrder({ Resources })).toThrow('A → B → A');
  });
});
