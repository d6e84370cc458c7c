import type * as z from 'zod/mini';
import type { WordPressChannel } from '../../partner/http-channels.ts';
import type { Answer } from '../../partner/push.ts';
import { resultOf } from '../http/answer.ts';
import { Ended, type Exchange } from '../http/attempt.ts';
import { basic } from '../http/authenticate.ts';
import { jsonOf } from '../http/json-of.ts';
import { NoReply, type Reply, type Request } from '../http/request.ts';
import { userAgent } from '../http/user-agent.ts';
import { codeOf, refusalOf } from './refusal.ts';
import { findRoot } from './root.ts';

/** A WordPress site's REST API, spoken to as the user whose application password we have. */
export interface Site {
  /** What tells it from other sites, and its users from one another. */
  name: string;
  /**
   * Calls a route of the namespace `wp/v2`.
   *
   * @throws SiteRefusal when the site does not do it, or its answer is not of that shape; NoReply
   */
  call<T>(asked: Call, shape: z.ZodMiniType<T>): Promise<T>;
}

interface Call {
  method: 'GET' | 'POST' | 'DELETE';
  /** `posts/17` */
  route: string;
  /** Lists go as `name[]`: what is joined by commas WordPress parts at spaces as well. */
  query?: Record<string, string | number | string[]>;
  body?: { json: object } | { file: Buffer; type: string; name: string };
  /** Milliseconds for it, where the attempt can go on without. */
  time?: number;
}

/** The site did not do what it was asked to; the attempt ends unless somebody knows better. */
export class SiteRefusal extends Ended {
  override name = 'SiteRefusal';
  /** WordPress's own code, such as `rest_cannot_create`; undefined for what is not WordPress's. */
  readonly code: string | undefined;
  readonly status: number;
  readonly json: unknown;

  constructor(answer: Answer, status: number, json: unknown) {
    super(answer);
    this.code = codeOf(json);
    this.status = status;
    this.json = json;
  }
}

/** For `catch`: undefined for a refusal with one of these codes; throws all others. */
export function unless(...codes: string[]): (error: unknown) => undefined {
  return (error) => {
    if (error instanceof SiteRefusal && codes.includes(error.code ?? '')) return undefined;
    throw error;
  };
}

/** Bytes: posts can be long, and are read whole for their mark at the end. */
const limit = 4 * 1024 * 1024;

/** @throws Ended when there is no REST API at the address. */
export async function openSite(
  { url, user }: WordPressChannel,
  password: string,
  exchange: Exchange,
): Promise<Site> {
  const headers = {
    accept: 'application/json',
    authorization: basic(user, password),
    'user-agent': userAgent,
  };
  const root = await findRoot(url, headers, exchange);
  return {
    name: JSON.stringify([root, user]),
    async call(asked, shape) {
      const changes = asked.method !== 'GET';
      const { method, time } = asked;
      const room = { limit, ...(time !== undefined && { time }) };
      const request: Request = { method, ...withBody(headers, asked.body) };
      const reply = await exchange(addressOf(root, asked), request, room).catch((error) => {
        // A question that was not answered changed nothing, whether it arrived or not.
        if (changes || !(error instanceof NoReply)) throw error;
        throw new NoReply(error.message, false);
      });
      return read(reply, shape, changes);
    },
  };
}

function read<T>(reply: Reply, shape: z.ZodMiniType<T>, changes: boolean): T {
  const json = jsonOf(reply);
  if (resultOf(reply.status) === 'accepted') {
    const { data, success } = shape.safeParse(json);
    if (success) return data as T;
  }
  throw new SiteRefusal(refusalOf(reply, json, changes), reply.status, json);
}

/** Sites without readable addresses have the route as a parameter: `https://ledger.example/?rest_route=/`. */
function addressOf(root: string, { route, query = {} }: Call): string {
  const url = new URL(root);
  const below = url.searchParams.get('rest_route');
  if (below === null) url.pathname = joined(url.pathname, route);
  else url.searchParams.set('rest_route', joined(below, route));
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      url.searchParams.append(Array.isArray(value) ? `${name}[]` : name, String(one));
    }
  }
  return url.href;
}

function joined(base: string, route: string): string {
  return `${base.replace(/\/$/, '')}/wp/v2/${route}`;
}

function withBody(headers: Request['headers'], body: Call['body']): Omit<Request, 'method'> {
  if (!body) return { headers };
  if ('json' in body) {
    const json = Buffer.from(JSON.stringify(body.json));
    return { headers: { ...headers, 'content-type': 'application/json' }, body: json };
  }
  const { file, type, name } = body;
  const disposition = `attachment; filename="${name}"`;
  return {
    headers: { ...headers, 'content-type': type, 'content-disposition': disposition },
    body: file,
  };
}
