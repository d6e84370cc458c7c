/** A word as 32 bits; the lowest two tell what it is. */
export type Word = number;

/** Whether it is one character of a script without spaces. */
export function isCharacter(word: Word): boolean {
  return (word & 3) === kinds.character;
}

export function isNumber(word: Word): boolean {
  return (word & 3) === kinds.number;
}

/**
 * The words of a text, without what a house style changes: case, quotes, dashes, accents, titles,
 * small words, number words and separators of thousands, and the ends of long words ("organise",
 * "organization", "organized" are one). Of scripts without spaces each character is a word. What is
 * merged by this is merged in every text alike, so it may be generous.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const token of text.match(isLatin.test(text) ? latinTokens : tokens) ?? []) {
    const word = token.length > longestMet ? toWord(token) : wordMet(token);
    if (word !== leftOut) words.push(word);
  }
  return words;
}

function wordMet(token: string): Word {
  const known = met.get(token);
  if (known !== undefined) return known;
  if (met.size >= mostMet) met.clear();
  const word = toWord(token);
  met.set(token, word);
  return word;
}

const kinds = { word: 0, character: 1, number: 2 };
const leftOut = -1;

/** The tokens that were met lately: most of a text are among them. */
const met = new Map<string, Word>();
const mostMet = 50_000;
/** In UTF-16 units. V8 keeps the whole text for the sake of a longer piece of it. */
const longestMet = 12;

/** Joined, the parts of "U.S.", "cease-fire", "minister's", "1,200" and "1 200" are one token. */
const inWord = "['’.\\u00ad\\u2010\\u2011\\-]";
const inNumber = "[.,:'’\\u00a0\\u202f]";
const unspaced =
  '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}';
const isUnspaced = new RegExp(`^[${unspaced}]$`, 'v');

function tokensOf(digit: string, letter: string, alone: string[] = []): RegExp {
  const joined = (one: string, by: string) => `${one}+(?:${by}${one}+)*`;
  const thousands = `${digit}{1,3}(?: ${digit}{3})+(?:[.,]${digit}+)?(?!${digit})`;
  const all = [thousands, joined(digit, inNumber), ...alone, joined(letter, inWord)];
  return new RegExp(all.join('|'), 'gv');
}

const tokens = tokensOf('\\p{N}', `[[\\p{L}\\p{M}]--[${unspaced}]]`, [`[${unspaced}]`]);

/** The same where there are no other letters, in a third of the time. */
const isLatin = /^[\0-\u024f\u2000-\u206f\u20a0-\u20cf]*$/;
const latinTokens = tokensOf('[0-9²³¹¼-¾]', '[A-Za-zªµºÀ-ÖØ-öø-ɏ]');

function toWord(token: string): Word {
  const plain = token
    .normalize('NFKD')
    .replace(/[\p{M}'’\u00ad\u2010\u2011-]/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase();
  if (/^\p{N}/u.test(token)) return marked(plainNumber(plain), kinds.number);
  if (isUnspaced.test(token)) return marked(token, kinds.character);
  const word = plain.replaceAll('.', '');
  const number = figures.get(word);
  if (number !== undefined) return marked(number, kinds.number);
  if (word.length <= 2 || smallWords.has(word)) return leftOut;
  return marked(stem(word), kinds.word);
}

function marked(text: string, kind: number): Word {
  return ((fnv1a(text) & ~3) | kind) >>> 0;
}

/** "1,200", "1.200" and "1 200" are one, and so are "07:42", "7.42" and "7,42". */
function plainNumber(token: string): string {
  return token
    .replace(/[\s.,](?=\p{N}{3}(?!\p{N}))/gu, '')
    .replace(/[\s,:]/g, '.')
    .replace(/^0+(?=\p{N})/u, '');
}

/** Words of several languages begin alike whatever their ending; house styles differ in the end. */
function stem(word: string): string {
  return word
    .replace(/our(?=.)|our$/, 'or')
    .replace(/tre$/, 'ter')
    .slice(0, stemLength);
}

const stemLength = 5;

/** FNV-1a over UTF-16 code units, 32 bits, and mixed so that all bits depend on all. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return mixed(hash);
}

/** The finalizer of MurmurHash3: 32 bits to 32 bits, one to one. */
export function mixed(hash: number): number {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** Number words up to twelve, which one house writes out and another does not, without accents. */
const figures = new Map(
  [
    'one two three four five six seven eight nine ten eleven twelve',
    'eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf',
    'un deux trois quatre cinq six sept huit neuf dix onze douze',
    'uno dos tres cuatro cinco seis siete ocho nueve diez once doce',
    'uno due tre quattro cinque sei sette otto nove dieci undici dodici',
    'um dois tres quatro cinco seis sete oito nove dez onze doze',
    'een twee drie vier vijf zes zeven acht negen tien elf twaalf',
  ].flatMap((line) => line.split(' ').map((word, index) => [word, String(index + 1)] as const)),
);

/**
 * Words that say little: articles, pronouns, prepositions, forms of "be" and "say", titles, units of
 * money and amount, in English, German, French, Spanish, Italian, Portuguese, Dutch and Russian.
 * Those of two letters are left out anyway.
 */
const smallWords = new Set(
  `a the and but for from with that this these those they them their there then than his her hers him
  she its our your you who whom whose which what when where while will would could should can may might
  must shall was were are been being has have had did does not nor into onto over under after before
  about above below between during within without against among near also only just more most very such
  some any all both each other another out off per via said says say told tells tell saying according
  added add adding mr mrs miss dame sir lord prof professor percent pct cent
  million millions billion billions trillion mln dollar dollars euro euros pound pounds
  der die das den dem des ein eine einer einem einen eines und oder aber nicht mit von vom zum zur aus
  bei nach vor auf fur uber unter durch gegen ohne ist sind war waren wird werden wurde wurden hat haben
  hatte hatten sei seien sie ich wir ihr ihre ihrer sein seine dass als auch noch nur wie was wer sich
  man sagte sagt hiess herr frau prozent millionen milliarden mio mrd
  les des une dans par pour sur avec sans sous entre mais que qui quoi dont est sont etait ont avait
  fait son ses leur leurs nous vous ils elle elles cette ces aux pas plus dit monsieur madame
  los las del una unos unas con por para sin sobre entre pero que quien como este esta estos estas fue
  fueron era han habia sus dijo senor senora ciento
  gli della dello degli delle nel nella con per tra fra che chi sono era stato stata suo sua loro non
  come anche detto dos das uma uns nas nos com sem seu sua disse
  het een van voor met door over onder zijn was werd werden heeft hebben had niet maar ook als zei
  что как это при для его она они или был была были быть сказал сказала`
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/\s+/),
);
