import type { Reading } from '../../lambdas/article/reading.ts';
import { any, newsml12, newsmlG2, nitf, type SourceFields } from './xml-fields.ts';
import { xmlSource } from './xml-source.ts';

/** What a file holds of the article that was read from it; empty for formats that have no fields. */
export function sourceFields(text: string, format: string, reading: Reading): SourceFields {
  switch (format) {
    case 'nitf':
      return nitf(xmlSource(text));
    case 'newsml-g2':
      return newsmlG2(xmlSource(text), reading);
    case 'newsml-1.2':
      return newsml12(xmlSource(text), reading);
    case 'ninjs':
      return ninjs(JSON.parse(text));
    case 'digitalwires':
      return digitalwires(JSON.parse(text));
    case 'anpa':
      return anpa(text);
    case 'iptc7901':
      return iptc7901(text);
    case 'email':
      return email(text);
    default:
      return {};
  }
}

type Json = Record<string, unknown>;

function ninjs(whole: Json): SourceFields {
  const inner = (whole.data as Json | undefined)?.item as Json | undefined;
  const item = inner ?? whole;
  const value = (...names: string[]) =>
    names
      .map((name) => item[name] ?? item[name.toLowerCase()])
      .find((one) => one !== undefined && one !== '' && one !== null);
  const has = (...names: string[]) => (value(...names) === undefined ? 0 : 1);
  const list = (...names: string[]): Json[] => {
    const found = value(...names);
    if (typeof found !== 'object' || found === null) return [];
    return (Array.isArray(found) ? found : Object.values(found)).filter(
      (one) => typeof one === 'object',
    );
  };
  const named = (...names: string[]) => list(...names).filter(({ name }) => name).length;
  const media = list('associations');
  return {
    head: any(has('headline', 'title') + list('headlines').length),
    subh: Math.max(0, list('headlines').length - 1),
    by: has('by', 'byline'),
    place: has('located'),
    lang: has('language'),
    id: has('uri', 'guid'),
    vers: has('version'),
    ids: Array.isArray(value('altIds'))
      ? list('altIds').length
      : Object.keys((value('altIds') as Json) ?? {}).length,
    first: has('firstCreated'),
    made: has('versionCreated'),
    orig: has('contentCreated'),
    urg: Number(value('urgency') ?? 0),
    subj: named('subjects', 'subject') + ((value('keywords') as string[] | undefined)?.length ?? 0),
    geo: named('places', 'place'),
    names: named('people', 'person') + named('organisations', 'organisation'),
    event: named('events', 'event') + named('objects', 'object'),
    desc: Object.keys(item).some((name) => /^bod(?:y_|ies)/.test(name))
      ? any(list('descriptions').length + has('description_text'))
      : 0,
    genre: named('genres', 'genre'),
    terms: has('usageTerms'),
    copy: has('copyrightHolder') + has('copyrightNotice'),
    emb: has('embargoedUntil', 'embargoed'),
    exp: has('expires'),
    note: has('edNote'),
    src: any(named('infoSources', 'infoSource') + has('source', 'provider')),
    slug: has('slugline'),
    media: media.length,
    capt: media.filter(
      (one) => one.description_text ?? (one.descriptions as unknown[] | undefined)?.length,
    ).length,
    cred: media.filter((one) => one.by ?? one.byline).length,
    size: media
      .flatMap(({ renditions }) =>
        typeof renditions === 'object' && renditions !== null
          ? Object.values(renditions as Record<string, Json>)
          : [],
      )
      .filter(
        ({ href, width, sizeInBytes, sizeinbytes }) =>
          href && (width ?? sizeInBytes ?? sizeinbytes),
      ).length,
  };
}

function digitalwires(item: Json): SourceFields {
  const has = (name: string) => (item[name] ? 1 : 0);
  const categories = item.categories as { type: string; name: string; qcode?: string }[];
  const ofType = (...kinds: string[]) =>
    new Set(
      categories.flatMap(({ type, name, qcode }) =>
        kinds.some((kind) => type === `dnltype:${kind}`) ? [`${type} ${name} ${qcode}`] : [],
      ),
    ).size;
  const media = (item.associations ?? []) as Json[];
  const notes = (item.ednotes ?? []) as { is_publishable: boolean }[];
  return {
    head: has('headline'),
    subh: has('kicker') + has('subhead'),
    by: has('byline'),
    place: has('dateline'),
    lang: has('language'),
    id: has('urn'),
    vers: has('version'),
    made: has('version_created'),
    orig: has('content_created'),
    urg: Number(item.urgency ?? 0),
    subj: ofType('dpasubject', 'subject', 'keyword', 'desk'),
    geo: ofType('geosubject', 'poi', 'located'),
    names: ofType('person', 'organisation'),
    genre: ofType('genre'),
    desc: has('teaser'),
    terms: has('usageterms'),
    copy: has('copyrightnotice'),
    emb: has('embargoed'),
    note: any(notes.filter((note) => note.is_publishable).length),
    src: new Set([
      ...categories.flatMap(({ type, name }) =>
        /infosource|provider/.test(type) && name ? [name] : [],
      ),
      ...(item.creditline ? [item.creditline] : []),
    ]).size,
    media: media.length,
    capt: media.filter(({ caption }) => caption).length,
    cred: media.filter(({ creditline }) => creditline).length,
    size: media.flatMap(({ renditions }) => renditions as Json[]).filter(({ width }) => width)
      .length,
  };
}

const lines = (text: string, pattern: RegExp) => (text.match(pattern) ?? []).length;

function anpa(text: string): SourceFields {
  return {
    head: 1,
    by: any(lines(text, /^\^By /gm)),
    place: any(lines(text, /^\s+[A-Z]{3}.*\((?:AP|NP)\) _/gm)),
    id: any(lines(text, /^.?\^(?:BC|AM|PM)-/gm)),
    vers: any(lines(text, /^.?\^(?:BC|AM|PM)-.*, \d\w\w Ld/gm)),
    ids: 1,
    made: any(lines(text, /\d\d-\d\d-\d\d \d{4}GMT/g)),
    slug: any(lines(text, /^.?\^(?:BC|AM|PM)-/gm)),
    note: any(lines(text, /^\^(?:Eds|AP Photo)/gm)),
    src: any(lines(text, /\((?:AP|NP)\) _/g)),
  };
}

function iptc7901(text: string): SourceFields {
  const [, priority = '0'] = /^\W?\w+ (\d)/.exec(text) ?? [];
  return {
    head: 1,
    place: any(lines(text, / \(dpa\) - /g)),
    ids: 1,
    made: any(lines(text, /\d{6} GMT/g)),
    urg: Number(priority),
    slug: any(lines(text, /^[A-Z][\w-]+\/.*$/gm)),
    src: any(lines(text, / \(dpa\) - /g)),
  };
}

function email(text: string): SourceFields {
  const head = text.split(/\r?\n\r?\n(?=\S)/)[0] ?? '';
  const has = (name: string) => any(lines(head, new RegExp(`^${name}:\\s*\\S`, 'gim')));
  return {
    head: has('subject'),
    by: any(lines(head, /^from:\s*"?[a-z][^@\n]* </gim)),
    lang: has('content-language'),
    id: has('message-id'),
    made: has('date'),
    exp: has('expires'),
    subj: has('keywords'),
    src: has('organization'),
  };
}
