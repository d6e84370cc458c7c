import type { NinjsArticle } from '../../article/ninjs.ts';
import { withoutEngineTags } from '../apply.ts';
import type { TaggingEngine, Tags } from '../engine.ts';
import { foreignNames, knownNames, type Named } from './gazetteer.ts';
import { detectLanguage } from './language.ts';
import { findOrganisations, formedOrganisations, knownOrganisations } from './organisations.ts';
import { findPeople } from './people.ts';
import { findPlaces, placeMentions } from './places.ts';
import { rank } from './rank.ts';
import { findSubjects } from './subjects.ts';
import { type Passage, passages, takenBy } from './text.ts';

/**
 * The engine in the bundle: no network, no model, the same answer every time. It reads English. Of
 * other languages it tells which one it is, finds countries by the names that mean nothing else
 * there, and takes over what the publisher tagged; it claims no people, organisations or subjects
 * of its own.
 */
export const embeddedEngine: TaggingEngine = {
  name: 'embedded',
  version: '1',
  tag,
};

async function tag(tagged: NinjsArticle): Promise<Tags> {
  const article = withoutEngineTags(tagged);
  const detected = article.language === undefined ? await detectLanguage(article) : undefined;
  const language = primary(article.language ?? detected?.code);
  const stated = stateLanguage(article.language, detected);
  const text = passages(article);
  return {
    ...(stated && { language: stated }),
    ...(language === 'en' ? tagEnglish(article, text) : tagOther(article, text, language)),
  };
}

function stateLanguage(
  declared: string | undefined,
  detected: Awaited<ReturnType<typeof detectLanguage>>,
): Tags['language'] {
  if (declared !== undefined) return { code: declared, confidence: 100 };
  return detected?.reliable ? { code: detected.code, confidence: detected.confidence } : undefined;
}

function tagEnglish(article: NinjsArticle, text: Passage[]): Omit<Tags, 'language'> {
  const named = knownNames(text);
  const places = placeMentions(named, text);
  const others = named.filter(({ value }) => value.kind === 'other');
  const known = knownOrganisations(named);
  const formed = formedOrganisations(text, takenBy([...others, ...known]));
  const organisations = [...known, ...formed];
  const placeNames = places.map((one) => one.named);
  const taken = takenBy([...others, ...organisations, ...placeNames]);
  return {
    subjects: findSubjects(article, text),
    people: rank(findPeople(text, taken)),
    organisations: rank(findOrganisations(organisations)),
    places: rank(findPlaces(places)),
  };
}

function tagOther(
  article: NinjsArticle,
  text: Passage[],
  language: string,
): Omit<Tags, 'language'> {
  const named: Named[] = language === '' ? [] : foreignNames(text, language);
  return {
    subjects: findSubjects(article, []),
    people: [],
    organisations: [],
    places: rank(findPlaces(placeMentions(named, text))),
  };
}

/** "en" of "en-GB"; '' where the language is not known. */
function primary(language: string | undefined): string {
  return /^[a-z]{2,3}(?=-|$)/i.exec(language ?? '')?.[0].toLowerCase() ?? '';
}
