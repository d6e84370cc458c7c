import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dynamodb } from '../../lambdas/aws/clients.ts';
import { replaceCredential } from '../../lambdas/aws/secrets.ts';
import { secret } from '../support/partner.ts';
import { type Pipeline, startPipeline, until } from '../support/pipeline.ts';
import { run } from '../support/run.ts';

const credential = 'let-me-in-9f8e7d6c5b4a';
/** As they would show, alone and as they stand in headers. */
const secrets = [
  secret,
  secret.replace('whsec_', ''),
  credential,
  encodeURIComponent(credential),
  Buffer.from(`desk:${credential}`).toString('base64'),
];

let pipeline: Pipeline;
const logs: string[] = [];
/** It answers with all that it was sent: each partner first that it is busy, then that it has it. */
const asked = new Set<string>();
let accepted = 0;
const echo = createServer(async (request, response) => {
  const said = JSON.stringify({ headers: request.headers, body: await text(request) });
  const path = request.url ?? '';
  const busy = !asked.has(path);
  asked.add(path);
  if (!busy) accepted += 1;
  response.writeHead(busy ? 500 : 200, { location: `/?key=${credential}` }).end(said);
});

beforeAll(async () => {
  pipeline = await startPipeline(({ line }) => logs.push(line));
  await new Promise<void>((listening) => echo.listen(0, '127.0.0.1', listening));
});
afterAll(async () => {
  echo.close();
  await pipeline.stop();
});

it('no secret of a partner is in a log, a table, a trace or what the desk is shown', async () => {
  const { port } = echo.address() as AddressInfo;
  const kinds = [
    { type: 'basic', user: 'desk' },
    { type: 'bearer' },
    { type: 'header', name: 'X-Api-Key' },
  ] as const;
  for (const authentication of kinds) {
    const id = `echo-${authentication.type}`;
    const url = `http://127.0.0.1:${port}/${id}`;
    await pipeline.subscribe({ id, channel: { type: 'webhook', url, authentication } });
    await replaceCredential(id, credential);
  }
  const { record } = await pipeline.upload(
    'paper/echo.txt',
    'Echo heard in the valley again\n\nAn echo was heard in the valley on Monday, the first in ten years.\n\nNobody knows who had called.\n',
  );
  await until(() => accepted >= kinds.length, 'the pushes');

  const folder = await mkdtemp(join(tmpdir(), 'wirecopy-secrets-'));
  const word = { Wirecopy: pipeline.stack.outputs, environment: pipeline.stack.environment };
  await writeFile(join(folder, 'outputs.json'), JSON.stringify(word));
  const shown: string[] = [];
  const wirecopy = async (...args: string[]) => {
    const options = ['--outputs', join(folder, 'outputs.json')];
    const { stdout, stderr } = await run('cli/main.ts', [...args, ...options]);
    shown.push(stdout, stderr);
  };
  await wirecopy('partners', 'test', 'echo-bearer');
  await wirecopy('partners', 'list', '--json');
  await wirecopy('partners', 'list');
  await wirecopy('trace', record?.id ?? '', '--json');
  await wirecopy('trace', record?.id ?? '');
  await wirecopy('status', '--json');
  await rm(folder, { recursive: true });

  const { ArticlesTable, LedgerTable } = pipeline.stack.outputs;
  const rows = await Promise.all([ArticlesTable, LedgerTable].map(scan));
  // The echo has come in, or there is nothing to be found.
  expect(JSON.stringify(rows)).toContain('webhook-signature');
  expect(logs.join('\n')).toContain('an attempt was made');
  const everything = [...logs, ...shown, ...rows].join('\n');
  for (const one of secrets) expect(everything).not.toContain(one);
});

async function scan(table = ''): Promise<string> {
  const { Items } = await dynamodb.send(new ScanCommand({ TableName: table }));
  return JSON.stringify(Items);
}
