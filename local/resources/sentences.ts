/** What is knowingly without effect on this machine, where more than one resource type says so. */
export const labels = 'Tags and descriptions are not kept.';
export const encryption = 'Nothing is encrypted at rest; KMS keys do not exist.';
export const access =
  'IAM roles and policies of buckets, queues and keys are not enforced: everything may do everything.';
export const alarms = 'CloudWatch alarms do not exist; their SNS topic is never rung.';
export const logs = 'Log groups do not exist: what functions print is handed on line by line.';
export const edge =
  'CloudFront is a plain HTTP server in front of the bucket: no TLS, caching or custom domain.';
