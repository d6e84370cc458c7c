import { type Token, tokenise } from './text.ts';

/** A trie of tokens: looks up thousands of phrases in one pass over a text. */
export interface PhraseTable<Value> {
  root: Node<Value>;
  /** How a token is written in the table. */
  fold: (token: Token) => string;
}

interface Node<Value> {
  next?: Map<string, Node<Value>>;
  value?: Value;
}

export interface Match<Value> {
  /** Index of the first token, and of the one after the last. */
  from: number;
  to: number;
  value: Value;
}

/** A phrase that occurs twice keeps its last value. */
export function phraseTable<Value>(
  entries: Iterable<[phrase: string, value: Value]>,
  fold: (token: Token) => string,
): PhraseTable<Value> {
  const root: Node<Value> = {};
  for (const [phrase, value] of entries) {
    let node = root;
    for (const token of tokenise(phrase)) {
      node.next ??= new Map();
      const key = fold(token);
      let next = node.next.get(key);
      if (!next) {
        next = {};
        node.next.set(key, next);
      }
      node = next;
    }
    node.value = value;
  }
  return { root, fold };
}

/**
 * The leftmost longest matches, none overlapping another. Linear in the number of tokens: no match
 * is longer than the longest phrase.
 */
export function findPhrases<Value>(table: PhraseTable<Value>, tokens: Token[]): Match<Value>[] {
  const folded = tokens.map(table.fold);
  const found: Match<Value>[] = [];
  for (let from = 0; from < folded.length; ) {
    let best: Match<Value> | undefined;
    let node = stepFrom(table.root, folded[from]);
    for (let to = from + 1; node; to += 1) {
      if (node.value !== undefined) best = { from, to, value: node.value };
      node = stepFrom(node, folded[to]);
    }
    if (best) found.push(best);
    from = best?.to ?? from + 1;
  }
  return found;
}

function stepFrom<Value>(node: Node<Value>, key: string | undefined): Node<Value> | undefined {
  return key === undefined ? undefined : node.next?.get(key);
}
