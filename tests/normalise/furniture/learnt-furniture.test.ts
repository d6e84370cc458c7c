import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, bodiesOf } from '../../../lambdas/article/blocks.ts';
import { nothingLearnt } from '../../../lambdas/article/learnt-furniture.ts';
import { learn } from '../../../lambdas/normalise/furniture/learn.ts';
import { withoutLearnt } from '../../../lambdas/normalise/furniture/leave-out.ts';
import { heading, leftOutFrom, line, many, place, publish, readingOf, story } from './publisher.ts';

const invitation = 'Sign up for the Harbour Post briefing, every morning at six.';
const now = Date.UTC(2026, 5, 1);

describe('a line that speaks for the house', () => {
  const stories = many(20, (index) => story(index, { tail: [line(invitation)] }));
  const { published } = publish(stories);

  it('is left out of both bodies once it stood in five articles, and is told', () => {
    expect(leftOutFrom(published, invitation)).toBe(6);
    const bare = publish(many(20, (index) => story(index))).published;
    expect(published[10]?.article).toEqual(bare[10]?.article);
    expect(published[10]).toMatchObject({
      dropped: [invitation],
      evidence: {
        headline: 'first line',
        furniture: 'learnt from 10 of the last 10 articles of harbour-post',
      },
    });
  });

  it.each([
    'Follow us on all the usual channels.',
    'Melden Sie sich an für den Morgenbrief der Hafenpost.',
    'Inscrivez-vous à la lettre du matin.',
    'Suscríbete a nuestro boletín de la mañana.',
    'Iscriviti alla lettera del mattino.',
    'Inscreva-se no boletim da manhã.',
    'Schrijf je in voor de ochtendbrief.',
    'Подписывайтесь на наш канал.',
    'تابعونا على قناتنا',
    '关注我们的微信号，获取最新消息',
    '最新情報は公式アプリでご覧ください。',
    'This story was originally published by the Tarn Courier.',
    'More on www.harbour-post.example',
    '© Harbour Post',
  ])('is known in many languages: %s', (text) => {
    const stories = many(8, (index) => story(index, { tail: [line(text)] }));
    expect(leftOutFrom(publish(stories).published, text)).toBe(6);
  });

  it.each<[string, Block]>([
    ['a heading with nothing below it', heading('Our newsletter')],
    ['a list', { type: 'list', ordered: false, items: [[line('Sign up')], [line('Our app')]] }],
    [
      'a link',
      {
        type: 'paragraph',
        runs: [{ text: 'The harbour, live', href: 'https://post.example/live', linked: true }],
      },
    ],
  ])('may be %s', (_, block) => {
    const stories = many(8, (index) => story(index, { tail: [block] }));
    expect(publish(stories).published.at(-1)?.dropped).toHaveLength(1);
  });

  it('is left out wherever it stands, also when it is set a little differently', () => {
    const stories = many(12, (index) => {
      const { headline, blocks } = story(index);
      const text = index % 2 === 0 ? invitation : `» ${invitation.toUpperCase()} »`;
      return { headline, blocks: blocks.toSpliced(1 + (index % 2), 0, line(text)) };
    });
    expect(
      publish(stories)
        .published.slice(5)
        .every(({ dropped }) => dropped.length === 1),
    ).toBe(true);
  });

  it('is learnt from a tenth of the recent articles, as a section may have its own', () => {
    const stories = many(60, (index) =>
      story(index, { tail: index % 8 === 0 ? [line(invitation)] : [] }),
    );
    expect(leftOutFrom(publish(stories).published, invitation)).toBe(41);
  });

  it('is forgotten when it has not come for fifty articles', () => {
    const stories = many(70, (index) =>
      story(index, { tail: index < 12 || index === 69 ? [line(invitation)] : [] }),
    );
    const { published, learnt } = publish(stories);
    expect(published[11]?.dropped).toEqual([invitation]);
    expect(published[69]?.dropped).toEqual([]);
    expect(learnt.articles).toHaveLength(50);
  });
});

describe('a line that might be a sentence', () => {
  const opening = 'Good morning from the quay.';
  const closing = 'The Post is an independent weekly, made by nine people.';
  const stories = many(60, (index) =>
    story(index, { head: [line(opening)], tail: [line(closing), line(invitation)] }),
  );

  it('is left out at the ends once it stood in thirty articles about many things, for days', () => {
    const { published } = publish(stories);
    expect(leftOutFrom(published, opening)).toBe(31);
    expect(leftOutFrom(published, closing)).toBe(31);
    expect(published.at(-1)?.dropped).toEqual([opening, closing, invitation]);
    const { published: inOneDay } = publish(stories, { perDay: 100 });
    expect(inOneDay.at(-1)?.dropped).toEqual([invitation]);
  });

  it('stays where it does not stand at an end', () => {
    const { learnt } = publish(stories);
    const { headline, blocks } = story(99);
    const reading = readingOf({ headline, blocks: blocks.toSpliced(2, 0, line(closing)) });
    expect(withoutLearnt(reading, learnt, 'harbour-post', now)).toEqual(reading);
  });

  it('stays if a fourth of the recent articles do without it', () => {
    const stories = many(100, (index) =>
      story(index, { tail: index % 4 === 0 ? [] : [line(closing)] }),
    );
    expect(leftOutFrom(publish(stories).published, closing)).toBeUndefined();
  });
});

describe('body text that recurs is kept', () => {
  const words = ['shelled', 'evacuated', 'surrounded', 'reached', 'left', 'bombed'];
  const background = 'The war began when Russia invaded Ukraine in February 2022.';
  const war = (index: number, head: Block[], tail: Block[]) => ({
    headline: `${place(index)} ${words[index % words.length]}`,
    blocks: [
      ...head,
      line(
        `Russia ${words[index % words.length]} ${place(index)} on Monday, ${place(index + 1)} said.`,
      ),
      line(`Ukraine told ${place(index + 2)} that the invasion had cost it ${index + 3} bridges.`),
      ...tail,
    ],
  });

  it('background at the end or the beginning of each story of a war', () => {
    for (const stories of [
      many(150, (index) => war(index, [], [line(background)])),
      many(150, (index) => war(index, [line(background)], [])),
    ]) {
      expect(publish(stories).published.flatMap(({ dropped }) => dropped)).toEqual([]);
    }
  });

  it('what a machine says of each quake', () => {
    const stories = many(150, (index) => ({
      headline: `Magnitude ${(index % 50) / 10} earthquake near ${place(index)}`,
      blocks: [
        line(`The ground shook in ${place(index)} at ${index % 24}:${10 + (index % 50)}.`),
        line('No damage or injuries were reported.'),
      ],
    }));
    expect(publish(stories).published.flatMap(({ dropped }) => dropped)).toEqual([]);
  });

  it('a service to voters in the stories about the vote', () => {
    const stories = many(100, (index) => {
      if (index % 3 > 0) return story(index);
      return {
        headline: `Who wants to be mayor of ${place(index)}`,
        blocks: [
          line(`Voters of ${place(index)} register for the election until Friday.`),
          line(`In ${place(index)} ${3 + (index % 5)} people stand.`),
          line('To vote you must register at www.vote.example by Friday.'),
        ],
      };
    });
    expect(publish(stories).published.flatMap(({ dropped }) => dropped)).toEqual([]);
  });

  it.each([
    'The ministry was asked for more details and gave none.',
    'The envoy will contact US officials about it.',
    'He wants his land to become a member of the union.',
    'The song first appeared in a film of 1987.',
    'Not all of them share this view.',
    'Is your website as old as theirs, he asked.',
    'Die Folgen sieht man noch heute.',
    'Gli abbonati sono diecimila.',
    'انضم إلى الحكومة عام 2019.',
  ])('a sentence that only sounds like an invitation: %s', (text) => {
    const stories = many(20, (index) => {
      const { headline, blocks } = story(index);
      return { headline, blocks: blocks.toSpliced(1, 0, line(text)) };
    });
    expect(publish(stories).published.flatMap(({ dropped }) => dropped)).toEqual([]);
  });

  it.each<[string, Block[]]>([
    ['a refrain heading', [heading('What we know so far'), line('It is early.')]],
    ['a refrain line', [line('What we know so far'), heading('The background')]],
    ['a quotation', [line('“Sign up for our newsletter,” she said.')]],
    ['a quotation set apart', [{ type: 'quote', blocks: [line(invitation)] }]],
    ['a notice of risk', [line('This newsletter is no investment advice.')]],
    ['where to find help', [line('Contact us or call the Samaritans on 116 123.')]],
    ['what the law demands', [line('Материал создан иностранным агентом, читайте также закон.')]],
    ['a correction', [line('Correction: our website gave a wrong date.')]],
    ['a table', [{ type: 'table', rows: [[{ header: false, runs: [{ text: 'Follow us' }] }]] }]],
  ])('%s', (_, blocks) => {
    const stories = many(60, (index) => {
      const { headline, blocks: text } = story(index);
      return { headline, blocks: [...text.slice(0, 2), ...blocks, ...text.slice(2)] };
    });
    expect(publish(stories).published.flatMap(({ dropped }) => dropped)).toEqual([]);
  });

  it('numbers, though the words beside them are the same each time', () => {
    const stories = many(60, (index) =>
      story(index, { tail: [line(`High tide, by our website: ${6 + (index % 6)}:${10 + index}`)] }),
    );
    expect(publish(stories).published.flatMap(({ dropped }) => dropped)).toEqual([]);
  });

  it('the last sentence of an article', () => {
    const { learnt } = publish(many(10, (index) => story(index, { tail: [line(invitation)] })));
    const reading = readingOf({ headline: 'Our briefing', blocks: [line(invitation)] });
    expect(withoutLearnt(reading, learnt, 'harbour-post', now)).toEqual(reading);
  });
});

describe('what teaches nothing', () => {
  it('is an article that comes again, changed or not, however often', () => {
    const stories = many(20, (index) => {
      const { headline, blocks } = story(1, { tail: [line(invitation)] });
      return { headline: `${headline}, ${place(index)}`, blocks };
    });
    const { learnt } = publish(stories, { ids: () => 'the-same' });
    expect(learnt.articles).toMatchObject([{ id: 'the-same' }]);
  });

  it('is the same headline under another id', () => {
    const { learnt } = publish(many(20, () => story(1, { tail: [line(invitation)] })));
    expect(learnt.articles).toHaveLength(1);
  });

  it('is what comes while it is switched off; nothing is left out then either', () => {
    const { learnt } = publish(many(10, (index) => story(index, { tail: [line(invitation)] })));
    const off = { ...learnt, off: true as const };
    const reading = readingOf(story(11, { tail: [line(invitation)] }));
    expect(withoutLearnt(reading, off, 'harbour-post', now)).toBe(reading);
    expect(learn(off, 'new', reading.article, now)).toBe(off);
  });

  it('is an article without a body', () => {
    const article = { headlines: [{ value: 'Rain' }], bodies: [] };
    expect(learn(nothingLearnt, 'a', article, now)).toBe(nothingLearnt);
  });
});

describe('whatever a publisher sends', () => {
  it('its furniture is found, and no sentence is lost', () => {
    const pool = [
      invitation,
      'Follow us wherever you are.',
      'Lesen Sie die Hafenpost.',
      'Read more: Zeebrecht, hour by hour',
      'Подписывайтесь на наш канал в мессенджере',
      '© Zeebrecht Post',
    ];
    const piece = fc.record({
      text: fc.constantFrom(...pool),
      every: fc.integer({ min: 1, max: 5 }),
      place: fc.nat({ max: 12 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(piece, { maxLength: 4, selector: ({ text }) => text }),
        fc.nat({ max: 10_000 }),
        (pieces, from) => {
          const stories = many(60, (index) => {
            const { headline, blocks } = story(from + index);
            const furnished = pieces
              .filter(({ every }) => index % every === 0)
              .reduce((all, { text, place: at }) => all.toSpliced(at, 0, line(text)), blocks);
            return { headline, blocks: furnished };
          });
          const { published } = publish(stories);
          for (const [index, { article, dropped }] of published.entries()) {
            for (const text of dropped) expect(pool).toContain(text);
            const kept = bodiesOf(
              (stories[index]?.blocks ?? []).filter(
                (block) =>
                  !(block.type === 'paragraph' && dropped.includes(block.runs[0]?.text ?? '')),
              ),
            );
            expect(article.bodies).toEqual(kept);
          }
          for (const { text, every } of pieces) {
            expect(leftOutFrom(published, text)).toBeLessThanOrEqual(10 * every + 1);
          }
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it('what is known of it stays small, and is the same each time', () => {
    const text = fc.string({
      unit: fc.constantFrom('𠀀', '𠀁', '海', '港', '关注我们', ' ', 'ж', 'a'),
      minLength: 80,
      maxLength: 200,
    });
    const body = fc.array(text, { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.array(body, { minLength: 20, maxLength: 70 }), (bodies) => {
        const stories = bodies.flatMap((lines, index) => {
          const twice = { headline: `海港${place(index)}`, blocks: lines.map(line) };
          return [twice, { ...twice, headline: `关注${place(index + 100)}` }];
        });
        const { learnt } = publish(stories);
        expect(itemSize(learnt)).toBeLessThan(16_384);
        expect(publish(stories).learnt).toEqual(learnt);
      }),
      { numRuns: 30 },
    );
  }, 60_000);
});

/** As DynamoDB counts it, or a little more: names and values, and some bytes for each. */
function itemSize(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value) + 1;
  if (typeof value === 'number') return 11;
  if (Array.isArray(value)) return value.reduce((sum, one) => sum + itemSize(one), 3);
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).reduce(
      (sum, [name, one]) => sum + Buffer.byteLength(name) + 1 + itemSize(one),
      3,
    );
  }
  return 1;
}
