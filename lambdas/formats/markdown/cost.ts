/**
 * Of those things in a Markdown text whose cost to the parser grows faster than the text does, an
 * estimate: a million is a tenth of a second. The text of an article stays far below that.
 */
export function costOf(lines: string[]): number {
  let cost = 0;
  let notes = 0;
  let block = emptyBlock();
  for (const line of lines) {
    if (line.trim() === '') {
      cost += costOfBlock(block);
      block = emptyBlock();
      continue;
    }
    const container = containerOf(line);
    block.isContained ||= container.trim() !== '';
    if (container.includes('>') || (block.isContained && container === '')) block.quoted += 1;
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
  isContained: boolean;
  /** Each line of a quotation, and each that goes on lazily with it or a list, with all before it. */
  quoted: number;
}

function emptyBlock(): Block {
  return { length: 0, marks: 0, ticks: 0, isContained: false, quoted: 0 };
}

const marks = /`+|[*_~]+|\[\^?|\]:|\|/g;

function costOfBlock({ length, marks, ticks, quoted }: Block): number {
  return marks ** 2 + (ticks * length) / 5 + quoted ** 2 / 4;
}

/**
 * How many characters a line spends on being within quotations and lists: twice as many as it is
 * deep, or fewer.
 */
export function depthOf(line: string): number {
  return containerOf(line).length;
}

/** What a line begins with to be within quotations and lists. */
export function containerOf(line: string): string {
  return containers.exec(line)?.[0] ?? '';
}

const containers = /^(?:[ \t>]|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/;
