import mediatopics from './data/mediatopics.json' with { type: 'json' };

/** One of IPTC's Media Topics. */
export interface Topic {
  /** `medtop:20000642` */
  code: string;
  /** British English, as IPTC writes it. */
  name: string;
  /** American English, where it differs. */
  american?: string;
  /** Code of the next broader topic; none for the seventeen at the top. */
  broader?: string;
}

/** The concept's URI in IPTC's NewsCodes. */
export function topicUri(code: string): string {
  return `http://cv.iptc.org/newscodes/mediatopic/${code.replace('medtop:', '')}`;
}

const writtenCode = /^(?:medtop:|https?:\/\/cv\.iptc\.org\/newscodes\/mediatopic\/)(\d{8})$/;

/** The code that a publisher's URI or qcode stands for; undefined when it is no Media Topic. */
export function topicCode(written: string | undefined): string | undefined {
  const digits = writtenCode.exec(written ?? '')?.[1];
  return digits === undefined ? undefined : `medtop:${digits}`;
}

/** Undefined for a retired or unknown code. */
export function topic(code: string): Topic | undefined {
  return all().get(code);
}

/** The broader topics of `code`, the nearest first. */
export function broaderTopics(code: string): Topic[] {
  const found: Topic[] = [];
  for (let next = topic(code)?.broader; next !== undefined; ) {
    const broader = topic(next);
    if (!broader) break;
    found.push(broader);
    next = broader.broader;
  }
  return found;
}

/** Every topic by its code. */
export function allTopics(): Iterable<Topic> {
  return all().values();
}

let index: Map<string, Topic> | undefined;

function all(): Map<string, Topic> {
  index ??= new Map(mediatopics.topics.map((row) => toTopic(row)).map((one) => [one.code, one]));
  return index;
}

function toTopic([digits = '', name = '', broader = '', american]: string[]): Topic {
  return {
    code: `medtop:${digits}`,
    name,
    ...(american !== undefined && { american }),
    ...(broader !== '' && { broader: `medtop:${broader}` }),
  };
}
