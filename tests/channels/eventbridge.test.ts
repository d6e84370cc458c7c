import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventBridgeCarrier } from '../../lambdas/channels/eventbridge/send.ts';
import type { Push } from '../../lambdas/partner/push.ts';
import { type EventBusServer, startEventBusServer, type Trouble } from './event-bus-server.ts';

const bus = 'arn:aws:events:eu-west-1:123456789012:event-bus/news';
let server: EventBusServer;
beforeAll(async () => {
  server = await startEventBusServer(bus);
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: server.address,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
});
afterAll(() => server.stop());
beforeEach(() => {
  server.events.length = 0;
});

const push: Push = {
  id: 'wc_a_0000000003',
  event: 'update',
  body: '{"headlines":[{"value":"Fähre"}]}',
  contentType: 'application/json',
  sequence: 3,
  article: { id: 'a', firstSeenAt: '2026-11-24T08:00:00.000Z', version: 2 },
};

const send = (changes: Partial<Push> = {}, to = bus, deadline = 20_000) =>
  eventBridgeCarrier.send(
    { ...push, ...changes },
    { type: 'eventbridge', bus: to },
    { signing: [] },
    { deadline, networks: [] },
  );

describe('a push', () => {
  it('is an event with the facts of the push, and with JSON that rules can match', async () => {
    expect(await send()).toEqual({ result: 'accepted', detail: 'event event-1' });
    expect(server.events).toEqual([
      {
        id: 'event-1',
        source: 'wirecopy',
        'detail-type': 'article.updated',
        region: 'eu-west-1',
        resources: ['wc_a_0000000003'],
        detail: {
          id: 'wc_a_0000000003',
          event: 'article.updated',
          sequence: 3,
          article: { id: 'a', firstSeenAt: '2026-11-24T08:00:00.000Z', version: 2 },
          contentType: 'application/json',
          content: { headlines: [{ value: 'Fähre' }] },
        },
      },
    ]);
  });

  it.each(['application/ld+json', 'application/feed+json', 'application/json; charset=utf-8'])(
    'has JSON in it as JSON also when it is %s',
    async (contentType) => {
      await send({ contentType });
      expect(server.events[0]?.detail.content).toEqual({ headlines: [{ value: 'Fähre' }] });
    },
  );

  it('has anything else in it as text, to the letter', async () => {
    const body = '<?xml version="1.0"?>\n<p title="&quot;">Fähre\u{1f6a2}</p>';
    await send({ contentType: 'application/xml', body });
    expect(server.events[0]?.detail.content).toBe(body);
  });

  it.each([
    ['create', 'article.created'],
    ['withdraw', 'article.withdrawn'],
  ] as const)('that would %s is of the type %s', async (event, type) => {
    await send({ event });
    expect(server.events[0]).toMatchObject({ 'detail-type': type, detail: { event: type } });
  });

  it('repeated after a lost answer is the same event again, which its id tells', async () => {
    server.trouble = 'answer lost';
    expect((await send()).result).toBe('unknown');
    expect((await send()).result).toBe('accepted');
    const [first, second] = server.events;
    expect(second?.detail).toEqual(first?.detail);
    expect(second?.resources).toEqual(first?.resources);
  });
});

describe('the size', () => {
  it('may be a megabyte, as EventBridge counts: bytes, not letters', async () => {
    const text = { contentType: 'text/plain' };
    expect((await send({ ...text, body: 'x'.repeat(999_000) })).result).toBe('accepted');
    expect(await send({ ...text, body: 'ä'.repeat(500_000) })).toEqual({
      result: 'refused',
      status: 413,
      detail: expect.stringMatching(
        /^the event has 1000\d\d\d bytes, and EventBridge takes 1000000$/,
      ),
    });
    expect(server.events).toHaveLength(1);
  });
});

describe('what EventBridge answers', () => {
  const answerTo = (trouble: Trouble) => {
    server.trouble = trouble;
    return send();
  };
  const entry = (ErrorCode: string) => ({ entry: { ErrorCode, ErrorMessage: 'why' } });

  it.each([
    [entry('ThrottlingException'), 'refused', 'asks for patience (ThrottlingException)'],
    [
      entry('NotAuthorizedForSourceException'),
      'refused',
      'events:PutEvents with the source wirecopy',
    ],
    [entry('AccessDeniedException'), 'refused', 'access denied (AccessDeniedException)'],
    [entry('InvalidAccountIdException'), 'refused', 'answered InvalidAccountIdException: why'],
    [entry('InternalFailure'), 'unknown', 'answered InternalFailure: why'],
    [{ status: 400, type: 'ThrottlingException' }, 'refused', 'asks for patience'],
    [{ status: 400, type: 'AccessDeniedException' }, 'refused', "the bus's policy must allow"],
    [{ status: 503, type: 'ServiceUnavailable' }, 'refused', 'answered ServiceUnavailable'],
    [{ status: 500, type: 'InternalException' }, 'unknown', 'answered InternalException: trouble'],
  ] as const)('with %o is %s: %s', async (trouble, result, detail) => {
    expect(await answerTo(trouble)).toEqual({ result, detail: expect.stringContaining(detail) });
    expect(server.events).toEqual([]);
  });

  it.each([entry('MalformedDetail'), { status: 400, type: 'ValidationException' }] as const)(
    'with %o says that of the article, not of the partner',
    async (trouble) => {
      expect(await answerTo(trouble)).toMatchObject({ result: 'refused', status: 422 });
    },
  );

  it('of a bus that does not let us in is refused', async () => {
    const answer = await send({}, 'arn:aws:events:eu-west-1:123456789012:event-bus/other');
    expect(answer).toMatchObject({
      result: 'refused',
      detail: expect.stringContaining('access denied'),
    });
  });

  it('too late is unknown', async () => {
    server.trouble = 'silence';
    expect(await send({}, bus, 300)).toEqual({ result: 'unknown', detail: 'no answer in time' });
  });
});
