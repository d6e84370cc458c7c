/**
 * Words for places that mean something else as well. Our own lists, from what news text does.
 */

/** A name that stands for a place only where the article supports it. */
export interface AmbiguousPlace {
  name: string;
  /** Tried in order; supported by these words anywhere in the article, or by sure mentions. */
  readings: { code: string; support: string[] }[];
  /** The reading where no support is found; none: not a place. */
  otherwise?: string;
}

export const ambiguousPlaces: AmbiguousPlace[] = [
  { name: 'Jordan', readings: [{ code: 'JO', support: ['King Abdullah', 'Hashemite', 'West Bank'] }] },
  { name: 'Chad', readings: [{ code: 'TD', support: ['Lake Chad', 'Sahel', 'Déby', 'Deby', 'Darfur'] }] },
  {
    name: 'Georgia',
    readings: [
      { code: 'GE', support: ['Abkhazia', 'South Ossetia', 'Georgian Dream', 'Caucasus'] },
      { code: 'US', support: ['Atlanta', 'Savannah', 'Fulton County', 'Ga.', 'Macon', 'Georgia Tech'] },
    ],
  },
  { name: 'Georgian', readings: [{ code: 'GE', support: ['Abkhazia', 'South Ossetia', 'Georgian Dream', 'Caucasus'] }] },
  { name: 'Georgians', readings: [{ code: 'GE', support: ['Abkhazia', 'South Ossetia', 'Georgian Dream', 'Caucasus'] }] },
  {
    name: 'Congo',
    readings: [
      { code: 'CD', support: ['M23', 'Tshisekedi', 'Kivu', 'Katanga', 'Kabila', 'Virunga'] },
      { code: 'CG', support: ['Sassou', 'Nguesso'] },
    ],
    otherwise: 'CD',
  },
  {
    name: 'Congolese',
    readings: [
      { code: 'CD', support: ['M23', 'Tshisekedi', 'Kivu', 'Katanga', 'Kabila', 'Virunga'] },
      { code: 'CG', support: ['Sassou', 'Nguesso'] },
    ],
    otherwise: 'CD',
  },
  { name: 'Dominican', readings: [{ code: 'DM', support: ['Roseau'] }], otherwise: 'DO' },
  { name: 'Dominicans', readings: [{ code: 'DM', support: ['Roseau'] }], otherwise: 'DO' },
  {
    name: 'Tripoli',
    readings: [{ code: 'LB', support: ['Lebanese'] }],
    otherwise: 'LY',
  },
  { name: 'Georgetown', readings: [{ code: 'GY', support: ['Guyanese', 'Essequibo'] }] },
  { name: 'Alexandria', readings: [{ code: 'EG', support: ['Nile', 'Cairo'] }] },
  { name: 'Hyderabad', readings: [{ code: 'PK', support: ['Sindh'] }], otherwise: 'IN' },
  { name: 'Kingston', readings: [{ code: 'JM', support: ['Caribbean'] }] },
  { name: 'Cork', readings: [{ code: 'IE', support: ['Taoiseach', 'Garda', 'gardaí'] }] },
  { name: 'Santiago', readings: [{ code: 'CL', support: ['Boric', 'Pinochet'] }] },
  { name: 'Darwin', readings: [{ code: 'AU', support: ['Northern Territory'] }] },
  { name: 'Victoria', readings: [{ code: 'AU', support: ['Melbourne'] }] },
  { name: 'Medina', readings: [{ code: 'SA', support: ['Mecca', 'hajj', 'Hajj'] }] },
];

/**
 * Common words where the capital letter says nothing ("Polish the silver", "Turkey for Twelve"):
 * there they count only beside a sure mention of the country.
 */
export const wordsWhenOpening = new Set([
  'Turkey', 'Polish', 'Pole', 'Poles', 'Swede', 'Swedes', 'Dane', 'Danes', 'Finn', 'Finns', 'Scot', 'Scots',
]);

/** Given names as well: not a place when a name follows, as in "Sydney Sweeney". */
export const alsoGivenNames = new Set(
  'Jordan Chad Georgia Israel Kenya India Cuba Ireland Florence Sofia Paris Sydney Adelaide Vienna Milan Austin Dallas Houston Boston Denver Brooklyn Virginia Montana Carolina Tennessee Indiana Santiago Cleveland Washington Lincoln Victoria Alexandria Madeira Petra Lima Oslo Asia Chelsea London Geneva Havana Valencia Darwin Kingston Dane Finn Bali Casablanca Normandy Salvador Rome Trinidad Dominica Samoa Malta Kano Colombo'.split(
    ' ',
  ),
);

/** Names that hold a word for a place and are no mention of it. */
export const notPlaces = [
  // Continents and regions.
  'South America', 'North America', 'Latin America', 'Central America', 'South American',
  'North American', 'Latin American', 'Latin Americans', 'Central American', 'Central Americans',
  'South Americans', 'North Americans',
  'Native American', 'Native Americans', 'African American', 'African Americans', 'Asian American',
  'Asian Americans', 'Mexican American', 'Mexican Americans', 'American Indian',
  'American Indians', 'West Indian', 'West Indians', 'Anglo-Saxon', 'American Samoa',
  'New Guinea', 'New England', 'Papua', 'Western Sudan',
  // Seas, rivers and other borders.
  'Indian Ocean', 'South China Sea', 'East China Sea', 'Sea of Japan', 'Philippine Sea',
  'Norwegian Sea', 'Irish Sea', 'English Channel', 'Gulf of Mexico', 'Gulf of America',
  'Gulf of Oman', 'Gulf of Guinea', 'Gulf of Thailand', 'Gulf of Finland', 'Gulf of Aden',
  'Lake Chad', 'Lake Michigan', 'Lake Ontario', 'Jordan River', 'Jordan Valley', 'River Jordan',
  'Congo River', 'Congo Basin', 'Niger Delta', 'Niger River', 'Niger State', 'Mississippi River',
  'Ohio River', 'Colorado River', 'Missouri River', 'Georgian Bay', 'Bermuda Triangle',
  'Mount Sinai', 'Malta fever', 'Panama Canal', 'Suez Canal',
  // Agreements and doctrines named after a city.
  'Paris Agreement', 'Paris climate agreement', 'Paris climate accord', 'Paris accord',
  'Paris Accord', 'Geneva Convention', 'Geneva Conventions', 'Kyoto Protocol', 'Minsk agreements',
  'Minsk accords', 'Minsk Agreements', 'Oslo Accords', 'Oslo accords', 'Vienna Convention',
  'Maastricht Treaty', 'Lisbon Treaty', 'Treaty of Lisbon', 'Rome Statute', 'Treaty of Rome',
  'Montreal Protocol', 'Abraham Accords', 'Istanbul Convention', 'Stockholm syndrome',
  'Stockholm Syndrome', 'Havana syndrome', 'Havana Syndrome', 'Panama Papers', 'Chatham House',
  // Sport.
  'French Open', 'U.S. Open', 'US Open', 'Australian Open', 'Italian Open', 'British Open',
  'Indian Wells', "America's Cup", 'Kentucky Derby', 'Pole position', 'pole position',
  'Pole Position',
  // Things.
  'Guinea pig', 'Guinea pigs', 'Guinea fowl', 'Panama hat', 'Panama hats', 'Bermuda shorts',
  'Brazil nut', 'Brazil nuts', 'French fries', 'French toast', 'French horn', 'French bulldog',
  'French bulldogs', 'French Revolution', 'French Quarter', 'German shepherd', 'German shepherds',
  'German Shepherd', 'German measles', 'Spanish flu', 'Swiss cheese', 'Swiss army knife',
  'Swiss Army knife', 'Turkish bath', 'Turkish delight', 'Turkish Delight', 'Danish pastry',
  'Dutch oven', 'Dutch courage', 'Greek yogurt', 'Greek yoghurt', 'Greek mythology',
  'Greek tragedy', 'Greek chorus', 'Indian summer', 'Irish stew', 'Irish coffee', 'Irish setter',
  'Scotch whisky', 'Siamese cat', 'Persian cat', 'Brussels sprouts', 'Brussels sprout',
  'Russian roulette', 'Russian doll', 'Chinese whispers', 'Chinese New Year', 'Mexican wave',
  'Cuban heels', 'Maltese Falcon', 'American Dream', 'American dream', 'American football',
  'American pie', 'English Literature', 'Welsh rarebit', 'Welsh rabbit', 'Thai boxing',
  'Georgian architecture', 'Georgian house', 'Georgian mansion', 'Georgian era',
  'Georgian townhouse', 'Georgian style', 'Georgian-style', 'Dominican friar', 'Dominican friars',
  'Dominican order', 'Dominican Order', 'Dominican priest', 'North Pole', 'South Pole',
  'Jordan almonds', 'Indiana Jones', 'Captain America', 'Miss America', 'Miss Universe',
  'Virginia Woolf', 'Jack London', 'Hannah Montana', 'Air Jordan', 'Air Jordans', 'Mary Poppins',
  'Prince of Wales', 'Princess of Wales', 'Dallas Cowboys',
];
