import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verify } from '../../docs/partners/verify/verify.ts';
import { sign } from '../../lambdas/channels/webhook/sign.ts';
import { webhookId } from '../../lambdas/deliver/webhook-id.ts';

/** The examples that partners copy, against what Wirecopy really signs. */
const examples = join(import.meta.dirname, '../../docs/partners/verify');

interface Case {
  secret: string;
  headers: Record<string, string>;
  body: string;
  now: number;
}

const secretOf = (text: string) => `whsec_${Buffer.from(text.padEnd(32)).toString('base64')}`;
const [secret, older] = [secretOf('the newer one'), secretOf('the older one')];
const now = 1_795_000_000;
const body = '{"headline":"Fähre legt wieder ab – 港"}';
const id = webhookId({ subscription: 'ledger', article: '2026-11-24T08:00:00.000Z#a' }, 42);

function push(secrets: string[], changes: Partial<Case> = {}): Case {
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(now),
    'webhook-signature': sign(secrets, id, now, Buffer.from(body)),
  };
  return { secret, headers, body, now, ...changes };
}

const genuine: [string, Case][] = [
  ['a push', push([secret])],
  ['a push while the secret is replaced', push([older, secret])],
  ['a push some minutes late', push([secret], { now: now + 299 })],
];
const forged: [string, Case][] = [
  ['another secret', push([older])],
  ['another body', push([secret], { body: body.replace('ä', 'ae') })],
  ['another sequence', withHeader('webhook-id', id.replace(/42$/, '43'))],
  ['no signature', withHeader('webhook-signature', '')],
  [
    'another scheme',
    withHeader('webhook-signature', sign([secret], id, now, Buffer.from(body)).replace('v1', 'v0')),
  ],
  ['no time', withHeader('webhook-timestamp', '')],
  ['a time that is no number', withHeader('webhook-timestamp', `${now} `)],
  ['a push of an hour ago', push([secret], { now: now + 3600 })],
  ['a push of tomorrow', push([secret], { now: now - 86_400 })],
];

function withHeader(name: string, value: string): Case {
  const one = push([secret]);
  return { ...one, headers: { ...one.headers, [name]: value } };
}

/** How each language runs its example: the sequence, or undefined where it throws. */
type Verify = (one: Case) => number | undefined;

const inTypeScript: Verify = ({ secret, headers, body, now }) => {
  try {
    return verify(secret, headers, Buffer.from(body), now);
  } catch {
    return undefined;
  }
};

const python = `
import json, sys
sys.path.insert(0, ${JSON.stringify(examples)})
sys.dont_write_bytecode = True
from verify import verify
one = json.load(sys.stdin)
try:
    print(verify(one["secret"], one["headers"], one["body"].encode(), one["now"]))
except ValueError:
    print("no")
`;

const inPython: Verify = (one) => {
  const printed = execFileSync('python3', ['-c', python], { input: JSON.stringify(one) });
  return printed.toString().trim() === 'no' ? undefined : Number(printed.toString());
};

const hasPython = spawnSync('python3', ['--version']).status === 0;

describe.each<[string, boolean, Verify]>([
  ['TypeScript', true, inTypeScript],
  ['Python', hasPython, inPython],
])('the example in %s', (_language, isHere, verified) => {
  it.skipIf(!isHere).each(genuine)('takes %s, and tells its sequence', (_name, one) => {
    expect(verified(one)).toBe(42);
  });

  it.skipIf(!isHere).each(forged)('refuses %s', (_name, one) => {
    expect(verified(one)).toBeUndefined();
  });
});
