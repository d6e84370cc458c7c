import { describe, expect, it } from 'vitest';
import { embeddedEngine } from '../../lambdas/tag/embedded/engine.ts';
import { articleOf } from './article.ts';

const tennis = {
  headline: 'Qualifier reaches Wimbledon final',
  text: 'She broke serve twice in the second set. The tennis match lasted 71 minutes.',
};

async function codesOf(fields: Parameters<typeof articleOf>[0]) {
  return (await embeddedEngine.tag(articleOf(fields))).subjects.map(({ code }) => code);
}

describe('subjects', () => {
  it('are the most specific topics that the words speak for, with the words as evidence', async () => {
    const { subjects } = await embeddedEngine.tag(articleOf(tennis));
    expect(subjects).toHaveLength(1);
    expect(subjects[0]).toMatchObject({
      code: 'medtop:20001085',
      evidence: expect.arrayContaining([{ field: 'headline', offset: 18, text: 'Wimbledon' }]),
    });
  });

  it('are surer when the headline says so than when the body does', async () => {
    const text = 'The quake shook the valley. '.repeat(2);
    const [inHeadline] = (await embeddedEngine.tag(articleOf({ headline: 'Earthquake', text })))
      .subjects;
    const [inBody] = (await embeddedEngine.tag(articleOf({ text }))).subjects;
    expect(inHeadline?.confidence).toBeGreaterThan(inBody?.confidence ?? 0);
  });

  it('are not claimed where nothing speaks for one', async () => {
    expect(
      await codesOf({ headline: 'A note', text: 'We moved the chairs. Nobody minded.' }),
    ).toEqual([]);
  });

  it('are at most five', async () => {
    const headline =
      'Earthquake, tennis, inflation, measles, murder, opera, wildfire, vaccine and election';
    expect((await codesOf({ headline, text: headline })).length).toBe(5);
  });

  it('fall back on the field where no topic in it is clear', async () => {
    const text =
      'The team won the match. The player and her coach praised the fans. The league final is near.';
    expect(await codesOf({ headline: 'Team win title', text })).toEqual(['medtop:15000000']);
  });
});

describe('what the publisher says', () => {
  it('counts strongly where a keyword, a section or the slugline is the name of a topic', async () => {
    const named = { name: 'Economic sanction', rel: 'keyword', creator: 'publisher' };
    expect(await codesOf({ subjects: [named] })).toEqual(['medtop:20000642']);
    expect(await codesOf({ subjects: [{ name: 'Sports' }] })).toEqual(['medtop:15000000']);
    expect(await codesOf({ slugline: 'BELARUS-IRAN/DIPLOMACY' })).toEqual(['medtop:20000639']);
  });

  it('is certain where it is a Media Topic, in any of the ways to write one', async () => {
    const uri = 'http://cv.iptc.org/newscodes/mediatopic/20000642';
    for (const subject of [
      { name: 'x', uri },
      { name: 'x', literal: 'medtop:20000642' },
    ]) {
      const { subjects } = await embeddedEngine.tag(articleOf({ subjects: [subject] }));
      expect(subjects).toMatchObject([{ code: 'medtop:20000642', confidence: 100 }]);
    }
  });

  it('leads to nothing where the topic is unknown or retired', async () => {
    expect(await codesOf({ subjects: [{ name: 'x', literal: 'medtop:99999999' }] })).toEqual([]);
  });
});
