import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import { parseNetworks } from '../../lambdas/channels/network/address-guard.ts';
import { webhookCarrier } from '../../lambdas/channels/webhook/send.ts';
import type { Answer, Push } from '../../lambdas/partner/push.ts';
import { type HostileServer, startHostileServer } from './hostile-server.ts';
import { headOf } from './requests.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

let server: HostileServer;
afterEach(() => server.stop());

/** Pushes to a partner that has articles as resources, and answers so. */
async function pushTo(event: Push['event'], answer: string, query = ''): Promise<Answer> {
  server = await startHostileServer((socket) => {
    socket.end(`HTTP/1.1 ${answer}\r\ncontent-length: 0\r\n\r\n`);
  });
  return webhookCarrier.send(
    {
      id: 'wc_a_0000000001',
      event,
      body: '{"headline":"Ferry"}',
      contentType: 'application/json',
      sequence: 1,
      article: { id: '01jd', firstSeenAt: '2026-11-24T08:00:00.000Z', version: 1 },
    },
    { type: 'webhook', url: `${server.address}/${query}`, style: 'resources' },
    { signing: [secret] },
    { deadline: 20_000, networks: parseNetworks('127.0.0.0/8') },
  );
}

describe('a partner who has articles as resources', () => {
  it.each(['create', 'update'] as const)(
    'has one PUT at its own address to %s it',
    async (event) => {
      expect((await pushTo(event, '201 Created')).result).toBe('accepted');
      const { line, headers, body } = headOf(server.heard[0]);
      expect(line).toBe('PUT /hook/01jd HTTP/1.1');
      expect(headers['content-type']).toBe('application/json');
      expect(new Webhook(secret).verify(body, headers)).toEqual({ headline: 'Ferry' });
    },
  );

  it('has one DELETED, signed over the empty body that it has', async () => {
    expect((await pushTo('withdraw', '204 No Content')).result).toBe('accepted');
    const { line, headers, body } = headOf(server.heard[0]);
    expect(line).toBe('DELETE /hook/01jd HTTP/1.1');
    expect(headers).toMatchObject({
      'wirecopy-event': 'article.withdrawn',
      'webhook-id': 'wc_a_0000000001',
    });
    expect(headers['content-type']).toBeUndefined();
    expect(body).toBe('');
    const signed = new Webhook(secret).sign(
      'wc_a_0000000001',
      new Date(Number(headers['webhook-timestamp']) * 1000),
      '',
    );
    expect(headers['webhook-signature']).toBe(signed);
  });

  it('keeps the parameters of its address', async () => {
    await pushTo('update', '200 OK', '?edition=2');
    expect(headOf(server.heard[0]).line).toBe('PUT /hook/01jd?edition=2 HTTP/1.1');
  });

  it.each(['404 Not Found', '410 Gone'])(
    'and no longer has one (%s) needs no withdrawal of it',
    async (answer) => {
      const { result, detail, wish } = await pushTo('withdraw', answer);
      expect({ result, wish }).toEqual({ result: 'accepted', wish: undefined });
      expect(detail).toContain('it is not there');
    },
  );

  it('and says that one is gone will not have that one, but others', async () => {
    expect(await pushTo('update', '410 Gone')).toMatchObject({
      result: 'refused',
      wish: 'abort-message',
    });
  });

  it('may still ask for no more of all', async () => {
    const answer = await pushTo('update', '410 Gone\r\nwebhook-delivery: disable');
    expect(answer.wish).toBe('disable');
  });

  it('and has no such place (404) is wrongly set up: nothing was taken', async () => {
    const { result, wish } = await pushTo('update', '404 Not Found');
    expect({ result, wish }).toEqual({ result: 'refused', wish: undefined });
  });
});
