import { Agent, request } from 'undici';
import { sign } from '../../lambdas/channels/webhook/sign.ts';

/** As many requests at the same time as a function has messages in hand. */
const atOnce = 10;

/** The bare loop: signed requests, with nothing to read before or to write after; per second. */
export async function bareLoop(address: string, secret: string, count: number): Promise<number> {
  const body = Buffer.from('x'.repeat(8000));
  const dispatcher = new Agent({ allowH2: false });
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < count; index = next++) {
      const timestamp = Math.floor(Date.now() / 1000);
      const id = `wc_bench_${index}`;
      const answer = await request(address, {
        method: 'POST',
        dispatcher,
        headers: {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': String(timestamp),
          'webhook-signature': sign([secret], id, timestamp, body),
        },
        body,
      });
      await answer.body.dump();
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: atOnce }, worker));
  const perSecond = (1000 * count) / (performance.now() - start);
  await dispatcher.destroy();
  return perSecond;
}
