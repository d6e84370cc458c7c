/**
 * Of those things in a Markdown text whose cost to the parser grows faster than the text does, an
 * estimate: a million is a tenth of a second. The text of an article stays far below that.
 */
export function costOf(lines: string[]): number {
  let cost = 0;
  let notes = 0;
  let block: Block = { length: 0, marks: 0, ticks: 0 };
  for (const line of lines) {
    if (line.trim() === '') {
      cost += costOfBlock(block);
      block = { length: 0, marks: 0, ticks: 0 };
      continue;
    }
    block.length += line.length;
    for (const [mark] of line.matchAll(marks)) {
      if (mark.startsWith('`')) block.ticks += 1;
      else if (mark === '|') cost += 200;
      else block.marks += 1;
      if (mark === '[^' || mark === ']:') notes += 1;
    }
    cost += depthOf(line) ** 2;
  }
  return cost + costOfBlock(block) + 3 * notes ** 2;
}

interface Block {
  length: number;
  /** Each that may open emphasis or a link is compared with each that may close it. */
  marks: number;
  /** Each run of backticks is looked for down to the end. */
  ticks: number;
}

const marks = /`+|[*_~]+|\[\^?|\]:|\|/g;

function costOfBlock({ length, marks, ticks }: Block): number {
  return marks ** 2 + (ticks * length) / 5;
}

/**
 * How many characters a line spends on being within quotations and lists: twice as many as it is
 * deep, or fewer.
 */
export function depthOf(line: string): number {
  return containers.exec(line)?.[0].length ?? 0;
}

const containers = /^(?:[ \t>]|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/;
