import * as z from 'zod/mini';
import type { Answer } from '../../partner/push.ts';
import { asAnswer } from '../http/answer.ts';
import type { Reply } from '../http/request.ts';

/** How WordPress says what went wrong; of parameters, also what with each. */
const Failure = z.object({
  code: z.string(),
  message: z.optional(z.string()),
  data: z.catch(
    z.optional(
      z.object({
        params: z.optional(z.record(z.string(), z.string())),
        details: z.optional(
          z.record(
            z.string(),
            z.object({ code: z.string(), data: z.optional(z.object({ status: z.number() })) }),
          ),
        ),
      }),
    ),
    undefined,
  ),
});

/** The code of a failure; undefined for what is none of WordPress. */
export function codeOf(json: unknown): string | undefined {
  return Failure.safeParse(json).data?.code;
}

const password =
  'have the user make a new application password (Users, Profile), and set it by "wirecopy partners credential"';

const role = 'give the user the role Author, or Editor if posts are to be shown under other users';

/** What the desk, or the partner, can do about it. */
const remedies: Record<string, string> = {
  incorrect_password: `the site does not know the application password: ${password}`,
  invalid_username: 'the site has no user of that name: correct "user"',
  invalid_email: 'the site has no user of that name: correct "user"',
  application_passwords_disabled: 'the site has application passwords switched off',
  application_passwords_disabled_for_user:
    'the site has application passwords switched off for the user',
  rest_not_logged_in: `the site did not see the application password; either its server drops the Authorization header, or ${password}`,
  rest_cannot_create: `the user may not make this: ${role}`,
  rest_cannot_edit: `the user may not change this post: ${role}`,
  rest_cannot_edit_others: `the user may not make posts of other users: ${role}`,
  rest_cannot_publish: 'the user may not publish: give it the role Author, or set "status: draft"',
  rest_cannot_delete: `the user may not take this post down: ${role}`,
  rest_user_cannot_delete_post: `the user may not take this post down: ${role}`,
  rest_cannot_assign_term: `the user may not assign these categories: ${role}`,
  rest_forbidden_context: `the user may not edit posts: ${role}`,
  rest_forbidden_status: `the user may not edit posts: ${role}`,
  rest_forbidden: 'the site keeps the user from its REST API: ask its operator',
  rest_no_route: 'the site has posts switched off in its REST API: ask its operator',
  rest_invalid_author: 'the site has no user of that number: correct "author"',
};

/**
 * What it means that a reply is not what was asked for. A status that blames an article is left out:
 * whatever a site says of a question, of a category or of an empty draft, the article is not to blame.
 *
 * @param changes whether the request, if it was carried out, changed anything
 */
export function refusalOf(reply: Reply, json: unknown, changes: boolean): Answer {
  const answer = asAnswer(reply);
  const said = Failure.safeParse(json).data;
  const isDone = answer.result === 'accepted';
  const { status, ...rest } = answer;
  return {
    ...rest,
    ...(status !== undefined && !blamesArticle.has(status) && { status }),
    // It says that it did it, and not what: it may have.
    result: !changes ? 'refused' : isDone ? 'unknown' : answer.result,
    detail:
      said && !isDone
        ? `${answer.detail}: ${wordsFor(said, reply.status)}`
        : foreign(reply, answer.detail),
  };
}

const blamesArticle = new Set([400, 413, 415, 422]);

/** Something answered that is not WordPress, or that writes into its answers. */
function foreign({ status, headers }: Reply, detail: string): string {
  if (status === 401 || status === 403) {
    return `${detail}, by something in front of WordPress: ask the site's operator to let us through to its REST API`;
  }
  if (status >= 300 && status !== 404) return detail;
  const isPage = /html/i.test(headers['content-type'] ?? '');
  const what = isPage ? 'a web page' : 'something else than was asked for';
  return `the address is not a WordPress REST API: it answered ${status} with ${what}`;
}

function wordsFor({ code, message = '', data }: z.infer<typeof Failure>, status: number): string {
  const said = [message, ...Object.values(data?.params ?? {})].join(' ');
  const [inner] = Object.values(data?.details ?? {});
  const known = inner && remedies[inner.code] !== undefined;
  if (known) return wordsFor({ code: inner.code, data: undefined }, inner.data?.status ?? status);
  // 401 is said of what needs a user where the site sees none, whatever the code.
  const isUnseen = status === 401 && code.startsWith('rest_');
  const words = remedies[isUnseen ? 'rest_not_logged_in' : code] ?? plain(said);
  return `${words} (${plain(code)})`;
}

/** Messages hold markup, and could hold anything. */
function plain(text: string): string {
  return text
    .replace(/<[^>]*>|\p{Cc}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
}
