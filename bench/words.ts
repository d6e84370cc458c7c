/** What the articles of the benchmark are made of. Every name is invented, but for the places. */
export const firstNames =
  'Amira Benedikt Carmen Dario Elin Farida Goran Hanna Ibrahim Jolanta Kenji Leila Marcus Nadia Oskar Priya Rafael Sunniva Tomas Ursula Viktor Wanjiru Yusuf Zofia'.split(
    ' ',
  );

export const surnames =
  'Aldana Brandvold Castellane Dahlgren Eriksen Fontaine Grabowski Hofstetter Ivanescu Jankowski Kimani Lindqvist Marchetti Nakagawa Okonkwo Petrov Quispe Rasmussen Steiner Thorvald Ustinov Valdez Whitlock Zeller'.split(
    ' ',
  );

export const places = [
  ['Lisbon', 'Portugal'],
  ['Oslo', 'Norway'],
  ['Nairobi', 'Kenya'],
  ['Lima', 'Peru'],
  ['Warsaw', 'Poland'],
  ['Hanoi', 'Vietnam'],
  ['Rabat', 'Morocco'],
  ['Ottawa', 'Canada'],
  ['Vienna', 'Austria'],
  ['Accra', 'Ghana'],
  ['Santiago', 'Chile'],
  ['Jakarta', 'Indonesia'],
] as const;

export const titles =
  'minister|chief executive|professor|mayor|governor|spokesperson|commissioner|director'.split('|');

/** What an article may be about: the words by which its sentences tell it. */
export const themes = [
  {
    actors: 'the finance ministry|the central bank|the stock exchange|the statistics office',
    things: 'inflation|interest rates|the budget deficit|consumer prices|government bonds',
    deeds:
      'raised its forecast for|warned of a rise in|published new figures on|defended its plan for',
  },
  {
    actors: 'the national team|the football federation|the athletics club|the Olympic committee',
    things: 'the championship|the final|the qualifying match|the world record|the relay race',
    deeds: 'prepared for|lost|postponed|announced its squad for',
  },
  {
    actors: 'the health ministry|the university hospital|the medicines agency|a team of doctors',
    things: 'the vaccine trial|malaria cases|the measles outbreak|cancer screening|nurses',
    deeds: 'reported progress in|called for more money for|ended restrictions on|reviewed',
  },
  {
    actors: 'the parliament|the electoral commission|the opposition|the coalition government',
    things: 'the election|the constitutional reform|the peace treaty|the immigration law',
    deeds: 'debated|approved|rejected an amendment to|asked for a second vote on',
  },
  {
    actors: 'the weather service|the fire brigade|the coastguard|the civil protection agency',
    things: 'the flood|the storm|the drought|the forest fires|the earthquake',
    deeds: 'issued a warning about|counted the damage of|ended the alert for|sent crews against',
  },
  {
    actors: 'the rail operator|the port authority|the car maker|the airline',
    things: 'the new line|electric buses|container traffic|the airport terminal|ferry services',
    deeds: 'invested in|suspended|signed a contract for|delayed the opening of',
  },
].map(({ actors, things, deeds }) => ({
  actors: actors.split('|'),
  things: things.split('|'),
  deeds: deeds.split('|'),
}));

export const days = 'Monday|Tuesday|Wednesday|Thursday|Friday'.split('|');

export const remarks =
  'Nobody should expect a miracle before the spring|We would rather be late than wrong|The figures are better than the mood|There is no plan that pleases everybody in this room|What was promised will be paid, and not a cent more|People have waited long enough for an honest answer'.split(
    '|',
  );

export const asides =
  'according to documents seen by reporters|after talks that lasted well into the night|in spite of protests outside the building|for the first time in eleven years|as had been expected since the summer|without giving a date'.split(
    '|',
  );
