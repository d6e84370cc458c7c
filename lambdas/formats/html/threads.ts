import type { Element } from './tree.ts';

const longestMark = 60;
const longestHeading = 150;
const fewestEntries = 2;
const entryNames = new Set(['li', 'div', 'article', 'section', 'dd', 'tr']);

/**
 * Elements that hold what readers say, whatever they are called: entry by entry, it may be answered
 * or reported, or is introduced by who says it.
 */
export function threadsIn(root: Element): Set<Element> {
  const found = new Set<Element>();

  /** Whether there is such a mark within. */
  function read(element: Element): boolean {
    let entries = 0;
    let others = 0;
    let isMarked = false;
    for (const child of element.children) {
      if (typeof child === 'string') {
        isMarked ||= isMark(child);
        continue;
      }
      const isChildMarked = read(child);
      isMarked ||= isChildMarked;
      if (isChildMarked && entryNames.has(child.name)) entries += 1;
      else others += 1;
    }
    if (entries >= fewestEntries && entries >= others) found.add(element);
    return isMarked;
  }

  read(root);
  return found;
}

/** Whether a heading stands above what readers say: "34 responses to …", "Top Rated Comments". */
export function opensThread(line: string): boolean {
  return line.length <= longestHeading && headings.some((heading) => heading.test(line));
}

function isMark(text: string): boolean {
  if (text.length > longestMark) return false;
  const line = text.trim().toLowerCase();
  if (line.endsWith(':')) return says.test(line);
  const [verb = '', to] = line.split(' ', 2);
  return answers.has(verb) && (to === undefined || whom.has(to));
}

/** What readers may do with what another says. */
const answers = new Set(
  `reply permalink report antworten melden répondre signaler responder denunciar rispondi segnala
  beantwoorden reageer svar svara vastaa odpowiedz odpovědět válasz yanıtla cevapla răspunde ответить
  відповісти 回复 回覆 返信 답글 رد`.split(/\s+/),
);
const whom = new Set(['to', 'an', 'à', 'a', 'abuse', 'comment']);
const says =
  /(?:^|\s)(?:says|said|wrote|sagt|sagte|schreibt|schrieb|a écrit|dice|dijo|escribió|disse|ha scritto|zegt|schreef|сказал|пишет):$/u;

const headings = [
  /^\d+ (?:responses?|replies|thoughts|comments?|antworten|gedanken|kommentare?|réponses|réflexions|commentaires?|respuestas|comentarios?|respostas|comentários?|risposte|pensieri|commenti|reacties|gedachten|kommentarer|ответ\p{L}*|комментари\p{L}*) (?:to|on|zu|auf|sur|à|en|a|em|su|op|til|på|к) /iu,
  /^(?:top rated|reader|readers['’]|recent|latest|all) comments$/i,
];
