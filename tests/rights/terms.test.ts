import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rights } from '../../lambdas/partner/rights.ts';
import { indexRights } from '../../lambdas/rights/rights-index.ts';
import { judge, termsOf } from '../../lambdas/rights/terms.ts';
import { article } from '../formats/articles.ts';

function judged(rights: Rights | undefined, usageTerms: string) {
  return judge(rights, termsOf(article({ usageTerms })));
}

const rights: Rights = {
  territories: ['GB', 'IE'],
  refuse: ['not for resale'],
  accept: ['editorial use only', 'Use only with the written agreement with dpa'],
  only: { 'UK and Ireland only': ['GB', 'IE'], 'not for use outside the United States': ['US'] },
  except: { 'world rights except Italy': ['IT'], 'no Ireland': ['IE'] },
  unknown: 'hold',
};

describe('usage terms', () => {
  it('that are not there keep an article from nobody', () => {
    expect(judged(rights, '')).toEqual({ allows: true, reason: 'It has no usage terms.' });
    expect(judged(rights, ' *** ')).toMatchObject({ allows: true });
  });

  it('keep an article from nobody for whom the desk has made no rules', () => {
    expect(judged(undefined, 'NOT FOR RESALE')).toMatchObject({ allows: true });
  });

  it.each([
    'EDITORIAL USE ONLY',
    'Editorial Use Only.',
    '*** World Rights Except Italy ***',
    'Editorial use only. World rights except Italy!',
    'UK and Ireland only / editorial use only',
    'Nutzung nur nach Vereinbarung. Use only with the written agreement with dpa',
  ])('that are known and stand in no way allow it: %s', (terms) => {
    const known = { ...rights, accept: [...(rights.accept ?? []), 'nur nach Vereinbarung'] };
    expect(judged(known, terms)).toEqual({
      allows: true,
      reason: 'Its usage terms are known, and allow it.',
    });
  });

  it('that the desk refuses keep it from the partner, whatever else they say', () => {
    expect(judged(rights, 'Editorial use only; NOT for re-sale. Not for resale.')).toEqual({
      allows: false,
      reason: 'Its usage terms say "not for resale", which is refused for this partner.',
    });
  });

  it('are judged by where the partner publishes: everywhere or nowhere', () => {
    expect(judged(rights, 'Not for use outside the United States').reason).toBe(
      'Its usage terms say "not for use outside the United States", which allows US only; it publishes in GB, IE.',
    );
    expect(judged(rights, 'No Ireland').reason).toBe(
      'Its usage terms say "no Ireland", which leaves out IE, where it publishes.',
    );
    const inBritain = { ...rights, territories: ['GB'] };
    expect(judged(inBritain, 'No Ireland').allows).toBe(true);
    const alsoInFrance = { ...rights, territories: ['GB', 'FR'] };
    expect(judged(alsoInFrance, 'UK and Ireland only').allows).toBe(false);
  });

  it('that nobody has spoken of are held back or sent, as the desk says', () => {
    const terms = 'Editorial use only. Only for Eurovision Members.';
    expect(judged(rights, terms)).toEqual({
      allows: false,
      reason:
        'Its usage terms say "Only for Eurovision Members.", of which the desk has said nothing: such an article is held back.',
    });
    expect(judged({ ...rights, unknown: 'deliver' }, terms)).toEqual({
      allows: true,
      reason:
        'Its usage terms say "Only for Eurovision Members.", of which the desk has said nothing: such an article is sent.',
    });
  });

  it('are known by a phrase that goes over several sentences', () => {
    const phrase = 'For editorial use only. For other uses, clearances may be required.';
    expect(judged({ accept: [phrase], unknown: 'hold' }, `${phrase} `).allows).toBe(true);
    expect(judged({ accept: [phrase], unknown: 'hold' }, `${phrase} No Asia.`).allows).toBe(false);
  });

  it('also stand in a rights expression, which is known by its address or not at all', () => {
    const license = 'https://creativecommons.org/licenses/by/4.0/';
    const one = termsOf(article({ rightsInfo: { linkedRights: license } }));
    expect(judge({ unknown: 'hold' }, one).allows).toBe(false);
    expect(judge({ accept: [license], unknown: 'hold' }, one).allows).toBe(true);
  });
});

describe('rights in a file', () => {
  const fault = (value: unknown) => Rights.safeParse(value).error?.issues[0]?.message;

  it('say what becomes of unknown terms', () => {
    expect(fault({ refuse: ['no'] })).toBe('must be deliver or hold');
  });

  it('know the countries of ISO 3166-1, and no others', () => {
    expect(fault({ territories: ['GB', 'XK'], unknown: 'hold' })).toBeUndefined();
    for (const code of ['UK', 'EU', 'gb', 'GBR', 'ZZ', 'TA', 'QQ', '']) {
      expect(fault({ territories: [code], unknown: 'hold' })).toContain('ISO 3166-1');
    }
  });

  it('judge by countries only where the partner has some', () => {
    expect(fault({ only: { 'UK only': ['GB'] }, unknown: 'hold' })).toContain(
      'must have territories',
    );
  });

  it('have words in every phrase', () => {
    expect(fault({ accept: ['***'], unknown: 'hold' })).toBe('must have a word in it');
  });
});

it('the index keeps an article from the same partners as each one’s rights do', () => {
  const phrases = ['a', 'b', 'a b', 'b. a', 'c', '港'];
  const countries = fc.subarray(['GB', 'IE', 'US'], { minLength: 1 });
  const some = fc.option(fc.subarray(phrases), { nil: undefined });
  const restrictions = fc.option(fc.dictionary(fc.constantFrom(...phrases), countries), {
    nil: undefined,
  });
  const anyRights = fc
    .record({
      territories: countries,
      refuse: some,
      accept: some,
      only: restrictions,
      except: restrictions,
      unknown: fc.constantFrom('deliver', 'hold'),
    })
    .map((one) => Rights.parse(JSON.parse(JSON.stringify(one))));
  const all = fc.array(fc.option(anyRights, { nil: undefined }), { maxLength: 40 });
  const anyTerms = fc
    .array(fc.constantFrom('a', 'b', 'A B', 'c', '港口', '. ', '! ', '\n', ' / '), { maxLength: 8 })
    .map((parts) => parts.join(' '));
  let kept = 0;
  let judgements = 0;
  fc.assert(
    fc.property(all, anyTerms, (rights, usageTerms) => {
      const terms = termsOf(article({ usageTerms }));
      const each = rights.flatMap((one, at) => (judge(one, terms).allows ? [] : [at]));
      kept += each.length;
      judgements += rights.length;
      const isKept = indexRights(rights).keptFrom(terms);
      expect([...rights.keys()].filter(isKept)).toEqual(each);
    }),
    { numRuns: 1000 },
  );
  // The rights are such that the comparison means something.
  expect(kept / judgements).toBeGreaterThan(0.2);
  expect(kept / judgements).toBeLessThan(0.8);
});
