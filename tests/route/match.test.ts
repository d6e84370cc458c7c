import { describe, expect, it } from 'vitest';
import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';
import type { Filter } from '../../lambdas/partner/subscription.ts';
import { match } from '../../lambdas/route/match.ts';
import { traitsOf } from '../../lambdas/route/traits.ts';
import { article } from '../formats/articles.ts';

const uri = (code: string) => `http://cv.iptc.org/newscodes/mediatopic/${code}`;

/** As tagging leaves it: on football, and so on competition and sport. */
const football = article({
  language: 'en-GB',
  subjects: [
    { name: 'soccer', uri: uri('20001065') },
    { name: 'competition discipline', uri: uri('20000822') },
    { name: 'sport', uri: uri('15000000') },
    { name: 'Reds', literal: 'desk:reds' },
  ],
});

function passes(filter: Filter, one: NinjsArticle = football): boolean {
  return judged(filter, one).matches;
}

function judged(filter: Filter, one: NinjsArticle = football) {
  return match(filter, traitsOf(one, 'harbour-post'));
}

describe('a filter', () => {
  it('without clauses lets every article through', () => {
    expect(passes({})).toBe(true);
  });

  it('lets through what one of its publishers sent', () => {
    expect(passes({ publishers: ['meridian-wire', 'harbour-post'] })).toBe(true);
    expect(passes({ publishers: ['meridian-wire'] })).toBe(false);
    expect(passes({ publishers: ['harbour'] })).toBe(false);
  });

  it.each<[asked: string, language: string | undefined, expected: boolean]>([
    ['en', 'en', true],
    ['en', 'en-GB', true],
    ['EN', 'en-gb', true],
    ['en-GB', 'en-GB', true],
    ['en-GB', 'en', false],
    ['en-GB', 'en-US', false],
    ['en', 'eng', false],
    ['en', undefined, false],
    ['', 'en', false],
  ])('for the language %j sees %j: %j', (asked, language, expected) => {
    const { language: _, ...rest } = article();
    expect(passes({ languages: [asked] }, { ...rest, ...(language && { language }) })).toBe(
      expected,
    );
  });

  it('for a subject lets narrower ones through, not broader ones', () => {
    expect(passes({ subjects: ['medtop:15000000'] })).toBe(true);
    expect(passes({ subjects: ['medtop:20001065'] })).toBe(true);
    const sport = article({ subjects: [{ name: 'sport', uri: uri('15000000') }] });
    expect(passes({ subjects: ['medtop:20001065'] }, sport)).toBe(false);
  });

  it('also knows the codes of other schemes', () => {
    expect(passes({ subjects: ['desk:reds'] })).toBe(true);
    expect(passes({ subjects: ['reds'] })).toBe(false);
  });

  it('joins its clauses by and, the values of one by or', () => {
    const filter = { publishers: ['harbour-post'], languages: ['de', 'en'] };
    expect(passes(filter)).toBe(true);
    expect(passes({ ...filter, subjects: ['medtop:01000000'] })).toBe(false);
  });

  it('with an empty clause lets nothing through', () => {
    expect(passes({ subjects: [] })).toBe(false);
  });

  it('knows people, organisations, places, keywords and genres by name or URI', () => {
    const one = article({
      people: [{ name: 'Ana Ruiz', uri: 'http://www.wikidata.org/entity/Q1' }],
      organisations: [{ name: 'Harbour Board' }],
      places: [{ name: 'São Tomé' }],
      subjects: [{ name: 'Ferry strike', rel: 'keyword' }],
      genres: [{ name: 'Interview' }],
    });
    expect(passes({ people: ['ana ruiz'] }, one)).toBe(true);
    expect(passes({ people: ['http://www.wikidata.org/entity/Q1'] }, one)).toBe(true);
    expect(passes({ people: ['Ruiz'] }, one)).toBe(false);
    expect(passes({ organisations: ['HARBOUR BOARD'] }, one)).toBe(true);
    expect(passes({ places: ['sa\u0303o tome\u0301'] }, one)).toBe(true);
    expect(passes({ keywords: ['ferry strike'] }, one)).toBe(true);
    expect(passes({ genres: ['interview'], places: ['Paris'] }, one)).toBe(false);
  });

  it('finds words in a row in headline and text, whatever stands between them', () => {
    const one = article({
      headlines: [{ value: 'Port “on strike”' }],
      bodies: [
        {
          role: 'main',
          contentType: 'text/plain',
          value: 'The ferries, said Wu, stay. 港口罢工结束',
        },
      ],
    });
    expect(passes({ text: ['port on strike'] }, one)).toBe(true);
    expect(passes({ text: ['FERRIES said'] }, one)).toBe(true);
    expect(passes({ text: ['ferrie'] }, one)).toBe(false);
    expect(passes({ text: ['strike ferries'] }, one)).toBe(false);
    expect(passes({ text: ['罢工'] }, one)).toBe(true);
    expect(passes({ text: [', '] }, one)).toBe(false);
  });

  it('bounds urgency and length', () => {
    const one = article({ urgency: 3 });
    expect(passes({ urgency: { most: 3 } }, one)).toBe(true);
    expect(passes({ urgency: { least: 4 } }, one)).toBe(false);
    expect(passes({ words: { least: 10, most: 10 } }, one)).toBe(true);
    expect(passes({ words: { least: 11 } }, one)).toBe(false);
    const { urgency: _, ...without } = one;
    expect(passes({ urgency: {} }, without)).toBe(false);
    expect(passes({ exclude: { urgency: { most: 9 } } }, without)).toBe(true);
  });

  it('keeps out what passes any clause of its exclude', () => {
    const filter = { languages: ['en'], exclude: { subjects: ['medtop:15000000'], words: {} } };
    expect(passes(filter)).toBe(false);
    expect(passes({ ...filter, exclude: { subjects: ['medtop:01000000'] } })).toBe(true);
    expect(passes({ ...filter, exclude: { subjects: [] } })).toBe(true);
  });

  it('says which clause decided, and on what', () => {
    expect(judged({ publishers: ['a', 'b'], languages: ['de'] })).toEqual({
      matches: false,
      failed: 'publishers',
      reason: 'publishers: it has harbour-post; asked for is a or b.',
    });
    expect(judged({ languages: ['de'] })).toMatchObject({ failed: 'languages' });
    expect(judged({ subjects: ['medtop:01000000'] }, article({ subjects: [] })).reason).toBe(
      'subjects: it has no subject; asked for is medtop:01000000.',
    );
    expect(judged({ languages: ['en'] }).reason).toBe('It passes languages.');
    expect(judged({}).reason).toBe('The filter has no clause.');
    expect(judged({ exclude: { languages: ['en'] } })).toEqual({
      matches: false,
      failed: 'exclude languages',
      reason: 'exclude languages: it has en, en-gb; kept out is en.',
    });
    expect(judged({ words: { least: 500, most: 900 } }).reason).toBe(
      'words: it has 10; asked for is 500 at least and 900 at most.',
    );
  });
});
