import { asides, days, firstNames, places, remarks, surnames, themes, titles } from './words.ts';

/** An article that nobody has written, as its publisher would have it before choosing a format. */
export interface Story {
  /** Different for every serial number. */
  headline: string;
  byline: string;
  dateline: string;
  /** RFC 3339. */
  published: string;
  /** The publisher's address of it. */
  url: string;
  paragraphs: string[];
}

/** A story of `words` words or a sentence more; the same `serial` gives the same story. */
export function generateStory(serial: string, words: number): Story {
  const draw = drawer(serial);
  const theme = draw(themes);
  const [city, country] = draw(places);
  const person = () => `${draw(firstNames)} ${draw(surnames)}`;
  const lead = person();
  const number = () => String(2 + Math.floor(draw(range) / 10));

  const sentence = (): string =>
    draw([
      () =>
        `${capital(draw(theme.actors))} ${draw(theme.deeds)} ${draw(theme.things)} on ${draw(days)}, ${draw(asides)}.`,
      () =>
        `“${draw(remarks)},” said ${person()}, ${draw(titles)} of the city of ${draw(places)[0]}.`,
      () =>
        `In ${draw(places)[1]}, ${draw(theme.actors)} had ${draw(theme.deeds)} ${draw(theme.things)} only ${number()} weeks before.`,
      () =>
        `${lead} told reporters in ${city} that ${draw(theme.things)} would take another ${number()} months and cost ${number()}.${number()} million euros.`,
      () =>
        `About ${number()},${100 + draw(range)} people in ${city} are affected by ${draw(theme.things)}, ${draw(asides)}.`,
      () =>
        `Critics, among them ${person()} of ${draw(places)[1]}, say that ${draw(theme.things)} and ${draw(theme.things)} cannot be had at the same time.`,
      () =>
        `A decision on ${draw(theme.things)} is due by the end of the month, ${draw(titles)} ${person()} said.`,
    ])();

  const headline = `${capital(draw(theme.actors))} in ${country} ${draw(theme.deeds)} ${draw(theme.things)} (file ${serial})`;
  return {
    headline,
    byline: person(),
    dateline: city,
    published: new Date(Date.UTC(2026, 10, 1) + draw(range) * 60_000).toISOString(),
    url: `https://bench-wire.example/news/${serial}`,
    paragraphs: paragraphs(sentence, words, draw),
  };
}

function paragraphs(sentence: () => string, words: number, draw: Draw): string[] {
  const found: string[] = [];
  for (let count = 0; count < words; ) {
    const text = Array.from({ length: draw([1, 2, 2, 3]) }, sentence).join(' ');
    found.push(text);
    count += text.split(' ').length;
  }
  return found;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const range = Array.from({ length: 900 }, (_, index) => index);

type Draw = <Item>(items: readonly Item[]) => Item;

/** Draws from lists by a generator of its own (mulberry32), seeded by a text (FNV-1a). */
function drawer(seed: string): Draw {
  let state = 0x811c9dc5;
  for (const char of seed) state = Math.imul(state ^ char.charCodeAt(0), 0x01000193);
  return (items) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    const item = items[((mixed ^ (mixed >>> 14)) >>> 0) % items.length];
    if (item === undefined) throw new RangeError('There is nothing to draw from.');
    return item;
  };
}
