import type { Reply } from './request.ts';

/** What a reply's body holds as JSON; undefined where it is none, or broke off. */
export function jsonOf({ body, complete }: Reply): unknown {
  if (!complete) return undefined;
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
