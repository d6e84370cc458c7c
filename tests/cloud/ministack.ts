import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { exit, killGroup, run } from './process.ts';

/** An AWS account on this machine that begins empty and is gone in the end. */
export interface MiniStack extends AsyncDisposable {
  port: number;
  /** Whether leading_keys.py had to help it. */
  taughtLeadingKeys: boolean;
  /** Whether key_value_stores.py had to. */
  taughtStores: boolean;
  /** The environment in which AWS clients and the CDK talk to it, and to nothing else. */
  env: Record<string, string>;
  /** Calls the API of any service; parameters and answer as its reference has them. */
  call<Answer>(service: string, operation: string, parameters?: object): Promise<Answer>;
  log(): string;
}

interface Props {
  python: string;
  /** Where everything is kept. */
  folder: string;
  signal: AbortSignal;
}

/**
 * Starts MiniStack with TLS and with its IAM in force: functions act under the roles that the stack
 * gives them, and a right that is missing is missing here too.
 */
export async function startMiniStack({ python, folder, signal }: Props): Promise<MiniStack> {
  const { certificate, key } = await makeCertificate(folder, signal);
  const logFile = join(folder, 'ministack.log');
  const log = openSync(logFile, 'a');
  const child = spawn(python, [join(import.meta.dirname, 'serve.py')], {
    cwd: folder,
    detached: true,
    stdio: ['pipe', log, log, 'pipe'],
    env: {
      PATH: process.env.PATH, // Functions run on the first `node` of it, which is the pinned one.
      HOME: folder,
      TMPDIR: folder,
      PYTHONDONTWRITEBYTECODE: '1',
      AUTH: 'true',
      USE_SSL: '1',
      MINISTACK_SSL_CERT: certificate,
      MINISTACK_SSL_KEY: key,
      MINISTACK_HOST: '127.0.0.1',
    },
  });
  closeSync(log);
  const ended = exit(child).catch(() => {});
  const stop = async () => {
    child.stdin?.end();
    const slow = setTimeout(() => killGroup(child), 10_000);
    await ended;
    clearTimeout(slow);
    killGroup(child);
  };
  try {
    const told = await text(child.stdio[3] as Readable);
    if (!told) throw new Error(`MiniStack did not start:\n${readFileSync(logFile, 'utf8')}`);
    const { port, taughtLeadingKeys, taughtStores } = JSON.parse(told);
    signal.throwIfAborted();
    const env = clientEnvironment(port, certificate, folder);
    return {
      port,
      env,
      taughtLeadingKeys,
      taughtStores,
      async call(service, operation, parameters = {}) {
        const input = JSON.stringify([service, operation, parameters]);
        const script = join(import.meta.dirname, 'call.py');
        return JSON.parse(await run(python, [script], { env, signal, input }));
      },
      log: () => readFileSync(logFile, 'utf8'),
      [Symbol.asyncDispose]: stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** From here on this very process's AWS clients talk to it, too. */
export function pointHere({ env }: MiniStack): void {
  for (const name of Object.keys(process.env)) {
    if (name.startsWith('AWS_')) delete process.env[name];
  }
  Object.assign(process.env, env);
  const certificate = readFileSync(env.NODE_EXTRA_CA_CERTS ?? '', 'utf8');
  setDefaultCACertificates([...getCACertificates('default'), certificate]);
}

function clientEnvironment(port: number, certificate: string, folder: string) {
  return {
    PATH: process.env.PATH ?? '',
    HOME: folder, // Not the engineer's own AWS profile.
    TMPDIR: folder,
    AWS_ENDPOINT_URL: `https://127.0.0.1:${port}`,
    // Its client puts the account before the host, which an IP address cannot have.
    AWS_ENDPOINT_URL_CLOUDFRONT_KEYVALUESTORE: `https://localhost:${port}`,
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1', // botocore knows no AWS_REGION.
    AWS_ACCESS_KEY_ID: 'test', // MiniStack's name for the account's root.
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_EC2_METADATA_DISABLED: 'true',
    NODE_EXTRA_CA_CERTS: certificate,
    AWS_CA_BUNDLE: certificate,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    ...(process.env.NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE }),
  };
}

/** For the endpoint, also with the account before it, and for the names that CloudFront gives to distributions. */
async function makeCertificate(folder: string, signal: AbortSignal) {
  const certificate = join(folder, 'certificate.pem');
  const key = join(folder, 'key.pem');
  const options = { env: process.env, signal };
  await run(
    'openssl',
    // biome-ignore format: an option and its value on a line
    [
      'req', '-x509', '-nodes', '-days', '2',
      '-newkey', 'rsa:2048', '-keyout', key, '-out', certificate,
      '-subj', '/CN=ministack',
      '-addext', 'subjectAltName=IP:127.0.0.1,DNS:000000000000.localhost,DNS:*.cloudfront.net',
    ],
    options,
  ).catch((error) => {
    if (error.code === 'ENOENT') throw new Error('The deployment test needs openssl.');
    throw error;
  });
  return { certificate, key };
}
