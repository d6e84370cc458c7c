import { describe, expect, it } from 'vitest';
import { embeddedEngine } from '../../lambdas/tag/embedded/engine.ts';
import { articleOf } from './article.ts';

async function placesIn(text: string, headline?: string) {
  const { places } = await embeddedEngine.tag(articleOf({ text, ...(headline && { headline }) }));
  return places;
}

async function countriesIn(text: string, headline?: string) {
  return (await placesIn(text, headline)).flatMap(({ literal }) => literal ?? []).sort();
}

describe('countries are found', () => {
  const examples: [text: string, countries: string[]][] = [
    ['The minister flew to Kenya on Monday.', ['KE']],
    ['Troops from the U.K., the U.S. and the U.A.E. took part.', ['AE', 'GB', 'US']],
    ['UK-based firms and a US-led group signed.', ['GB', 'US']],
    ['She praised Iran’s pledge.', ['IR']],
    ['They met in the Republic of the Congo.', ['CG']],
    ['The Democratic Republic of the Congo and Papua New Guinea agreed.', ['CD', 'PG']],
    ['Aid reached Guinea-Bissau, Guinea and Equatorial Guinea.', ['GN', 'GQ', 'GW']],
    ['Niger closed its border with Nigeria.', ['NE', 'NG']],
    ['The Dominican Republic played Dominica.', ['DM', 'DO']],
    ['South Sudan and Sudan share a river.', ['SD', 'SS']],
    ["Officials in Côte d'Ivoire said so.", ['CI']],
    ['A farmer in New Mexico lost his crop.', ['US']],
    ['Bosnia and Herzegovina voted.', ['BA']],
    ['MINSK, Belarus (AP) — Talks began.', ['BY']],
    ['They gathered in Ouagadougou.', ['BF']],
  ];
  it.each(examples)('%s', async (text, countries) => {
    expect(await countriesIn(text)).toEqual(countries);
  });
});

describe('what is no country is left alone', () => {
  const examples = [
    'She kept guinea pigs and a Guinea pig named Chad.',
    'Michael Jordan and Chad Smith opened the show with Georgia Hale.',
    'Turkey for twelve needs four hours. Polish the glasses meanwhile.',
    'Tell us when you are ready. COME TO US NOW.',
    'They ordered French fries and Brussels sprouts.',
    'A novelist from South America spoke of Latin American writers.',
    'Tom Holland and Sydney Sweeney star in it.',
    'The Paris Agreement and the Geneva Conventions are treaties.',
    'The ship crossed the Indian Ocean and the English Channel.',
    'A chinaware shop sold polish and turkey.',
    'Maliciously, the mail was read in the Somalilander inn.',
    'The chef cooked an Italian dish.',
  ];
  it.each(examples)('%s', async (text) => {
    expect(await countriesIn(text)).toEqual([]);
  });
});

describe('names that are several things are decided by the article', () => {
  const examples: [text: string, countries: string[]][] = [
    ['Georgia votes on Sunday. Crowds gathered in Tbilisi.', ['GE']],
    ['Georgia and Azerbaijan signed.', ['AZ', 'GE']],
    ['Georgia votes on Tuesday. In Atlanta the lines were long.', ['US']],
    ['Georgia said nothing.', []],
    ['Egypt, Jordan and Iraq took part.', ['EG', 'IQ', 'JO']],
    ['Jordan closed the bridge, the Jordanian army said.', ['JO']],
    ['Jordan closed the shop.', []],
    ['Chad and Cameroon share the lake.', ['CM', 'TD']],
    ['Rebels in Congo took Goma.', ['CD']],
    ['Congo held a vote in Brazzaville.', ['CG']],
    ['Turkey raised rates. The lira fell in Ankara.', ['TR']],
    ['Prices rose in Turkey.', ['TR']],
    ['Polish farmers blocked a road to Warsaw in Poland.', ['PL']],
  ];
  it.each(examples)('%s', async (text, countries) => {
    expect(await countriesIn(text)).toEqual(countries);
  });
});

describe('how much a mention counts', () => {
  it('takes one adjective for an aside and two for a country', async () => {
    expect(await countriesIn('A Peruvian singer won.')).toEqual([]);
    expect(await countriesIn('A Peruvian singer won the Peruvian prize.')).toEqual(['PE']);
  });

  it('is surer of a country the more is said of it', async () => {
    const [once] = await placesIn('They met in Peru.');
    const [often] = await placesIn('They met in Peru. Peru paid. The Peruvian press was there.');
    expect(often?.confidence).toBeGreaterThan(once?.confidence ?? 100);
  });

  it('puts the country of the headline first and says that the article is about it', async () => {
    const places = await placesIn('Norway and Chile and Norway spoke.', 'Talks begin in Chile');
    expect(places.map(({ literal, rel }) => [literal, rel])).toEqual([
      ['CL', 'about'],
      ['NO', 'mentions'],
    ]);
  });

  it('tags a city only where something is said to be there', async () => {
    const there = await placesIn('The leaders of Belarus met in Minsk.');
    expect(there.map(({ name }) => name)).toEqual(['Belarus', 'Minsk']);
    const government = await placesIn('Minsk called Belarus a friend.');
    expect(government.map(({ name }) => name)).toEqual(['Belarus']);
  });

  it('links a country to Wikidata and ISO 3166-1', async () => {
    const [iran] = await placesIn('They met in Iran.');
    expect(iran).toMatchObject({
      name: 'Iran',
      uri: 'http://www.wikidata.org/entity/Q794',
      literal: 'IR',
      count: 1,
      evidence: [{ field: 'body', offset: 12, text: 'Iran' }],
    });
  });
});
