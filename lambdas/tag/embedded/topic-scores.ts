import { topicCues } from '../data/topic-cues.ts';
import type { Mention } from '../engine.ts';
import { broaderTopics } from '../topics.ts';
import { findPhrases, type PhraseTable, phraseTable } from './phrases.ts';
import { mention, type Passage, type Token, tokenise } from './text.ts';

export interface Score {
  /** From cues that mean this topic, and from cues that merely go with it. */
  strong: number;
  weak: number;
  evidence: Mention[];
}

type Strength = 'strong' | 'weak';

const pointsFor: Record<Strength, number> = { strong: 3, weak: 1 };

/** What one cue speaks for, by code. */
interface Cue {
  topics: Map<string, Strength>;
  fields: Map<string, Strength>;
}

/** How loudly and where a cue is heard. */
interface Heard {
  weight: number;
  mentions: Mention[];
}

/** By topic, and by field: the seventeen topics at the top, each with all that is below it. */
export interface Scores {
  topics: Map<string, Score>;
  fields: Map<string, Score>;
}

export function scoreText(passages: Passage[]): Scores {
  cues ??= cueTable();
  const heard = new Map<Cue, Heard>();
  let words = 0;
  for (const passage of passages) {
    words += passage.tokens.length;
    const { field, lead } = passage;
    const weight = field === 'headline' ? inHeadline : lead ? inLead : inBody;
    for (const { from, to, value } of findPhrases(cues, passage.tokens)) {
      const one = heard.get(value) ?? { weight: 0, mentions: [] };
      one.weight += weight;
      if (one.mentions.length < mostEvidence) one.mentions.push(mention(passage, from, to));
      heard.set(value, one);
    }
  }
  // A long article says a little of everything.
  const breadth = 1 + 0.35 * Math.log2(Math.max(words, 150) / 150);
  const topics = new Map<string, Score>();
  const fields = new Map<string, Score>();
  for (const [cue, { weight, mentions }] of heard) {
    const loudness = Math.log2(1 + weight) / breadth;
    for (const [code, strength] of cue.topics)
      addPoints(topics, code, strength, loudness, mentions);
    for (const [code, strength] of cue.fields)
      addPoints(fields, code, strength, loudness, mentions);
  }
  return { topics, fields };
}

export function addPoints(
  scores: Map<string, Score>,
  code: string,
  strength: Strength,
  loudness: number,
  mentions: Mention[],
): void {
  const score = scores.get(code) ?? { strong: 0, weak: 0, evidence: [] };
  score[strength] += pointsFor[strength] * loudness;
  if (strength === 'strong') score.evidence.unshift(...mentions);
  else score.evidence.push(...mentions);
  scores.set(code, score);
}

/** How much a cue counts where it stands. */
const inHeadline = 3;
const inLead = 1.5;
const inBody = 1;

const mostEvidence = 5;

let cues: PhraseTable<Cue> | undefined;

function cueTable(): PhraseTable<Cue> {
  // By the stemmed words, for "sanction" and "sanctions" are one cue.
  const all = new Map<string, Cue>();
  for (const [digits, , strong, weak] of topicCues) {
    const code = `medtop:${digits}`;
    const field = broaderTopics(code).at(-1)?.code ?? code;
    for (const [list, strength] of [
      [strong, 'strong'],
      [weak, 'weak'],
    ] as const) {
      for (const phrase of list.split(', ')) {
        const key = tokenise(phrase).map(stem).join(' ');
        const cue = all.get(key) ?? { topics: new Map(), fields: new Map() };
        raise(cue.topics, code, strength);
        raise(cue.fields, field, strength);
        all.set(key, cue);
      }
    }
  }
  return phraseTable(all, stem);
}

function raise(strengths: Map<string, Strength>, code: string, strength: Strength): void {
  if (strengths.get(code) !== 'strong') strengths.set(code, strength);
}

/** Small letters without a plural ending: enough that "Sanctions" is "sanction". */
function stem({ text, capital, caps, word: letters }: Token): string {
  if (!letters) return text;
  const word = capital ? text.toLowerCase() : text;
  if (word.length < 4 || (caps && word.length < 6)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.endsWith('ie')) return `${word.slice(0, -2)}y`;
  if (!word.endsWith('s')) return word;
  if (/(?:ss|ch|sh|x)es$/.test(word)) return word.slice(0, -2);
  return /[siu]s$/.test(word) ? word : word.slice(0, -1);
}
