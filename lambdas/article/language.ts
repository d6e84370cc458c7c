/** A declared language as a BCP 47 tag, also from "en_GB"; undefined for what is none. */
export function languageTag(declared: string): string | undefined {
  try {
    const [tag] = Intl.getCanonicalLocales(declared.trim().replaceAll('_', '-'));
    return tag !== undefined && tag.length <= 35 && !unknownLanguages.has(tag) ? tag : undefined;
  } catch {
    return undefined;
  }
}

/** Undetermined, none, several: as good as undeclared. */
const unknownLanguages = new Set(['und', 'zxx', 'mul', 'mis']);
