import type { Push } from '../../partner/push.ts';

/**
 * Which delivery a post is of, and which sequence of it, as a comment at the end of its content. It
 * is the only place of a post that every site gives back, that no plug-in has to be there for, and
 * that changes in the same write as the text. Readers do not see it.
 */
export function marked(content: string, { id }: Pick<Push, 'id'>): string {
  return `${content}<!-- wirecopy ${id} -->`;
}

/** The sequence that a post's content is marked with; undefined where nobody marked it. */
export function sequenceIn(content: string): number | undefined {
  const digits = /<!-- wirecopy wc_\w+_(\d{10}) -->/.exec(content)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The mark of a post that is made but not filled: older than every sequence. */
export function unfilled({ id }: Pick<Push, 'id'>): Pick<Push, 'id'> {
  return { id: `${deliveryOf(id)}_${'0'.repeat(10)}` };
}

/** What names the delivery in a push's id: all but the sequence. */
export function deliveryOf(id: string): string {
  return id.replace(/_\d{10}$/, '');
}
