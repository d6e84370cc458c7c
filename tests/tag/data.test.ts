import { describe, expect, it } from 'vitest';
import { ambiguousPlaces } from '../../lambdas/tag/data/ambiguous-places.ts';
import { countries } from '../../lambdas/tag/data/countries.ts';
import { sectionTopics, topicCues } from '../../lambdas/tag/data/topic-cues.ts';
import { allTopics, broaderTopics, topic } from '../../lambdas/tag/topics.ts';

describe('the countries', () => {
  it('have each code, item and name once', () => {
    for (const column of [
      countries.map(({ code }) => code),
      countries.map(({ alpha3 }) => alpha3),
      countries.map(({ wikidata }) => wikidata),
      countries.flatMap(({ name, aliases = [], demonyms, within }) => [
        name,
        ...aliases,
        ...demonyms,
        ...within,
      ]),
    ]) {
      expect(column.filter((one, at) => column.indexOf(one) < at)).toEqual([]);
    }
  });

  it('are what the runtime’s own region names know, but for Kosovo’s user-assigned code', () => {
    const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
    expect(countries.filter(({ code }) => names.of(code) === undefined)).toEqual([]);
    expect(countries.length).toBeGreaterThanOrEqual(195);
  });

  it('are where ambiguous names lead', () => {
    const codes = new Set(countries.map(({ code }) => code));
    const led = ambiguousPlaces.flatMap(({ readings, otherwise }) => [
      ...readings.map(({ code }) => code),
      ...(otherwise === undefined ? [] : [otherwise]),
    ]);
    expect(led.filter((code) => !codes.has(code))).toEqual([]);
  });
});

describe('the Media Topics', () => {
  it('lead up to the seventeen at the top', () => {
    const topics = [...allTopics()];
    expect(topics.length).toBeGreaterThan(1000);
    const tops = new Set(topics.map(({ code }) => broaderTopics(code).at(-1)?.code ?? code));
    expect(tops.size).toBe(17);
  });

  it('are called in our cue table what IPTC calls them', () => {
    const strays = topicCues.filter(([code, name]) => topic(`medtop:${code}`)?.name !== name);
    expect(strays.map(([code, name]) => `${code} ${name}`)).toEqual([]);
  });

  it('are cued in every field, each once', () => {
    const codes = topicCues.map(([code]) => code);
    expect(codes).toEqual([...new Set(codes)]);
    const fields = new Set(codes.map((code) => broaderTopics(`medtop:${code}`).at(-1)?.code));
    expect(fields.size).toBeGreaterThanOrEqual(17);
  });

  it('stand behind every section name', () => {
    const strays = Object.entries(sectionTopics).filter(([, code]) => !topic(`medtop:${code}`));
    expect(strays).toEqual([]);
  });
});
