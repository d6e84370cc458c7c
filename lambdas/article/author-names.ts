import { isDateLine } from './date-line.ts';
import { writtenDates } from './written-dates.ts';

/**
 * The names in what stands for an author's name on a page, of people or of organisations, without
 * what is said about them: "By Jane Doe and John Roe, Staff Writers | May 3, 2024". Empty for what
 * names nobody (an address, a number, a date). Degrees stay: "Jane Doe, MD".
 */
export function authorNames(text: string, language?: string): string[] {
  const line = withoutDate(text.slice(0, longest), language)
    .replace(/\([^()]*[:/,@][^()]*\)/g, ' ')
    .replace(/\S+@\S*|https?:\S+|\bwww\.\S+|\(\s*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const names: string[] = [];
  let first = '';
  for (const part of withoutPrefix(line).split(separator)) {
    const name = nameIn(part);
    const last = names.at(-1);
    const isDegree = degree.test(name) || (last?.includes(', ') && furtherDegree.test(name));
    if (last !== undefined && isDegree) names[names.length - 1] = `${last}, ${name}`;
    else if (name !== '' && role.test(name)) first ||= name;
    else if (name !== '' && !names.includes(name)) names.push(name);
  }
  // "Our editors" are named where nobody else is.
  return names.length === 0 && first !== '' ? [first] : names;
}

/** Whether it looks like the name of a person rather than of a user, a desk or a company. */
export function isPersonName(name: string): boolean {
  const [bare = ''] = name.split(',', 1);
  if (/\d|[_/@!?]|\.\p{Ll}{2}/u.test(bare)) return false;
  if (organisation.test(bare) || role.test(bare)) return false;
  if (/^[\p{Script=Han}]{2,4}$|^[\p{Script=Hangul}]{2,4}$/u.test(bare)) return true;
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\s・]{3,9}$/u.test(bare)) return true;
  const words = bare.split(/[\s.]+/).filter((word) => word !== '');
  if (words.length < 2 || words.length > 6) return false;
  const isCaseless = !/[\p{Lu}\p{Ll}]/u.test(bare);
  return words.every(
    (word, index) =>
      isCaseless ||
      /^["“'‘(]?(?:\p{Ll}{1,2}['’])?\p{Lu}/u.test(word) ||
      (index > 0 && particles.has(word.toLowerCase())) ||
      particles.has(word),
  );
}

const longest = 400;

const particles = new Set(
  `de da di do dos das du del della la le el al bin bint ibn ben van von der den ter ten te zu zum
  af av y e i und`.split(/\s+/),
);

const organisation =
  /\b(?:team|staff|editor(?:s|ial)?|admin(?:istrator)?|redaktion\w*|redazione|redacci[oó]n|reda[cç][aã]o|r[eé]daction|redactie|redakcja|news|newsroom|desk|agency|agence|agencia|agenzia|ajans|press|group|inc|ltd|llc|gmbh|corp|company|university|institut\w*|college|foundation|association|magazine|blog|media|studio|official|guest|contributors?|online|digital|network|centre|center|department|ministry|council|committee|society|club|services?|times|post|herald|gazette|tribune|journal|newspaper|daily|weekly|tv|radio|business|program(?:me)?|guides?|tips|health|design|travel|lifestyle|sports?|politics|culture|technology|science|finance|marketing|education|share|follow|contents|the|your|our|this|how|what|why|with|for|from|are)\b|редакция|agences/i;

/** Degrees and memberships after a name; those who have one often have several. */
const degree =
  /^(?:M\.?D|Ph\.? ?D|D\.?O|DDS|DMD|DVM|RN|BSN|MSN|DNP|NP|PA-C|M\.?S|M\.?A|MBA|MPH|MSW|B\.?A|B\.?S|BSc|MSc|MEd|M\.Ed|EdD|JD|LLM|CFP|CFA|CPA|CPT|CSCS|RDN?|LDN?|CDN|LPC|LMFT|LCSW|PT|DPT|FACP|FAAP|FACS|FAND|PharmD|PsyD|Esq|Jr|Sr|E-RYT \d+|RYT.*|II|III)\.?(?:[ ,].*)?$/;
const furtherDegree = /^[A-Z][A-Z-]{1,6}(?: \d+)?$/;

const separator =
  /\s*(?:[|•·⋅∙●;,/、，；\n\u2028]|\s[&+–—]\s|\s(?:and|und|et|y|e|en|och|og|ja|и|та|ve|و|dan|và|with|mit|avec|con)\s|和)\s*/iu;

const prefix = new RegExp(
  String.raw`^(?:(?:${`
  (?:(?:article|blog|content|guest|interview|opinion|original|post|reported|report|review|reviewed|story|text|words|written|edited|posted|published|compiled|produced|contributed|created|submitted|updated|added|and|on) )+by
  by|von|par|por|di|da|door|av|af|fra|od|przez|от|від|texte?|texto|testo|tekst|autor(?:in|en|es|a|zy)?|authors?|auteurs?|autrice|autore|autori|skribent|forfatter|szerző|written|(?:geschrieben|verfasst|gepostet|gespeichert|eingestellt|erstellt|übersetzt) von|ein (?:beitrag|gastbeitrag|kommentar|artikel|interview) von|eine? (?:analyse|kolumne|reportage) von|(?:post|article) authors?|interview|interview:|verfasst|veröffentlicht(?: am)? von|publié par|propos recueillis par|publicado por|escrito por|scritto da|pubblicato da|geschreven door|gepost door|автор(?:ы|и)?|текст|yazar|haber|بقلم|كتب|كتبت|作者|文|記者|记者|撰文|編集|取材
  `
    .trim()
    .split(/[|\n]\s*/)
    .join('|')})(?:\s*[:：/／]\s*|\s+))`,
  'iu',
);

function withoutPrefix(text: string): string {
  let rest = text;
  for (let turn = 0; turn < 3; turn++) {
    const shorter = rest.replace(prefix, '').replace(/^[\s:：,.|•·–—-]+/, '');
    if (shorter === rest) break;
    rest = shorter;
  }
  return rest;
}

/** What comes before the date, or after it where that is nothing but "Published on". */
function withoutDate(text: string, language: string | undefined): string {
  const [date] = writtenDates(text, language);
  if (!date) return text.replace(clock, '');
  const before = text.slice(0, date.start).replace(datePrefix, '');
  return before.trim() !== ''
    ? before
    : text
        .slice(date.end)
        .replace(clock, '')
        .replace(/^[\s,|•·–—-]+/, '');
}

const clock =
  /\s*(?:\bat\s|\bum\s|\bà\s)?\b\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?(?:\s?(?:uhr|[A-Z]{2,4}))?\b.*$/i;
const datePrefix =
  /[\s,|•·(–—-]*(?:\b(?:published|posted|updated|last updated|created|written|on|am|le|el|il|op|den|at|vom|um|veröffentlicht|erstellt|aktualisiert|stand|publié|publicado|pubblicato|date|datum|mon|tues?|wed|wednes|thurs?|fri|satur|sat|sun)(?:day)?\b[\s:.,]*)*(?:\p{L}+,\s*)?$/iu;

/** Without handles and brackets; '' for what is no name. */
function nameIn(part: string): string {
  const name = withoutPrefix(part.trim())
    .replace(/\s*(?:[(（[][^)）\]]*[)）\]]?)$/, '')
    .replace(/\s(?:at|under|in|am|on|[Ff]or|filed under|unter)\s.*$|\s+[-–—]\s.*(?:$)/, (rest) =>
      role.test(rest) || !/[-–—]/.test(rest) ? '' : rest,
    )
    .replace(/\s@\w+.*$/, '')
    .replace(/[\s,.:;–—-]*(?:記者|记者|기자)$|[\s,:;–—-]+$/u, '')
    .replace(/^["“”'‘’]+|["“”]+$/g, '')
    .trim();
  if (name.length > 80 || !/\p{L}/u.test(name) || name.split(' ').length > 8) return '';
  if (domain.test(name) || notNames.test(name) || (/\d/.test(name) && isDateLine(name))) return '';
  return name;
}

const domain = /^\S+\.[a-z]{2,}$/;
const notNames =
  /\s(?:by|von|par|por)$|^(?:by|von|par|por|unknown|anonymous|none|null|undefined|n\/a|admin|author|autor|the|editor|posted|published|updated|share|follow|twitter|facebook|linkedin|instagram|email|e-mail|read more|more|view (?:all|profile|bio).*|see (?:all|more).*|about the author|all (?:posts|articles).*|website|subscribe|(?:member )?log ?in|sign (?:in|up)|zur person|zur? (?:artikel)?übersicht|post author|weiterlesen|mehr|kontakt|contact|kommentar\w*|comments?.*|no comments?|\d+ comments?|min(?:ute)?s? read|.*\bmin(?:ute)?s? read|.* sagt|.* says)$|©|copyright/i;
const role =
  /\b(?:reporters?|writers?|editors?|correspondents?|columnists?|journalists?|contributors?|producers?|photographers?|bureau|chief|director|founder|manager|specialist|intern|redakteur\w*|redakteurin|journaliste?s?|periodistas?|giornalista|autorin|reportrar|staff|redactora?|korrespondent\w*|volont[aä]r\w*|ceo|cto|head of|senior|former|consultant|analyst|experte?n?|professor|lecturer|blogger|coach|owner|partner|president|developer|engineer|strategist|marketer|coordinator|assistant|trainer|nutritionist|dietitian|physician|intern|fellow|scientist|strategy|communications?|marketing|managing)\b/i;
