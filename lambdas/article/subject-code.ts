import type { NinjsSubject } from './ninjs.ts';

const mediaTopic = /^https?:\/\/cv\.iptc\.org\/newscodes\/mediatopic\/(\d{8})$/;

/** The code of a subject as desks write it, a Media Topic's as `medtop:…`; undefined for a mere word. */
export function subjectCode({ uri = '', literal }: NinjsSubject): string | undefined {
  const code = mediaTopic.exec(uri)?.[1];
  return (code ? `medtop:${code}` : (literal ?? uri)) || undefined;
}
