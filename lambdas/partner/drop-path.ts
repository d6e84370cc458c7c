import * as z from 'zod/mini';

const name = String.raw`(?!\.\.?(?:/|$))(?:[A-Za-z0-9._=-]|\{article\}|\{date\})+`;

/** Where an article stands at a partner that is handed files: `news/{date}/{article}.json`. */
export const DropPath = dropPath('');

/** The same; a "/" at its start is the root of the partner's server. */
export const RootedDropPath = dropPath('/?');

function dropPath(start: string) {
  return z
    .string('must be text')
    .check(
      z.maxLength(512, 'must not be longer than 512 characters'),
      z.regex(/\{article\}/, 'must contain {article}, which tells one article from another'),
      z.regex(
        /^(?:[^{}]|\{article\}|\{date\})*$/,
        'has a placeholder other than {article} and {date}, which are all that there are',
      ),
      z.regex(
        new RegExp(`^${start}${name}(?:/${name})*$`),
        'must be names of letters, digits, ".", "_", "-" and "=", joined by "/", such as news/{date}/{article}.json',
      ),
    );
}

/** The path of one article: the same for all of its versions, and for its withdrawal. */
export function fillDropPath(
  template: string,
  { id, firstSeenAt }: { id: string; firstSeenAt: string },
): string {
  return template.replaceAll('{article}', id).replaceAll('{date}', firstSeenAt.slice(0, 10));
}
