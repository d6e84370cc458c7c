import { times } from './behaviours.ts';
import { Random } from './random.ts';

const { second, minute, hour } = times;

export const publishers = ['north', 'east', 'south', 'west'];
export const topics = ['harbour', 'budget', 'festival', 'railway', 'orchard', 'election'];

/** What one version of an article says, as far as filters and readers can tell. */
export interface Version {
  number: number;
  /** Stands in each paragraph and in the headline, and nowhere else in the world. */
  marker: string;
  publisher: string;
  topic: string;
  urgency: number;
  /** Epoch milliseconds. */
  embargoedUntil?: number;
  expires?: number;
}

/** What a publisher does; times are epoch milliseconds. */
export type Deed = { at: number; key: string } & (
  | { kind: 'publish'; version: Version; created: number }
  | { kind: 'kill' }
  | { kind: 'delete' }
);

/** An article and all that its publisher does with it, in the order of time. */
export interface Story {
  uri: string;
  deeds: Deed[];
}

export function makeStory(number: number, start: number, random: Random): Story {
  const publisher = random.pick(publishers);
  const name = String(number).padStart(4, '0');
  const tell = teller(`${publisher}/${name}`, name, publisher, random);
  const at = start + random.whole(0, 4 * hour);
  const deeds = random.chance(0.2) ? outOfOrder(tell, at, random) : inOrder(tell, at, random);
  return { uri: `urn:news:${name}`, deeds: deeds.sort((a, b) => a.at - b.at) };
}

/** As little as a moment, or hours; often no longer than a partner is busy with what came before. */
function pause(random: Random): number {
  return random.weighted([
    [3, () => random.whole(100, 5 * second)],
    [4, () => random.whole(5 * second, 90 * second)],
    [2, () => random.whole(90 * second, 10 * minute)],
    [2, () => random.whole(10 * minute, 2 * hour)],
  ])();
}

type Tell = ReturnType<typeof teller>;

function teller(path: string, name: string, publisher: string, random: Random) {
  let number = 0;
  let last = { topic: random.pick(topics), urgency: random.whole(1, 6) };
  const next = (more: Pick<Version, 'embargoedUntil' | 'expires'> = {}): Version => {
    number += 1;
    last = {
      topic: random.chance(0.2) ? random.pick(topics) : last.topic,
      urgency: random.chance(0.2) ? random.whole(1, 6) : last.urgency,
    };
    const marker = `zq${name}v${String(number).padStart(2, '0')}zq`;
    return { number, marker, publisher, ...last, ...more };
  };
  return { path, next };
}

/** One file, which is written over, and perhaps killed, deleted, and back again. */
function inOrder({ path, next }: Tell, first: number, random: Random): Deed[] {
  const key = `${path}.json`;
  const deeds: Deed[] = [];
  let at = first;
  const publish = (version: Version) =>
    deeds.push({ at, key, kind: 'publish', version, created: at });
  const corrections = random.weighted([
    [45, 0],
    [30, 1],
    [15, 2],
    [10, 4],
  ]);
  const end = random.weighted<Deed['kind']>([
    [70, 'publish'],
    [18, 'kill'],
    [12, 'delete'],
  ]);
  const expires = corrections === 0 && end === 'publish' && random.chance(0.1);
  const embargoed = (chance: number) =>
    random.chance(chance) && { embargoedUntil: at + random.whole(30 * minute, 20 * hour) };
  publish(
    next({ ...embargoed(0.12), ...(expires && { expires: at + random.whole(hour, 30 * hour) }) }),
  );
  for (let number = 0; number < corrections; number++) {
    at += pause(random);
    publish(next({ ...embargoed(0.06) }));
  }
  if (random.chance(0.15)) {
    const again = deeds.at(-1);
    at += pause(random);
    if (again) deeds.push({ ...again, at });
  }
  if (end !== 'publish') {
    at += pause(random);
    deeds.push({ at, key, kind: end });
    if (random.chance(0.3)) {
      at += 5 * second + pause(random);
      publish(next());
    }
  }
  return deeds;
}

/** A file for each version, uploaded in any order: which is the newest stands in the document. */
function outOfOrder({ path, next }: Tell, first: number, random: Random): Deed[] {
  const deeds: Deed[] = [];
  const count = random.whole(2, 4);
  const versions = Array.from({ length: count }, (_, index) => ({
    version: next(),
    created: first + index * 30 * second,
    rank: random.next(),
  }));
  let at = first + count * 30 * second;
  for (const { version, created } of versions.toSorted((a, b) => a.rank - b.rank)) {
    at += pause(random);
    deeds.push({ at, key: `${path}-${version.number}.json`, kind: 'publish', version, created });
  }
  if (random.chance(0.25)) {
    at += 5 * second + pause(random);
    deeds.push({ at, key: `${path}-kill.json`, kind: 'kill' });
  }
  return deeds;
}

/**
 * The sequential model: what stands of a story when each deed is done before the next begins.
 * Undefined when it is withdrawn.
 */
export function standing({ deeds }: Story): Version | undefined {
  let stands: { version?: Version; order: number; key: string } | undefined;
  for (const deed of deeds) {
    const stored = Math.floor(deed.at / second) * second;
    if (deed.kind === 'delete') {
      if (stands?.key === deed.key) stands = { order: stands.order, key: deed.key };
      continue;
    }
    const order = deed.kind === 'publish' ? Math.min(deed.created, stored) : stored;
    if (stands && order < stands.order) continue;
    const { key } = deed;
    stands = { order, key, ...(deed.kind === 'publish' && { version: deed.version }) };
  }
  return stands?.version?.expires === undefined ? stands?.version : undefined;
}

/** The file of a deed, ninjs 3; undefined for a deletion. */
export function fileOf(uri: string, deed: Deed): string | undefined {
  if (deed.kind === 'delete') return undefined;
  const standard = { name: 'ninjs', version: '3.1' };
  if (deed.kind === 'kill') {
    return JSON.stringify({ uri, standard, type: 'text', pubStatus: 'canceled', headlines: [] });
  }
  const { version, created } = deed;
  const { marker, topic, urgency, embargoedUntil, expires } = version;
  const time = (at: number) => new Date(at).toISOString();
  return JSON.stringify({
    uri,
    standard,
    type: 'text',
    pubStatus: 'usable',
    language: 'en',
    urgency,
    versionCreated: time(created),
    ...(embargoedUntil !== undefined && { embargoedUntil: time(embargoedUntil) }),
    ...(expires !== undefined && { expires: time(expires) }),
    headlines: [{ value: `${sentence(marker, 0, 4)} ${topic}` }],
    bodies: [
      {
        contentType: 'text/plain',
        value: [1, 2, 3]
          .map((place) => `The ${topic}: ${sentence(marker, place, 14)}.`)
          .join('\n\n'),
      },
    ],
  });
}

/** The versions that a text has anything of. */
export function markersIn(text: string): string[] {
  return [...new Set(text.match(/zq\d{4}v\d\dzq/g))];
}

/** Words of nobody's language, so that no article is like another, and no line comes twice. */
function sentence(marker: string, place: number, length: number): string {
  const random = new Random(`${marker}/${place}`);
  const syllable = () => random.pick([...'bdfgklmnprstvz']) + random.pick([...'aeiou']);
  const words = Array.from({ length }, () => `${syllable()}${syllable()}${syllable()}`);
  return [...words.slice(0, 2), marker, ...words.slice(2)].join(' ');
}
