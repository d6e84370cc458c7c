import { randomUUID } from 'node:crypto';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { region } from './account.ts';
import type { ObjectChange } from './emulators/object-changes.ts';

/** One queue configuration of a bucket's notifications. */
export interface NotificationRule {
  bucket: string;
  versioned: boolean;
  /** Such as `s3:ObjectCreated:*`. */
  event: string;
  prefix: string;
  suffix: string;
  queueUrl: string;
}

/** S3 event notifications: tells queues of what changed in buckets, as S3 would. */
export class Notifications {
  readonly #sqs: SQSClient;
  readonly #rules: (NotificationRule & { id: string })[] = [];
  /** In microseconds since 1970 at first; orders the events of one key. */
  #sequence = BigInt(Date.now()) * 1000n;

  constructor(sqs: SQSClient) {
    this.#sqs = sqs;
  }

  /** Adds a rule; a queue that is new to the bucket gets the event by which S3 tries the way. */
  async add(rule: NotificationRule): Promise<void> {
    const known = this.#rules.some(
      ({ bucket, queueUrl }) => bucket === rule.bucket && queueUrl === rule.queueUrl,
    );
    this.#rules.push({ ...rule, id: randomUUID() });
    if (known) return;
    await this.#send(rule.queueUrl, {
      Service: 'Amazon S3',
      Event: 's3:TestEvent',
      Time: new Date().toISOString(),
      Bucket: rule.bucket,
      RequestId: randomUUID(),
      HostId: randomUUID(),
    });
  }

  /** Whether anybody wants to know what changes in the bucket. */
  concern(bucket: string): boolean {
    return this.#rules.some((rule) => rule.bucket === bucket);
  }

  /** Tells whom it concerns what a write changed; `look` finds out. */
  async tell(look: () => Promise<ObjectChange[]>): Promise<void> {
    this.#sequence += 1n;
    const sequencer = this.#sequence.toString(16).toUpperCase().padStart(18, '0');
    const eventTime = new Date().toISOString();
    for (const change of await look()) {
      for (const rule of this.#rules) {
        const event = eventOf(change, rule);
        if (!matches(change, event, rule)) continue;
        const record = { ...notice(change, event, rule.id, sequencer), eventTime };
        await this.#send(rule.queueUrl, { Records: [record] });
      }
    }
  }

  async #send(queueUrl: string, message: object): Promise<void> {
    const MessageBody = JSON.stringify(message);
    await this.#sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody }));
  }
}

/** Where versions are kept, a deletion leaves a marker. */
function eventOf({ event }: ObjectChange, { versioned }: NotificationRule): string {
  return versioned && event === 'ObjectRemoved:Delete'
    ? 'ObjectRemoved:DeleteMarkerCreated'
    : event;
}

function matches({ bucket, key }: ObjectChange, event: string, rule: NotificationRule): boolean {
  const wanted = rule.event.replace(/^s3:/, '');
  return (
    bucket === rule.bucket &&
    (wanted === event || (wanted.endsWith(':*') && event.startsWith(wanted.slice(0, -1)))) &&
    key.startsWith(rule.prefix) &&
    key.endsWith(rule.suffix)
  );
}

/** One record of version 2.1 of S3's event message structure, but for its time. */
function notice(
  change: ObjectChange,
  eventName: string,
  configurationId: string,
  sequencer: string,
) {
  const { bucket, key, size, eTag } = change;
  return {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: region,
    eventName,
    userIdentity: { principalId: 'AWS:LOCAL' },
    requestParameters: { sourceIPAddress: '127.0.0.1' },
    responseElements: { 'x-amz-request-id': randomUUID(), 'x-amz-id-2': randomUUID() },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId,
      bucket: {
        name: bucket,
        ownerIdentity: { principalId: 'LOCAL' },
        arn: `arn:aws:s3:::${bucket}`,
      },
      object: { key: formEncoded(key), size, eTag, sequencer },
    },
  };
}

/** As S3 writes keys in notifications: a space is "+", a slash stays as it is. */
function formEncoded(key: string): string {
  const encode = (part: string) => new URLSearchParams({ '': part }).toString().slice(1);
  return key.split('/').map(encode).join('/');
}
