import { list, type Phrases } from './phrases.ts';

export const dutch: Phrases = {
  lines: list(`
    advertentie | delen | deel dit artikel | deel | print | reacties | lees meer | lees verder |
    abonneren | inloggen | bekijk meer | bronlink | oorspronkelijk artikel | volgende pagina | vorige pagina |
    volgend artikel | vorig artikel | volgende | vorige | kopieer link | link kopiëren | opslaan |
    geen reacties | meer tonen | alle rechten voorbehouden | deel op facebook | reageren
  `),
  openings: list(`
    lees ook | lees meer | bekijk ook | zie ook: | tekst gaat verder | volg ons | wij gebruiken cookies | we gebruiken cookies |
    deze website gebruikt cookies | tags: | alle rechten voorbehouden | ©
  `),
  stamps: list(`
    foto: | bron: | schrijf je in | klik hier
  `),
  tails: list(`
    lees ook | gerelateerde artikelen | meer over | meer nieuws | meest gelezen | laatste nieuws |
    reacties | reageer | aanbevolen
  `),
  labels: list(`
    nieuws | binnenland | buitenland | economie | sport | cultuur | politiek | exclusief
  `),
  pitches: list(`
    schrijf je in | schrijf u in | abonneer | meld je aan | volg ons | volg | download | ontvang
  `),
  pitched: list(`
    nieuwsbrief | nieuwsbrieven | app | kanaal | podcast | whatsapp | telegram | facebook |
    twitter | instagram | google news
  `),
  notices: list(`
    deze inhoud kan niet | om deze inhoud te | voor het tonen van | wij gebruiken cookies |
    we gebruiken cookies | deze website gebruikt cookies
  `),
  credits: list(`
    met medewerking van | met informatie van | met anp
  `),
  closings: list(`
    onze nieuwsbrief | de nieuwsbrief van | schrijf je in voor | volg ons |
    oorspronkelijk gepubliceerd | alle rechten voorbehouden
  `),
  roles: list(`
    verslaggever | redacteur | journalist | correspondent | columnist | auteur
  `),
};
