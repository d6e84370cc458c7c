import type { Answer } from '../partner/push.ts';
import type { Secrets } from '../partner/secrets.ts';

const mask = '[secret]';

/** What stands in an `Authorization` header after these is a secret, or made of one. */
const authorization = /\b(basic|bearer)(\s+)[\w.~+/=-]{6,}/gi;

/**
 * An answer as it may be kept and shown. Some servers say again what was sent to them, headers and
 * all: no secret of the subscription is kept with their words.
 */
export function withoutSecrets(answer: Answer, { signing, credential }: Secrets): Answer {
  const words = [...signing.flatMap((one) => [one, one.replace(/^whsec_/, '')]), credential ?? ''];
  return withoutWords(answer, words);
}

/** The same for any other words that are nobody's but ours. */
export function withoutWords(answer: Answer, secret: string[]): Answer {
  const words = secret
    .flatMap((one) => [one, JSON.stringify(one).slice(1, -1), encodeURIComponent(one)])
    // WordPress takes its passwords with and without the spaces in which it shows them.
    .flatMap((one) => [one, one.replaceAll(' ', '')])
    // What is shorter stands by chance in any text.
    .filter((one) => one.length >= 6)
    .toSorted((one, other) => other.length - one.length);
  const clean = (text: string) =>
    words
      .reduce((rest, word) => rest.replaceAll(word, mask), text)
      .replace(authorization, `$1$2${mask}`);
  return {
    ...answer,
    detail: clean(answer.detail),
    ...(answer.text !== undefined && { text: clean(answer.text) }),
  };
}
