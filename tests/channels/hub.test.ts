import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Bounds } from '../../lambdas/channels/carrier.ts';
import { carry } from '../../lambdas/channels/carriers.ts';
import { parseNetworks } from '../../lambdas/channels/network/address-guard.ts';
import { type HubChannel, pingOf } from '../../lambdas/partner/hub.ts';
import type { Answer, Push } from '../../lambdas/partner/push.ts';
import { type HostileServer, startHostileServer } from './hostile-server.ts';
import { headOf } from './requests.ts';

const topics = ['https://feeds.example/5ecre7/all.xml', 'https://feeds.example/0ld/all.xml?a=b&c'];
const bounds: Bounds = { deadline: 1_000, networks: parseNetworks('127.0.0.0/8') };

let server: HostileServer;
afterEach(() => server.stop());

/** Tells a hub that answers so that a feed has changed. */
async function ping(
  answer: (socket: Socket) => void,
  changes: Partial<Bounds> = {},
  feeds = topics,
) {
  server = await startHostileServer(answer);
  const channel: HubChannel = { type: 'hub', url: server.address, topics: feeds };
  const push: Push = {
    ...pingOf(channel),
    id: 'wc_a_0000000001',
    event: 'create',
    sequence: 1,
    article: { id: 'ping', firstSeenAt: '1970-01-01T00:00:00.000Z', version: 0 },
  };
  return carry(push, channel, { signing: [] }, { ...bounds, ...changes });
}

const status =
  (code: number, body = '') =>
  (socket: Socket) => {
    socket.end(`HTTP/1.1 ${code} Whatever\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
  };

describe('a ping', () => {
  it('is one POST of a form that names every address of the feed', async () => {
    expect(await ping(status(204))).toMatchObject({ result: 'accepted', status: 204 });
    const { line, headers, body } = headOf(server.heard[0]);
    expect(server.heard).toHaveLength(1);
    expect(line).toBe('POST /hook HTTP/1.1');
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
    const form = new URLSearchParams(body);
    expect(form.getAll('hub.mode')).toEqual(['publish']);
    expect(form.getAll('hub.url')).toEqual(topics);
    expect([...form.keys()]).toHaveLength(3);
  });

  it('says nothing to the hub that is not for it: no id, no signature', async () => {
    await ping(status(204));
    const { headers } = headOf(server.heard[0]);
    expect(Object.keys(headers).filter((name) => /webhook|wirecopy/.test(name))).toEqual([]);
  });

  it('that may have arrived counts as one that did not: another does no harm', async () => {
    const answers: Answer[] = [];
    for (const answer of [status(500), status(504), (socket: Socket) => void socket.destroy()]) {
      answers.push(await ping(answer));
      await server.stop();
    }
    answers.push(await ping(() => {}, { deadline: 200 }));
    expect(answers.map(({ result }) => result)).toEqual(Array(4).fill('refused'));
    expect(answers.map(({ status }) => status)).toEqual([500, 504, undefined, undefined]);
  });

  it('is not made to an address that pushes may not go to', async () => {
    const answer = await ping(status(204), { networks: [] });
    expect(answer.result).toBe('refused');
    expect(server.heard).toEqual([]);
  });

  it('keeps the address of a private feed out of what the hub says', async () => {
    const said = `no such topic: ${topics[0]} (${encodeURIComponent(topics[0] ?? '')})`;
    const answer = await ping(status(400, said));
    expect(answer.text).toContain('no such topic');
    expect(JSON.stringify(answer)).not.toContain('5ecre7');
  });

  it('keeps the secret part of it out where the hub says that alone', async () => {
    for (const said of ['/5ecre7/other.xml: 404', 'topic "5ecre7" is unknown']) {
      const answer = await ping(status(404, said));
      expect(answer.text).toBe(said.replace('5ecre7', '[secret]'));
      await server.stop();
    }
  });

  it('leaves what the hub says of a public feed as it is', async () => {
    const said = 'no such topic: https://feeds.example/public/all.xml';
    const answer = await ping(status(400, said), {}, ['https://feeds.example/public/all.xml']);
    expect(answer.text).toBe(said);
  });
});
