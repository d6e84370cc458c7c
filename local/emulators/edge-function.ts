import { Buffer } from 'node:buffer';
import crypto from 'node:crypto';
import querystring from 'node:querystring';
import { createContext, Script } from 'node:vm';

interface EdgeRequest {
  method: string;
  /** The path as it came, without the query. */
  uri: string;
  querystring: Record<string, { value: string }>;
  headers: EdgeHeaders;
  cookies: Record<string, never>;
}

export interface EdgeAnswer {
  statusCode: number;
  statusDescription?: string;
  headers?: EdgeHeaders;
}

/** By name, in small letters. */
export type EdgeHeaders = Record<string, { value: string }>;

/**
 * The event structure of CloudFront Functions, version 1.0.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
 */
export interface EdgeEvent {
  version: '1.0';
  context: {
    distributionDomainName: string;
    distributionId: string;
    eventType: 'viewer-request' | 'viewer-response';
    requestId: string;
  };
  viewer: { ip: string };
  request: EdgeRequest;
  response?: EdgeAnswer;
}

/** Resolves to the request, changed or not, or to an answer. */
export type EdgeFunction = (event: EdgeEvent) => Promise<EdgeRequest | EdgeAnswer>;

/**
 * The code of a CloudFront Function, in a world that has what the JavaScript runtime 2.0 has and
 * nothing of Node or this machine.
 *
 * @param pairs the key value store that is associated with the function, if one is
 * @throws SyntaxError when it is no script with a function `handler`
 */
export function edgeFunction(code: string, pairs?: ReadonlyMap<string, string>): EdgeFunction {
  const modules: Record<string, unknown> = {
    buffer: { Buffer },
    cloudfront: { kvs: () => storeIn(pairs) },
    crypto: { createHash: crypto.createHash, createHmac: crypto.createHmac },
    querystring,
  };
  const require = (name: string) => {
    if (Object.hasOwn(modules, name)) return modules[name];
    throw new Error(`CloudFront Functions have no module "${name}".`);
  };
  const context = createContext({ require, Buffer, atob, btoa, console: { log: () => {} } });
  const script = new Script(`${code.replaceAll(imports, "const $1 = require('$2');")}\n;handler`);
  const handler = script.runInContext(context);
  if (typeof handler !== 'function') throw new SyntaxError('A function "handler" is wanted.');
  // What goes in and comes out are values, as between processes.
  return async (event) => structuredClone(await handler(structuredClone(event)));
}

/** Modules have no loader in a script; the runtime knows only default imports of its own modules. */
const imports = /^import (\w+) from '(\w+)';$/gm;

function storeIn(pairs: ReadonlyMap<string, string> | undefined) {
  if (!pairs) throw new Error('No key value store is associated with the function.');
  return {
    exists: async (key: string) => pairs.has(key),
    get: async (key: string, { format = 'string' } = {}) => {
      const value = pairs.get(key);
      if (value === undefined) throw new Error(`The key ${key} is not in the key value store.`);
      return format === 'json' ? JSON.parse(value) : value;
    },
    count: async () => pairs.size,
  };
}
