import { describe, expect, it } from 'vitest';
import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';
import type { Filter } from '../../lambdas/partner/subscription.ts';
import { match } from '../../lambdas/route/match.ts';
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
  return match(filter, one, 'harbour-post').matches;
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

  it('says which clause decided, and on what', () => {
    expect(match({ publishers: ['a', 'b'], languages: ['de'] }, football, 'c')).toEqual({
      matches: false,
      failed: 'publishers',
      reason: 'publishers: it has c; asked for is a or b.',
    });
    expect(match({ languages: ['de'] }, football, 'c')).toMatchObject({ failed: 'languages' });
    expect(match({ subjects: ['medtop:01000000'] }, article({ subjects: [] }), 'c').reason).toBe(
      'subjects: it has no subject; asked for is medtop:01000000.',
    );
    expect(match({ languages: ['en'] }, football, 'c').reason).toBe('It passes languages.');
  });
});
