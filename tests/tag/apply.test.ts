import { describe, expect, it } from 'vitest';
import { applyTags, withoutEngineTags } from '../../lambdas/tag/apply.ts';
import type { Tags } from '../../lambdas/tag/engine.ts';
import { articleOf, undeclared } from './article.ts';

const engine = { name: 'trial', version: '7' };
const nothing: Tags = { subjects: [], people: [], organisations: [], places: [] };

const iran = {
  name: 'Iran',
  uri: 'http://www.wikidata.org/entity/Q794',
  literal: 'IR',
  rel: 'about' as const,
  confidence: 99,
  count: 9,
  evidence: [],
};
const sanction = { code: 'medtop:20000642', confidence: 63.6, evidence: [] };

describe('applying tags', () => {
  it('adds the topic and every broader one, signed by the engine, in percent', () => {
    const { subjects } = applyTags(articleOf({}), { ...nothing, subjects: [sanction] }, engine);
    const common = { creator: 'urn:wirecopy:engine:trial:7', confidence: 64 };
    expect(subjects).toEqual([
      {
        name: 'economic sanction',
        uri: 'http://cv.iptc.org/newscodes/mediatopic/20000642',
        literal: 'medtop:20000642',
        ...common,
      },
      {
        name: 'international relations',
        uri: 'http://cv.iptc.org/newscodes/mediatopic/20000638',
        literal: 'medtop:20000638',
        ...common,
      },
      {
        name: 'politics',
        uri: 'http://cv.iptc.org/newscodes/mediatopic/11000000',
        literal: 'medtop:11000000',
        ...common,
      },
    ]);
  });

  it('is as sure of a broader topic as of the surest one below it', () => {
    const diplomacy = { code: 'medtop:20000639', confidence: 90, evidence: [] };
    const tagged = applyTags(
      articleOf({}),
      { ...nothing, subjects: [sanction, diplomacy] },
      engine,
    );
    const relations = tagged.subjects?.filter(({ literal }) => literal === 'medtop:20000638');
    expect(relations).toMatchObject([{ confidence: 90 }]);
  });

  it('leaves out a topic that IPTC does not have', () => {
    const unknown = { code: 'medtop:12345678', confidence: 90, evidence: [] };
    const tagged = applyTags(articleOf({}), { ...nothing, subjects: [unknown] }, engine);
    expect(tagged.subjects).toBeUndefined();
  });

  it('writes entities without what ninjs has no field for', () => {
    const { places } = applyTags(articleOf({}), { ...nothing, places: [iran] }, engine);
    expect(places).toEqual([{ name: 'Iran', rel: 'wirecopy:about', uri: iran.uri, literal: 'IR' }]);
  });

  it('sets the language only where the article declares none', () => {
    const language = { code: 'fr', confidence: 90 };
    const open = undeclared({ headline: 'x', text: 'y' });
    expect(applyTags(open, { ...nothing, language }, engine).language).toBe('fr');
    expect(applyTags(articleOf({}), { ...nothing, language }, engine).language).toBe('en');
    expect(applyTags(open, nothing, engine).language).toBeUndefined();
  });

  it('does not touch the article it is given', () => {
    const article = Object.freeze(articleOf({ places: [] }));
    const before = structuredClone(article);
    applyTags(article, { ...nothing, places: [iran], subjects: [sanction] }, engine);
    expect(article).toEqual(before);
  });
});

describe('what the publisher tagged', () => {
  it('stays, and the engine adds no second tag for the same thing', () => {
    const published = {
      subjects: [{ name: 'Sanktionen', literal: 'medtop:20000642', creator: 'publisher' }],
      places: [{ name: 'Persia', literal: 'IR' }],
      people: [{ name: 'JANE DOE', rel: 'about' }],
    };
    const jane = { ...iran, name: 'Jane Doe' };
    const { uri: _, literal: __, ...person } = jane;
    const tagged = applyTags(
      articleOf(published),
      { ...nothing, subjects: [sanction], places: [iran], people: [person] },
      engine,
    );
    expect(tagged.places).toEqual(published.places);
    expect(tagged.people).toEqual(published.people);
    expect(tagged.subjects?.[0]).toEqual(published.subjects[0]);
    expect(tagged.subjects?.map(({ name }) => name)).toEqual([
      'Sanktionen',
      'international relations',
      'politics',
    ]);
  });

  it('is all that is left without the engine’s tags', () => {
    const article = articleOf({ places: [{ name: 'Persia', rel: 'mentions' }] });
    const tagged = applyTags(article, { ...nothing, places: [iran], subjects: [sanction] }, engine);
    expect(tagged.places).toHaveLength(2);
    expect(withoutEngineTags(tagged)).toEqual(article);
  });
});

describe('tagging again', () => {
  it('replaces what an earlier engine said', () => {
    const once = applyTags(
      articleOf({}),
      { ...nothing, places: [iran], subjects: [sanction], people: [iran], organisations: [iran] },
      engine,
    );
    const strike = { code: 'medtop:20000530', confidence: 80, evidence: [] };
    const twice = applyTags(
      once,
      { ...nothing, subjects: [strike] },
      { name: 'other', version: '1' },
    );
    expect(twice).toEqual(
      applyTags(articleOf({}), { ...nothing, subjects: [strike] }, { name: 'other', version: '1' }),
    );
  });
});
