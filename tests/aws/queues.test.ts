import { createServer, type Server } from 'node:http';
import { CreateQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countMessages, moveMessages } from '../../lambdas/aws/queues.ts';
import { close, listen } from '../../local/emulators/endpoint.ts';
import { openFauxqs } from '../../local/emulators/fauxqs.ts';

let server: Server;
let fauxqs: Awaited<ReturnType<typeof openFauxqs>>;
let polls = 0;

beforeAll(async () => {
  fauxqs = await openFauxqs(() => {});
  server = createServer((request, response) => {
    const isPoll = request.headers['x-amz-target'] === 'AmazonSQS.ReceiveMessage';
    // As AWS may, when it asks servers that hold no message.
    if (isPoll && polls++ % 2 === 0) {
      request.resume();
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('{}');
      return;
    }
    request.url = '/';
    fauxqs.routing(request, response);
  });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${await listen(server, 0)}`,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
});
afterAll(async () => {
  await fauxqs.close();
  await close(server);
});

it('all messages of a queue are moved, also when SQS answers at times that there are none', async () => {
  const sqs = new SQSClient({});
  const create = async (QueueName: string) =>
    (await sqs.send(new CreateQueueCommand({ QueueName }))).QueueUrl ?? '';
  const [from, to] = [await create('dead-letters'), await create('work')];
  for (let index = 0; index < 12; index++) {
    await sqs.send(new SendMessageCommand({ QueueUrl: from, MessageBody: `message ${index}` }));
  }
  expect(await moveMessages(from, to)).toBe(12);
  expect(await countMessages(from)).toEqual({ waiting: 0, inFlight: 0, later: 0 });
  expect(await countMessages(to)).toMatchObject({ waiting: 12 });
});
