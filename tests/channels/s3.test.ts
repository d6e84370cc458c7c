import { createServer, type Server } from 'node:http';
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { s3Carrier } from '../../lambdas/channels/s3/send.ts';
import type { S3Channel } from '../../lambdas/partner/drop-channels.ts';
import type { Answer, Push } from '../../lambdas/partner/push.ts';
import { close, type Endpoint, listen, openEndpoint } from '../../local/emulators/endpoint.ts';
import { type Fate, type FaultyProxy, startFaultyProxy } from './faulty-proxy.ts';

let endpoint: Endpoint;
let proxy: FaultyProxy;
let s3: S3Client;

beforeAll(async () => {
  endpoint = await openEndpoint(0, () => {});
  proxy = await startFaultyProxy(endpoint.url);
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: proxy.address,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
  s3 = new S3Client({ endpoint: endpoint.url });
  await s3.send(new CreateBucketCommand({ Bucket: 'drop' }));
});
afterAll(async () => {
  await proxy.stop();
  await endpoint.wakePollers();
  await endpoint.close();
});
beforeEach(() => {
  proxy.fates.length = 0;
  proxy.handedOn.length = 0;
});

const channel: S3Channel = { type: 's3', bucket: 'drop', key: 'news/{date}/{article}.json' };
const deleting: S3Channel = { ...channel, withdrawal: 'delete' };

let articles = 0;
const newArticle = () => `article${++articles}`;

function push(article: string, sequence: number, changes: Partial<Push> = {}): Push {
  return {
    id: `wc_${article}_${String(sequence).padStart(10, '0')}`,
    event: sequence === 1 ? 'create' : 'update',
    body: `{"version":"${sequence}","headline":"Fähre"}`,
    contentType: 'application/json',
    sequence,
    article: { id: article, firstSeenAt: '2026-11-24T08:00:00.000Z', version: sequence },
    ...changes,
  };
}

const withdrawal = (article: string, sequence: number) =>
  push(article, sequence, { event: 'withdraw', body: `{"pubStatus":"canceled","${sequence}":0}` });

/** The answer, without where the object stands. */
async function send(one: Push, to = channel): Promise<Answer> {
  const { remote: _, ...answer } = await sendTo(one, to);
  return answer;
}

const sendTo = (one: Push, to: S3Channel, deadline = 20_000): Promise<Answer> =>
  s3Carrier.send(one, to, { signing: [] }, { deadline, networks: [] });

async function standing(article: string) {
  try {
    const object = await s3.send(
      new GetObjectCommand({ Bucket: 'drop', Key: `news/2026-11-24/${article}.json` }),
    );
    return { ...object, text: await object.Body?.transformToString() };
  } catch {
    return undefined;
  }
}

const methods = () => proxy.handedOn.map(({ method }) => method);

describe('an article', () => {
  it('is an object under its key, with what it is and the facts of the push', async () => {
    const article = newArticle();
    expect(await send(push(article, 1))).toEqual({
      result: 'accepted',
      detail: 'the object is written',
    });
    expect(await standing(article)).toMatchObject({
      text: '{"version":"1","headline":"Fähre"}',
      ContentType: 'application/json',
      Metadata: {
        'wirecopy-id': `wc_${article}_0000000001`,
        'wirecopy-event': 'article.created',
        'wirecopy-sequence': '1',
        'wirecopy-version': '1',
      },
    });
    expect(methods()).toEqual(['PUT']);
  });

  it('takes the place of what was sent before, and of nothing else', async () => {
    const article = newArticle();
    await send(push(article, 1));
    await send(push(article, 2));
    expect((await standing(article))?.Metadata?.['wirecopy-sequence']).toBe('2');
    const [first, , second] = proxy.handedOn;
    expect(methods()).toEqual(['PUT', 'HEAD', 'PUT']);
    expect(first?.headers['if-none-match']).toBe('*');
    expect(second?.headers['if-match']).toMatch(/^"[0-9a-f]{32}"$/);
  });

  it('that the partner has removed is put again with the next version', async () => {
    const article = newArticle();
    expect((await send(push(article, 2))).result).toBe('accepted');
    expect((await standing(article))?.Metadata?.['wirecopy-sequence']).toBe('2');
  });

  it('stays where it was first put, so that a later key does not keep a kill from it', async () => {
    const article = newArticle();
    const { remote = '' } = await sendTo(push(article, 1), channel);
    expect(remote).toBe(`news/2026-11-24/${article}.json`);
    const moved = { ...channel, key: 'elsewhere/{article}.json' };
    expect(await sendTo({ ...withdrawal(article, 2), remote }, moved)).toMatchObject({ remote });
    expect((await standing(article))?.text).toBe(withdrawal(article, 2).body);
  });

  it('is asked for in the account that it is meant for', async () => {
    await send(push(newArticle(), 1), { ...channel, account: '123456789012' });
    expect(proxy.handedOn[0]?.headers['x-amz-expected-bucket-owner']).toBe('123456789012');
  });
});

describe('a withdrawal', () => {
  it('leaves a tombstone in the place of the article', async () => {
    const article = newArticle();
    await send(push(article, 1));
    await send(withdrawal(article, 2));
    expect(await standing(article)).toMatchObject({
      text: '{"pubStatus":"canceled","2":0}',
      Metadata: { 'wirecopy-event': 'article.withdrawn', 'wirecopy-sequence': '2' },
    });
  });

  it('deletes the object where the partner wants it so, and again when the answer was lost', async () => {
    const article = newArticle();
    await send(push(article, 1), deleting);
    proxy.fates.push('arrives', 'answer lost');
    expect((await send(withdrawal(article, 2), deleting)).result).toBe('unknown');
    expect(await standing(article)).toBeUndefined();
    expect(await send(withdrawal(article, 2), deleting)).toEqual({
      result: 'accepted',
      detail: 'nothing stood there',
    });
    await send(push(article, 3), deleting);
    expect((await standing(article))?.Metadata?.['wirecopy-sequence']).toBe('3');
  });

  it('deletes no object that is newer', async () => {
    const article = newArticle();
    await send(push(article, 3), deleting);
    expect(await send(withdrawal(article, 2), deleting)).toMatchObject({ result: 'accepted' });
    expect((await standing(article))?.Metadata?.['wirecopy-sequence']).toBe('3');
    expect(methods()).not.toContain('DELETE');
  });

  it('deletes a tombstone that was left before the partner wanted deletions', async () => {
    const article = newArticle();
    await send(push(article, 1));
    await send(withdrawal(article, 2));
    expect((await send(withdrawal(article, 2), deleting)).result).toBe('accepted');
    expect(await standing(article)).toBeUndefined();
  });
});

describe('whatever the order', () => {
  it('what is older than what stands there is not written, and the partner has it', async () => {
    const article = newArticle();
    await send(push(article, 3));
    for (const older of [push(article, 1), push(article, 2), withdrawal(article, 2)]) {
      expect(await send(older)).toEqual({
        result: 'accepted',
        detail: 'the object there is newer',
      });
    }
    expect((await standing(article))?.Metadata?.['wirecopy-sequence']).toBe('3');
  });

  it('a repeat after a lost answer finds its object there', async () => {
    const article = newArticle();
    proxy.fates.push('answer lost');
    expect(await send(push(article, 1))).toEqual({
      result: 'unknown',
      detail: 'the connection broke before an answer came',
    });
    expect(await send(push(article, 1))).toEqual({
      result: 'accepted',
      detail: 'the object was there already',
    });
    expect(methods()).toEqual(['PUT', 'PUT', 'HEAD']);
  });

  it('a look that gets no answer has changed nothing', async () => {
    proxy.fates.push('answer lost');
    expect((await send(push(newArticle(), 2))).result).toBe('refused');
  });

  it('the newest is what stands there in the end, and what was accepted never gives way to older', async () => {
    const attempt = fc.record({
      sequence: fc.integer({ min: 1, max: 6 }),
      fates: fc.array(fc.constantFrom<Fate>('arrives', 'request lost', 'answer lost'), {
        maxLength: 3,
      }),
      /** Whether the next one starts before this one is over. */
      overlaps: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(attempt, { minLength: 1, maxLength: 12 }),
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        async (attempts, withdrawn) => {
          const article = newArticle();
          proxy.handedOn.length = 0;
          const made = (sequence: number) =>
            withdrawn[sequence - 1] ? withdrawal(article, sequence) : push(article, sequence);
          let running: Promise<unknown>[] = [];
          let newestAccepted = 0;
          for (const { sequence, fates, overlaps } of attempts) {
            proxy.fates.push(...fates);
            const attempt = send(made(sequence)).then(({ result }) => {
              if (result === 'accepted') newestAccepted = Math.max(newestAccepted, sequence);
            });
            running.push(attempt);
            if (overlaps) continue;
            await Promise.all(running);
            running = [];
            proxy.fates.length = 0;
          }
          await Promise.all(running);
          proxy.fates.length = 0;
          const left = Number((await standing(article))?.Metadata?.['wirecopy-sequence'] ?? 0);
          expect(left).toBeGreaterThanOrEqual(newestAccepted);
          const newest = Math.max(...attempts.map(({ sequence }) => sequence));
          expect((await send(made(newest))).result).toBe('accepted');
          const found = await standing(article);
          expect(found?.Metadata?.['wirecopy-sequence']).toBe(String(newest));
          expect(found?.text).toBe(made(newest).body);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('an object of somebody else', () => {
  it('is left as it is', async () => {
    const article = newArticle();
    const Key = `news/2026-11-24/${article}.json`;
    await s3.send(new PutObjectCommand({ Bucket: 'drop', Key, Body: 'mine' }));
    for (const one of [push(article, 1), push(article, 2), withdrawal(article, 3)]) {
      expect(await send(one)).toMatchObject({
        result: 'refused',
        detail: expect.stringContaining('not of this subscription'),
      });
    }
    expect((await standing(article))?.text).toBe('mine');
    const other = newArticle();
    await send(push(other, 5));
    const foreign = { ...push(other, 9), id: 'wc_another_0000000009' };
    expect((await send(foreign)).result).toBe('refused');
  });
});

describe('what S3 answers', () => {
  let server: Server;
  afterAll(() => close(server));

  /** A region of its own, whose S3 answers each request of a method so. */
  const answers: Record<
    string,
    { status: number; code?: string; message?: string; region?: string }
  > = {};
  const elsewhere: S3Channel = { ...channel, region: 'eu-west-1' };
  beforeAll(async () => {
    server = createServer((request, response) => {
      request.resume();
      const {
        status,
        code,
        message = '',
        region,
      } = answers[request.method ?? ''] ?? { status: 200 };
      if (region) response.setHeader('x-amz-bucket-region', region);
      response.writeHead(status, { 'content-type': 'application/xml' });
      response.end(
        request.method === 'HEAD' || !code
          ? ''
          : `<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
      );
    });
    const before = process.env.AWS_ENDPOINT_URL;
    process.env.AWS_ENDPOINT_URL = `http://127.0.0.1:${await listen(server, 0)}`;
    // The client of a region reads where it is once.
    await send(push(newArticle(), 1), elsewhere);
    process.env.AWS_ENDPOINT_URL = before;
  });

  const answerOf = (one: Push, given: typeof answers, to = elsewhere) => {
    for (const method of ['HEAD', 'PUT', 'DELETE']) delete answers[method];
    Object.assign(answers, given);
    return send(one, to);
  };

  it.each([
    ['NoSuchBucket', 404, {}, 'there is no bucket drop'],
    ['PermanentRedirect', 301, { region: 'sa-east-1' }, 'the bucket is in sa-east-1'],
    ['AuthorizationHeaderMalformed', 400, { region: 'sa-east-1' }, 'the bucket is in sa-east-1'],
    ['AccessDenied', 403, {}, 'must allow our role s3:PutObject'],
    [
      'AccessDenied',
      403,
      { message: 'User: x is not authorized to perform: kms:GenerateDataKey on y' },
      'must allow our role kms:GenerateDataKey',
    ],
    ['KMS.DisabledException', 400, {}, "the bucket's KMS key denies us"],
    ['SlowDown', 503, {}, 'S3 asks for patience (SlowDown)'],
    ['InvalidRequest', 400, {}, 'S3 answered 400 InvalidRequest'],
  ])('with %s (%i) is refused: %o', async (code, status, more, detail) => {
    const answer = await answerOf(push(newArticle(), 1), { PUT: { status, code, ...more } });
    expect(answer).toEqual({ result: 'refused', detail: expect.stringContaining(detail) });
  });

  it('with 500 is unknown when something was to be written, and refused when not', async () => {
    const failure = { status: 500, code: 'InternalError' };
    expect((await answerOf(push(newArticle(), 1), { PUT: failure })).result).toBe('unknown');
    expect((await answerOf(push(newArticle(), 2), { HEAD: failure })).result).toBe('refused');
  });

  it('names the right that is missing, where it does not let us look', async () => {
    const hidden = { HEAD: { status: 403 }, PUT: { status: 412, code: 'PreconditionFailed' } };
    expect((await answerOf(push(newArticle(), 2), hidden)).detail).toContain('s3:GetObject');
    const deletion = withdrawal(newArticle(), 2);
    const { detail } = await answerOf(deletion, hidden, { ...elsewhere, withdrawal: 'delete' });
    expect(detail).toContain('s3:GetObject and s3:ListBucket');
  });

  it('is not needed to be told what is there, where it hides that nothing is', async () => {
    const answer = await answerOf(push(newArticle(), 2), { HEAD: { status: 403 } });
    expect(answer.result).toBe('accepted');
  });

  it('that others are quicker again and again is refused for now', async () => {
    const busy = {
      HEAD: { status: 404 },
      PUT: { status: 409, code: 'ConditionalRequestConflict' },
    };
    expect(await answerOf(push(newArticle(), 1), busy)).toMatchObject({
      result: 'refused',
      detail: expect.stringContaining('again and again'),
    });
  });

  it('too late is unknown when something was to be written', async () => {
    const silent = createServer((request) => request.resume());
    const before = process.env.AWS_ENDPOINT_URL;
    process.env.AWS_ENDPOINT_URL = `http://127.0.0.1:${await listen(silent, 0)}`;
    const to: S3Channel = { ...channel, region: 'ap-south-1' };
    const late = (one: Push) => sendTo(one, to, 300);
    expect(await late(push('a', 1))).toEqual({
      result: 'unknown',
      detail: 'no answer in time',
      remote: 'news/2026-11-24/a.json',
    });
    expect(await late(push('a', 2))).toEqual({ result: 'refused', detail: 'no answer in time' });
    await close(silent);
    expect(await late(push('a', 1))).toEqual({
      result: 'refused',
      detail: 'no connection could be made',
    });
    process.env.AWS_ENDPOINT_URL = before;
  });
});
