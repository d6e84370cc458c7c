import { list, type Phrases } from './phrases.ts';

export const nordic: Phrases = {
  lines: list(`
    annons | annonse | annonce | annonsørinnhold | mainos | dela | del | jaa | läs mer | les mer |
    læs mere | lue lisää | kommentarer | kommentera | jaa artikkeli |
    artikkelen fortsetter under annonsen | artikeln fortsätter under annonsen
  `),
  openings: list(`
    läs också | läs även | läs mer | les også | les mer | læs også | læs mere | lue myös |
    saken oppdateres | artikkelen fortsetter
  `),
  stamps: list(`
    foto: | bild: | kuva: | kilde: | källa: | publicerad | publisert
  `),
  tails: list(`
    läs också | läs även | les også | læs også | lue myös | mest läst | mest lest | mest læste |
    luetuimmat | kommentarer | relaterat | relaterte saker
  `),
  labels: list(`
    nyheter | nyheder | uutiset | utrikes | inrikes | ekonomi | kultur | politikk | politik
  `),
  closings: list(`
    vårt nyhetsbrev | vores nyhedsbrev | tilaa uutiskirje
  `),
};
