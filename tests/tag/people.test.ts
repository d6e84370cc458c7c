import { describe, expect, it } from 'vitest';
import { embeddedEngine } from '../../lambdas/tag/embedded/engine.ts';
import { articleOf } from './article.ts';

async function tagsOf(text: string, headline?: string) {
  return embeddedEngine.tag(articleOf({ text, ...(headline && { headline }) }));
}

async function peopleIn(text: string, headline?: string) {
  return (await tagsOf(text, headline)).people.map(({ name }) => name);
}

describe('people are told by what stands around them', () => {
  const examples: [text: string, people: string[]][] = [
    ['Finnish President Aatto Kivela arrived on Monday.', ['Aatto Kivela']],
    ['His counterpart, Ruslan Tokaren, agreed.', ['Ruslan Tokaren']],
    ['The bridge is safe, said Dr. Oyelaran Bisi.', ['Oyelaran Bisi']],
    ['Wilma Brandt, 47, was unhurt.', ['Wilma Brandt']],
    ['Peter Ashdown won.', ['Peter Ashdown']],
    ['Tamsin Orrell, who owns the shop, laughed.', ['Tamsin Orrell']],
    ['The prize went to striker Zeno Quill.', ['Zeno Quill']],
    ['Meteorologist Liv Aasen expects rain.', ['Liv Aasen']],
    ['Chancellor Anna von der Marck resigned.', ['Anna von der Marck']],
    ["Prime Minister Mary O'Dowd met Jean-Luc Petit.", ["Mary O'Dowd", 'Jean-Luc Petit']],
    ['Pope Adrian spoke to Queen Ingeborg.', ['Pope Adrian', 'Queen Ingeborg']],
    ['Former Foreign Minister Sir Hugh Lanyon wrote it.', ['Hugh Lanyon']],
    ['Vice President J.D. Marlow and Harry S. Nash spoke.', ['J.D. Marlow', 'Harry S. Nash']],
    ['Mr. Okafor declined.', ['Okafor']],
  ];
  it.each(examples)('%s', async (text, people) => {
    expect(await peopleIn(text)).toEqual(people);
  });
});

describe('other names with capital letters are no people', () => {
  const examples = [
    'Western sanctions began on Wednesday under the Joint Comprehensive Plan of Action.',
    'The Santa Clara River burst its banks near Long Beach.',
    'Martin Luther King Day falls in January.',
    'Fluoride Toothpaste is sold here. Most toothpaste is not.',
    'Prime Minister’s Questions and the General Election were moved.',
    'Members of the Green Party met at Brightwater University.',
    'He works for Goldman Sachs.',
    'Read More: Related Posts',
  ];
  it.each(examples)('%s', async (text) => {
    expect(await peopleIn(text)).toEqual([]);
  });

  it('trusts no capital letter in a headline in Headline Style', async () => {
    expect(await peopleIn('It rained.', 'President Says Martin Street Reopens')).toEqual([]);
  });
});

describe('mentions of one person', () => {
  it('count for the full name when only the family name is said', async () => {
    const { people } = await tagsOf(
      'President Masud Karimov spoke. Mr. Karimov left. “No,” Karimov said.',
      'Karimov says no',
    );
    expect(people).toHaveLength(1);
    expect(people[0]).toMatchObject({ name: 'Masud Karimov', count: 4, rel: 'about' });
  });

  it('follow the family name that stands first', async () => {
    const { people } = await tagsOf('President Kim Dae-su spoke. Kim said little.');
    expect(people).toMatchObject([{ name: 'Kim Dae-su', count: 2 }]);
  });

  it('are the same with and without a middle initial', async () => {
    const { people } = await tagsOf('Robert T. Vance sang. Robert Vance danced.');
    expect(people).toMatchObject([{ name: 'Robert T. Vance', count: 2 }]);
  });

  it('go to whoever of two with one family name was named last', async () => {
    const { people } = await tagsOf(
      'Anna Lindqvist sang. Lindqvist bowed. Then Paul Lindqvist came. Lindqvist sat. Lindqvist ate.',
    );
    expect(people).toMatchObject([
      { name: 'Paul Lindqvist', count: 3 },
      { name: 'Anna Lindqvist', count: 2 },
    ]);
  });
});

describe('organisations', () => {
  const examples: [text: string, organisations: string[]][] = [
    [
      'Groups like the Eurasian Economic Union and BRICS grew.',
      ['Eurasian Economic Union', 'BRICS'],
    ],
    ['The EU and Nato agreed.', ['European Union', 'NATO']],
    ['She teaches at Brightwater University.', ['Brightwater University']],
    ['The Ministry of Health and Sport replied.', ['Ministry of Health and Sport']],
    ['The council met. Council members left.', []],
    ['They baked an Apple pie by the Amazon.', []],
    ['He left a job at Apple for one at Amazon.', ['Apple', 'Amazon']],
    ['The storm passed, Reuters reported. (AP)', []],
  ];
  it.each(examples)('%s', async (text, organisations) => {
    expect((await tagsOf(text)).organisations.map(({ name }) => name)).toEqual(organisations);
  });
});
