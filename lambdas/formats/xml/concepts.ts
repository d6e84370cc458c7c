import { isUri } from '../../article/identity.ts';

/** The vocabularies of IPTC that every agency uses, by their usual aliases. */
const schemes: Record<string, string> = {
  medtop: 'http://cv.iptc.org/newscodes/mediatopic/',
  subj: 'http://cv.iptc.org/newscodes/subjectcode/',
  genre: 'http://cv.iptc.org/newscodes/genre/',
};

/** A code as ninjs has it: its URI where the vocabulary is known or it is one, else as it stands. */
export function identified(
  alias: string,
  code: string,
  declared?: ReadonlyMap<string, string>,
): { uri: string } | { literal: string } {
  if (alias === '' && /^(?:https?|urn|tag):/i.test(code) && isUri(code)) return { uri: code };
  const scheme = declared?.get(alias) ?? (Object.hasOwn(schemes, alias) ? schemes[alias] : '');
  const uri = scheme + code;
  return scheme && isUri(uri) ? { uri } : { literal: alias ? `${alias}:${code}` : code };
}

/** The alias and the code of a URI in one of those vocabularies: {@link identified} the other way. */
export function coded(uri: string): { alias: string; code: string } | undefined {
  return Object.entries(schemes).flatMap(([alias, scheme]) => {
    const code = uri.startsWith(scheme) ? uri.slice(scheme.length) : '';
    return /^[\w.-]+$/.test(code) ? [{ alias, code }] : [];
  })[0];
}

/** Each once, by all that it says, in their order. */
export function distinct<T>(list: T[]): T[] {
  return [...new Map(list.map((one) => [JSON.stringify(one), one])).values()];
}

/** Each name once, the first with what it says: where one has a code and another has none, that one. */
export function named<T extends { name: string; uri?: string; literal?: string }>(list: T[]): T[] {
  const byName = Map.groupBy(list, ({ name }) => name);
  return distinct(
    [...byName.values()].flatMap((same) => {
      const coded = same.filter(({ uri, literal }) => uri ?? literal);
      return coded.length > 0 ? coded : same.slice(0, 1);
    }),
  );
}

export function filled<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}
