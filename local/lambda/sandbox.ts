// The entry of a child process in which one Lambda function runs: loads the handler that the
// environment names and answers one invocation at a time over the channel to its parent.

import { existsSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Fault, Invocation, Report } from './protocol.ts';

type Handler = (event: unknown, context: object) => unknown;

// Nothing may outlive the stack, however it ended.
process.on('disconnect', () => process.exit());
// Ctrl-C reaches the whole process group; the stack decides when its sandboxes end.
process.on('SIGINT', () => {});
process.on('uncaughtException', (error) => giveUp(faultOf(error)));
process.on('unhandledRejection', (reason) =>
  giveUp({ ...faultOf(reason), errorType: 'Runtime.UnhandledPromiseRejection' }),
);

// Sandboxes are killed and would never come to write it at their exit. Now, so that it holds this
// file, which is the same each time, but no bundle, whose path is another each time.
flushCompileCache();

try {
  const handler = await loadHandler(variable('LAMBDA_TASK_ROOT'), variable('_HANDLER'));
  process.on('message', (invocation: Invocation) => {
    void answer(handler, invocation).then((report) => send(report));
  });
  send({ kind: 'ready' });
} catch (error) {
  giveUp(faultOf(error));
}

/** Lambda names a handler `<path without extension>.<export>`. */
async function loadHandler(folder: string, name: string): Promise<Handler> {
  const dot = name.lastIndexOf('.');
  const [path, exported] = [join(folder, name.slice(0, dot)), name.slice(dot + 1)];
  const file = ['.js', '.mjs', '.cjs'].map((one) => path + one).find((one) => existsSync(one));
  if (!file) throw fault('Runtime.ImportModuleError', `Error: Cannot find module '${path}'`);
  const handler: unknown = (await import(pathToFileURL(file).href))[exported];
  if (typeof handler !== 'function') {
    throw fault('Runtime.HandlerNotFound', `${name} is undefined or not exported`);
  }
  return handler as Handler;
}

async function answer(handler: Handler, invocation: Invocation): Promise<Report> {
  let result: unknown;
  try {
    result = await handler(invocation.event, contextOf(invocation));
  } catch (error) {
    return { kind: 'fault', fault: faultOf(error) };
  }
  try {
    const payload = JSON.stringify(result);
    return { kind: 'result', ...(payload !== undefined && { payload }) };
  } catch (error) {
    const message = `Unable to stringify response body as json: ${(error as Error).message}`;
    return { kind: 'fault', fault: faultOf(fault('Runtime.MarshalError', message)) };
  }
}

function contextOf({ requestId, deadline, functionArn }: Invocation) {
  return {
    callbackWaitsForEmptyEventLoop: true,
    awsRequestId: requestId,
    functionName: variable('AWS_LAMBDA_FUNCTION_NAME'),
    functionVersion: variable('AWS_LAMBDA_FUNCTION_VERSION'),
    invokedFunctionArn: functionArn,
    memoryLimitInMB: variable('AWS_LAMBDA_FUNCTION_MEMORY_SIZE'),
    logGroupName: variable('AWS_LAMBDA_LOG_GROUP_NAME'),
    logStreamName: variable('AWS_LAMBDA_LOG_STREAM_NAME'),
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

function faultOf(thrown: unknown): Fault {
  if (!(thrown instanceof Error)) {
    return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
  }
  const { name, message, stack = '' } = thrown;
  return { errorType: name, errorMessage: message, trace: stack.split('\n') };
}

function fault(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

function giveUp(fault: Fault): void {
  send({ kind: 'crash', fault }, () => process.exit(1));
}

function send(report: Report, sent?: () => void): void {
  process.send?.(report, undefined, undefined, sent);
}

function variable(name: string): string {
  return process.env[name] ?? '';
}
