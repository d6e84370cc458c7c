import { describe, expect, it, vi } from 'vitest';
import { lambda, startFixture } from '../fixture.ts';

/** Starts a stack of one function; `body` is what its handler does with `event` and `context`. */
async function startFunction(body: string, properties: object = {}, before = '') {
  const { invoke, ...stack } = await startFixture({
    resources: { Worker: lambda('worker', properties) },
    handlers: { worker: `${before}\nexport async function handler(event, context) { ${body} }` },
  });
  return { ...stack, invoke: (event: unknown = {}) => invoke('worker', event) };
}

describe('a function', () => {
  it('answers what its handler returns, as JSON', async () => {
    const { invoke } = await startFunction(
      'return { got: event, at: new Date(0), not: undefined };',
    );
    expect(await invoke({ a: [1, 'ü', null] })).toEqual({
      got: { a: [1, 'ü', null] },
      at: '1970-01-01T00:00:00.000Z',
    });
  });

  it('answers null when its handler returns nothing', async () => {
    const { invoke } = await startFunction('');
    expect(await invoke()).toBeNull();
  });

  it.each([
    ['throws', "throw new RangeError('too far')", 'RangeError', 'too far'],
    ['throws what is no error', "throw 'a tantrum'", 'string', 'a tantrum'],
    ['returns what is not JSON', 'return 1n', 'Runtime.MarshalError', 'Unable to stringify'],
    ['exits', 'process.exit(3)', 'Runtime.ExitError', 'Runtime exited with error: exit status 3'],
    [
      'exits well',
      'process.exit()',
      'Runtime.ExitError',
      'Runtime exited without providing a reason',
    ],
    ['is killed', "process.kill(process.pid, 'SIGKILL')", 'Runtime.ExitError', 'signal: SIGKILL'],
    [
      'leaves a rejection alone',
      "Promise.reject(new Error('lost')); await new Promise(() => {})",
      'Runtime.UnhandledPromiseRejection',
      'lost',
    ],
    [
      'throws where nobody catches',
      "setTimeout(() => { throw new TypeError('late') }); await new Promise(() => {})",
      'TypeError',
      'late',
    ],
    [
      'hangs',
      'await new Promise(() => {})',
      'Sandbox.Timedout',
      'Task timed out after 1.00 seconds',
    ],
    ['spins', 'for (;;);', 'Sandbox.Timedout', 'Task timed out after 1.00 seconds'],
    [
      'takes too much memory',
      'const hoard = []; for (;;) hoard.push(new Array(1e5).fill(event));',
      'Runtime.ExitError',
      'signal: SIG',
    ],
  ])(
    'fails as on Lambda when its handler %s, and runs the next time',
    async (_, body, errorType, message) => {
      const { invoke, lines } = await startFunction(`if (event.well) return 'well'; ${body}`, {
        // Lambda's least, so that it takes little time to fill.
        MemorySize: 128,
        Timeout: errorType === 'Sandbox.Timedout' ? 1 : 10,
      });
      await expect(invoke()).rejects.toMatchObject({
        errorType,
        message: expect.stringContaining(message),
      });
      expect(lines()).toContainEqual(expect.stringContaining(`${errorType}: `));
      expect(await invoke({ well: true })).toBe('well');
    },
  );

  it('fails as on Lambda when its code cannot be loaded, each time anew', async () => {
    const { invoke } = await startFunction('', {}, "throw new Error('no start')");
    await expect(invoke()).rejects.toThrow('no start');
    await expect(invoke()).rejects.toThrow('no start');
  });

  it.each([
    ['no such file', 'nowhere.handler', 'Runtime.ImportModuleError'],
    ['no such export', 'index.nobody', 'Runtime.HandlerNotFound'],
  ])('fails as on Lambda when there is %s', async (_, Handler, errorType) => {
    const { invoke } = await startFunction('', { Handler });
    await expect(invoke()).rejects.toMatchObject({ errorType });
  });

  it('is kept warm between invocations', async () => {
    const { invoke } = await startFunction('return ++count;', {}, 'let count = 0;');
    expect([await invoke(), await invoke(), await invoke()]).toEqual([1, 2, 3]);
  });

  it('does not heed Ctrl-C, which reaches the whole process group', async () => {
    const { invoke } = await startFunction(`
      process.kill(process.pid, 'SIGINT');
      await new Promise((resolve) => setTimeout(resolve, 50));
      return 'still here';`);
    expect(await invoke()).toBe('still here');
  });

  it('runs as often at once as it is asked to, each time by itself', async () => {
    const body = 'inside += 1; await new Promise((go) => setTimeout(go, 200)); return inside--;';
    const { invoke } = await startFunction(body, {}, 'let inside = 0;');
    const answers = await Promise.all(Array.from({ length: 8 }, () => invoke()));
    expect(answers).toEqual(Array(8).fill(1));
  });

  it('never runs more often at once than its reserved concurrency', async () => {
    const { invoke } = await startFunction('return process.pid;', {
      ReservedConcurrentExecutions: 1,
    });
    const answers = await Promise.all([invoke(), invoke(), invoke()]);
    expect(new Set(answers).size).toBe(1);
  });

  it('has the environment of the template and of Lambda, and nothing of this machine’s secrets', async () => {
    vi.stubEnv('SECRET_OF_THE_HOUSE', 'x');
    vi.stubEnv('AWS_SESSION_TOKEN', 'x');
    const { invoke, endpoint } = await startFunction('return process.env;', {
      FunctionName: 'worker',
      MemorySize: 256,
      Environment: { Variables: { OWN: { 'Fn::Join': ['', ['of ', { Ref: 'AWS::StackName' }]] } } },
    });
    const environment = await invoke();
    expect(environment).toMatchObject({
      OWN: 'of Test',
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: 'us-east-1',
      AWS_LAMBDA_FUNCTION_NAME: 'worker',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
      AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      _HANDLER: 'index.handler',
      TZ: 'UTC',
    });
    const others = Object.keys(environment as object).filter(
      (name) => !/^(AWS_(?!SESSION)|LAMBDA_|NODE_C|OWN$|PATH$|TMPDIR$|TZ$|_HANDLER$)/.test(name),
    );
    expect(others).toEqual([]);
  });

  it('is told who it is and how long it has', async () => {
    const body = 'return { ...context, left: context.getRemainingTimeInMillis() };';
    const { invoke } = await startFunction(body, { FunctionName: 'worker', Timeout: 30 });
    const context = await invoke();
    expect(context).toMatchObject({
      functionName: 'worker',
      functionVersion: '$LATEST',
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:worker',
      memoryLimitInMB: '128',
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect((context as { left: number }).left).toBeGreaterThan(20_000);
    expect((context as { left: number }).left).toBeLessThanOrEqual(30_000);
  });

  it('has what it prints handed on line by line', async () => {
    const { invoke, log } = await startFunction(
      "console.log('one\\ntwo'); console.error('three');",
    );
    await invoke();
    await vi.waitFor(() => expect(log).toHaveLength(3));
    expect(log.toSorted((a, b) => a.line.localeCompare(b.line))).toEqual([
      { function: 'Test-Worker', stream: 'stdout', line: 'one' },
      { function: 'Test-Worker', stream: 'stderr', line: 'three' },
      { function: 'Test-Worker', stream: 'stdout', line: 'two' },
    ]);
  });
});

describe('invoking by name', () => {
  it('takes whole words only, and says which functions there are', async () => {
    const handlers = {
      nothing: 'export const handler = async () => process.env.AWS_LAMBDA_FUNCTION_NAME;',
    };
    const resources = { TagStage: lambda('nothing'), FeedStage: lambda('nothing') };
    const { invoke } = await startFixture({ resources, handlers });
    expect(await invoke('tag', {})).toBe('Test-TagStage');
    expect(await invoke('FeedStage', {})).toBe('Test-FeedStage');
    await expect(invoke('stage', {})).rejects.toThrow(
      '"stage" means 2 of the functions Test-TagStage',
    );
    await expect(invoke('age', {})).rejects.toThrow('"age" means 0');
  });
});
