import type { NinjsArticle } from '../../article/ninjs.ts';
import { sectionTopics } from '../data/topic-cues.ts';
import type { Mention, SubjectTag } from '../engine.ts';
import { allTopics, broaderTopics, topic, topicCode } from '../topics.ts';
import type { Passage } from './text.ts';
import { addPoints, type Score, scoreText } from './topic-scores.ts';

/** What an article's score on a topic must reach. */
const threshold = 6;
/** Topics far behind the best one are asides. */
const leastShare = 0.35;
/** How far a field must lead where no topic is clear. */
const leadOverRival = 1.4;
/** A keyword of the publisher's is as good as a cue heard in headline, lead and body. */
const publisherLoudness = 4;
const mostSubjects = 5;
const mostEvidence = 5;

/**
 * The most specific Media Topics that the article's words speak for, the surest first. Each cue
 * counts with the logarithm of how often it occurs, headline and lead more than the rest, and the
 * sum is weighed against the article's length. What the publisher tagged is a topic for certain;
 * what its sections and keywords are called speaks strongly for the topic of that name.
 */
export function findSubjects(article: NinjsArticle, passages: Passage[]): SubjectTag[] {
  const { topics, fields } = scoreText(passages);
  for (const [code, evidence] of namedByPublisher(article)) {
    addPoints(topics, code, 'strong', publisherLoudness, [evidence]);
  }
  const specific = mostSpecific(topics);
  const found = specific.length > 0 ? specific : clearestField(fields);
  const published = taggedByPublisher(article);
  const codes = new Set(published.map(({ code }) => code));
  return [...published, ...found.filter(({ code }) => !codes.has(code))];
}

/** Weak cues alone are no topic, and never count more than the strong ones. */
function total({ strong, weak }: Score): number {
  return strong + Math.min(strong, weak);
}

function mostSpecific(scores: Map<string, Score>): SubjectTag[] {
  const scored = [...scores].map(([code, score]) => ({ code, score, points: total(score) }));
  const best = Math.max(...scored.map(({ points }) => points), threshold / leastShare);
  const sure = scored.filter(({ points }) => points >= Math.max(threshold, best * leastShare));
  const implied = new Set(sure.flatMap(({ code }) => broaderTopics(code).map((one) => one.code)));
  return sure
    .filter(({ code }) => !implied.has(code))
    .sort((a, b) => b.points - a.points || a.code.localeCompare(b.code))
    .slice(0, mostSubjects)
    .map(({ code, score, points }) => ({
      code,
      confidence: confidence(points),
      evidence: score.evidence.slice(0, mostEvidence),
    }));
}

/** Where no topic is clear the field may be, if no other comes near. */
function clearestField(fields: Map<string, Score>): SubjectTag[] {
  const [best, second] = [...fields]
    .map(([code, { strong, weak, evidence }]) => ({ code, points: strong + weak, evidence }))
    .sort((a, b) => b.points - a.points || a.code.localeCompare(b.code));
  const rival = Math.max(threshold, second?.points ?? 0);
  if (!best || best.points < leadOverRival * rival) return [];
  return [{ code: best.code, confidence: 50, evidence: best.evidence.slice(0, mostEvidence) }];
}

/** Half sure at the threshold, three quarters at twice that. */
function confidence(points: number): number {
  return Math.min(97, Math.round(100 * (1 - 0.5 * Math.exp(0.7 * (1 - points / threshold)))));
}

function taggedByPublisher({ subjects = [] }: NinjsArticle): SubjectTag[] {
  const found = new Map<string, SubjectTag>();
  for (const { uri, literal, name } of subjects) {
    const code = topicCode(uri) ?? topicCode(literal);
    if (code === undefined || !topic(code) || found.has(code)) continue;
    found.set(code, { code, confidence: 100, evidence: [fromPublisher(name)] });
  }
  return [...found.values()];
}

/** Topics that a keyword, a section or a part of the slugline is the name of. */
function namedByPublisher({ subjects = [], slugline = '' }: NinjsArticle): Map<string, Mention> {
  names ??= topicNames();
  const words = [...subjects.map(({ name }) => name), ...slugline.split(/[/\-–_;,]/)];
  const found = new Map<string, Mention>();
  for (const word of words) {
    const code = names.get(word.trim().toLowerCase());
    if (code !== undefined) found.set(code, fromPublisher(word.trim()));
  }
  return found;
}

function fromPublisher(text: string): Mention {
  return { field: 'publisher', offset: 0, text };
}

let names: Map<string, string> | undefined;

function topicNames(): Map<string, string> {
  const found = new Map<string, string>();
  for (const { code, name, american = name } of allTopics()) {
    found.set(name.toLowerCase(), code).set(american.toLowerCase(), code);
  }
  for (const [name, code] of Object.entries(sectionTopics)) found.set(name, `medtop:${code}`);
  return found;
}
