import { arn } from '../account.ts';
import { access, alarms, edge, encryption, labels, logs } from './sentences.ts';

interface TypeWithoutEffect {
  sentence: string;
  /** What a `Ref` gives, where one is of use although nothing stands behind it. */
  ref?: (physicalName: string) => string;
}

/** The resource types knowingly without effect, each with the sentence that owns up to it. */
export const withoutEffect: Readonly<Record<string, TypeWithoutEffect>> = {
  'AWS::CDK::Metadata': { sentence: labels },
  'AWS::CloudFront::CachePolicy': { sentence: edge },
  'AWS::CloudFront::OriginAccessControl': { sentence: edge },
  'AWS::CloudWatch::Alarm': { sentence: alarms },
  'AWS::CloudWatch::Dashboard': { sentence: alarms },
  'AWS::IAM::Policy': { sentence: access },
  'AWS::IAM::Role': { sentence: access, ref: (name) => name },
  'AWS::KMS::Alias': { sentence: encryption },
  'AWS::KMS::Key': { sentence: encryption },
  'AWS::Lambda::Permission': { sentence: access },
  'AWS::Logs::LogGroup': { sentence: logs },
  'AWS::S3::BucketPolicy': { sentence: access },
  'AWS::SNS::Topic': { sentence: alarms, ref: (name) => arn('sns', name) },
  'AWS::SNS::TopicPolicy': { sentence: access },
  'AWS::SQS::QueuePolicy': { sentence: access },
};
