import { cleanLine } from '../../article/text.ts';

/** What the properties of a document say, as far as they are filled in. */
export interface Properties {
  title?: string;
  creator?: string;
  identifier?: string;
  language?: string;
  category?: string;
  created?: string;
  modified?: string;
  keywords: string[];
}

export function words(text = ''): string[] {
  return text
    .split(/[,;]/)
    .map(cleanLine)
    .filter((word) => word !== '');
}

/** Who made the document, if that is a person's name: most are names of accounts and programs. */
export function authorIn({ creator = '' }: Properties): string | undefined {
  const isName = /^\p{Lu}[\p{L}\p{M}.'’-]*(?: \p{L}[\p{L}\p{M}.'’-]*){1,4}$/u.test(creator);
  return isName && !machines.test(creator) ? creator : undefined;
}

const machines =
  /\b(?:user|admin|administrator|office|microsoft|apache|benutzer|utilisateur|usuario|docs|word)\b/i;
