import type { NinjsArticle, NinjsConcept } from '../../article/ninjs.ts';
import { type Thing, textsOf } from '../html/json-ld.ts';
import { isObject, listOf } from '../json.ts';

type Concepts = Pick<NinjsArticle, 'people' | 'organisations' | 'places' | 'subjects'>;

const most = 200;

/** What the article is about, and what it mentions, by kind. */
export function conceptsIn(thing: Thing): { [Kind in keyof Concepts]-?: NinjsConcept[] } {
  const concepts = {
    people: [] as NinjsConcept[],
    organisations: [] as NinjsConcept[],
    places: [] as NinjsConcept[],
    subjects: [] as (NinjsConcept & { creator: string })[],
  };
  for (const rel of ['about', 'mentions']) {
    for (const one of listOf(thing[rel]).slice(0, most).filter(isObject)) {
      const [name] = textsOf(one.name);
      if (name === undefined) continue;
      const concept = { name, rel, ...identityOf(one) };
      const type = textsOf(one['@type']).join(' ');
      if (/person/i.test(type)) concepts.people.push(concept);
      else if (/organi[sz]ation|corporation|team/i.test(type)) concepts.organisations.push(concept);
      else if (/place|city|country|state|area/i.test(type)) concepts.places.push(concept);
      else concepts.subjects.push({ ...concept, creator: 'publisher' });
    }
  }
  return concepts;
}

/** Strict enough for the ninjs schema's `format: uri`. */
function identityOf(thing: Thing): { uri: string } | undefined {
  const uris = ['sameAs', '@id', 'url'].flatMap((name) => textsOf(thing[name]));
  const uri = uris.find((one) => /^https?:/.test(one) && URL.canParse(one));
  return uri === undefined ? undefined : { uri: new URL(uri).href };
}
