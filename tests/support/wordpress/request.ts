import type { User } from './database.ts';
import { invalidParameter } from './failure.ts';

/** A request to the REST API, as its controllers see it. */
export interface RestRequest {
  method: string;
  /** Below `/wp/v2/`. */
  route: string;
  query: URLSearchParams;
  /** The members of a JSON body; empty for any other. */
  json: Record<string, unknown>;
  raw: Buffer;
  headers: Record<string, string | undefined>;
  user: User | undefined;
}

export interface RestReply {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** A parameter, from the body or from the address. */
export function text({ json, query }: RestRequest, name: string): string | undefined {
  const value = json[name] ?? query.get(name) ?? undefined;
  if (value !== undefined && typeof value !== 'string') {
    throw invalidParameter(name, 'is not of type string.');
  }
  return value;
}

export function whole({ json, query }: RestRequest, name: string): number | undefined {
  const value = json[name] ?? (query.has(name) ? Number(query.get(name)) : undefined);
  if (value === undefined) return undefined;
  if (!Number.isInteger(value)) throw invalidParameter(name, 'is not of type integer.');
  return value as number;
}

export function wholes({ json }: RestRequest, name: string): number[] | undefined {
  const value = json[name];
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || !value.every(Number.isInteger)) {
    throw invalidParameter(`${name}[0]`, 'is not of type integer.');
  }
  return value;
}

/** `name[]=a&name[]=b`, or `name=a,b`. */
export function list({ query }: RestRequest, name: string): string[] | undefined {
  if (query.has(`${name}[]`)) return query.getAll(`${name}[]`);
  return query.get(name)?.split(/[\s,]+/);
}

export function oneOf(value: string | undefined, name: string, values: string[]): void {
  if (value !== undefined && !values.includes(value)) {
    throw invalidParameter(name, `is not one of ${values.join(', ')}.`);
  }
}

/** A page of a collection, with what WordPress says of the whole of it. */
export function paged(request: RestRequest, all: object[]): RestReply {
  const perPage = whole(request, 'per_page') ?? 10;
  if (perPage < 1 || perPage > 100) {
    throw invalidParameter('per_page', 'must be between 1 (inclusive) and 100 (inclusive)');
  }
  const page = whole(request, 'page') ?? 1;
  return {
    status: 200,
    body: all.slice((page - 1) * perPage, page * perPage),
    headers: {
      'x-wp-total': String(all.length),
      'x-wp-totalpages': String(Math.ceil(all.length / perPage)),
    },
  };
}

/** `_fields`: of the answer only these, by name or by way. */
export function chosen(body: unknown, fields: string | null): unknown {
  if (fields === null) return body;
  if (Array.isArray(body)) return body.map((one) => chosen(one, fields));
  const picked: Record<string, unknown> = {};
  for (const way of fields.split(',')) {
    const [name = '', inner] = way.split('.');
    const value = (body as Record<string, unknown>)[name];
    if (value === undefined) continue;
    picked[name] = inner === undefined ? value : chosen(value, inner);
  }
  return picked;
}
