import type { OutgoingHttpHeaders } from 'node:http';
import * as z from 'zod/mini';
import { Ended, type Exchange } from '../http/attempt.ts';
import { jsonOf } from '../http/json-of.ts';
import { remembered } from '../http/remembered.ts';
import { NoReply } from '../http/request.ts';
import { userAgent } from '../http/user-agent.ts';
import { refusalOf } from './refusal.ts';

/** Roots of REST APIs by the addresses of their sites. */
const roots = remembered<string>(1000);

/** Milliseconds: a site that is rebuilt is found again after this. */
const holds = 10 * 60_000;

const Index = z.object({ namespaces: z.array(z.string()) });

/**
 * Where a site's REST API is: below `/wp-json/`, or where its front page says by a `Link` of the
 * relation `https://api.w.org/`, which it does when it is elsewhere. Only the same origin will do: the
 * password is for no other.
 *
 * @see https://developer.wordpress.org/rest-api/using-the-rest-api/discovery/
 * @throws Ended as refused when it is nowhere; NoReply
 */
export async function findRoot(
  site: string,
  headers: OutgoingHttpHeaders,
  exchange: Exchange,
): Promise<string> {
  const known = roots.get(site);
  if (known !== undefined) return known;
  const usual = new URL(`${new URL(site).pathname.replace(/\/$/, '')}/wp-json/`, site).href;
  const first = await ask(usual, headers, exchange);
  const told = first.isElsewhere ? await toldBy(site, exchange) : undefined;
  const root = told === undefined ? first : await ask(told, headers, exchange);
  if (!root.isRoot) throw new Ended(first.answer);
  roots.set(site, root.url, holds);
  return root.url;
}

async function ask(root: string, headers: OutgoingHttpHeaders, exchange: Exchange) {
  const url = new URL(root);
  url.searchParams.set('_fields', 'namespaces');
  const room = { limit: 1024 * 1024 };
  const reply = await exchange(url.href, { method: 'GET', headers }, room).catch(asUnsent);
  const json = jsonOf(reply);
  const isRoot = Index.safeParse(json).data?.namespaces.includes('wp/v2') ?? false;
  const { status } = reply;
  return {
    url: root,
    isRoot,
    // It answered, and has no such page or another.
    isElsewhere: !isRoot && (status === 200 || status === 404),
    answer: refusalOf(reply, json, false),
  };
}

/** @returns the root that the site's front page names, if it is of the same origin */
async function toldBy(site: string, exchange: Exchange): Promise<string | undefined> {
  const { headers } = await exchange(site, {
    method: 'HEAD',
    headers: { 'user-agent': userAgent },
  }).catch(asUnsent);
  const link = headers.link;
  const links = Array.isArray(link) ? link.join(', ') : (link ?? '');
  const told = /<([^<>]+)>\s*;\s*rel="?https:\/\/api\.w\.org\/"?/.exec(links)?.[1];
  const root = told === undefined ? null : URL.parse(told, site);
  return root?.origin === new URL(site).origin ? root.href : undefined;
}

function asUnsent(error: unknown): never {
  throw error instanceof NoReply ? new NoReply(error.message, false) : error;
}
