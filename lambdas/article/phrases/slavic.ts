import { list, type Phrases } from './phrases.ts';

export const slavic: Phrases = {
  lines: list(`
    reklama | udostępnij |
    czytaj dalej | czytaj więcej | komentarze | sdílet
  `),
  openings: list(`
    czytaj też | czytaj także | zobacz też |
    zobacz także | przeczytaj też | przeczytaj także | čtěte také | čtěte též | читайте також
  `),
  stamps: list(`
    fot. | źródło: | foto: | zdroj: | джерело:
  `),
  tails: list(`
    czytaj też | czytaj także |
    zobacz też | zobacz także | komentarze | polecane | najnowsze | související | diskuze |
    читайте також
  `),
  labels: list(`
    wiadomości |
    świat | polska | polityka
  `),
  closings: list(`
    naszego newslettera | wszelkie prawa zastrzeżone
  `),
};
