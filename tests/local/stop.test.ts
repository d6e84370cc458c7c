import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { lambda, mapping, queue, startFixture, writeAssembly } from './fixture.ts';

const handlers = {
  wait: `export async function handler() {
    console.log(process.pid);
    await new Promise((resolve) => setTimeout(resolve, 20_000));
  }`,
};
const resources = {
  Queue: queue({ VisibilityTimeout: 60 }),
  Worker: lambda('wait', { Timeout: 30 }),
  Mapping: mapping('Queue', 'Worker'),
};

describe('stopping', () => {
  it('ends what runs and closes what is open, at once', async () => {
    const { invoke, stop, lines, endpoint } = await startFixture({ resources, handlers });
    const running = invoke('Worker', {}).catch((error) => error.message);
    await vi.waitFor(() => expect(lines()).toHaveLength(1), { timeout: 15_000 });
    await stop();
    expect(await running).toContain('SIGKILL');
    expect(alive(Number(lines()[0]))).toBe(false);
    await expect(fetch(endpoint)).rejects.toThrow('fetch failed');
    // What comes after the end is not the stack's to tell.
    expect(lines()).toHaveLength(1);
  });

  it('may be asked for twice', async () => {
    const { stop } = await startFixture({ resources, handlers });
    await Promise.all([stop(), stop()]);
    await stop();
  });

  it('leaves nothing that keeps the process from its end', async () => {
    const { process: child } = await startElsewhere('await stack.stop();');
    expect(await exit(child)).toBe(0);
  });

  it('comes with the death of the process, however sudden', async () => {
    const { process: child, sandbox } = await startElsewhere('');
    expect(alive(sandbox)).toBe(true);
    child.kill('SIGKILL');
    await vi.waitFor(() => expect(alive(sandbox)).toBe(false), { timeout: 15_000 });
  });
});

/** Starts the stack in a process of its own, which runs `then` once a function is running. */
async function startElsewhere(then: string) {
  const assembly = await writeAssembly({ resources, handlers });
  onTestFinished(() => rm(assembly, { recursive: true }));
  const module = join(import.meta.dirname, '../../local/stack.ts');
  const program = `
    import { startStack } from ${JSON.stringify(module)};
    const stack = await startStack({
      assembly: ${JSON.stringify(assembly)},
      onLog: async ({ line }) => { console.log(line); ${then} },
    });
    stack.invoke('Worker', {}).catch(() => {});
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { process: child, sandbox: Number(line) };
}

async function exit(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) await once(child, 'exit');
  return child.exitCode;
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
