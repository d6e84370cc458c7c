import { safeLink } from '../article/address.ts';
import { type NinjsArticle, type NinjsSubject, webAddress } from '../article/ninjs.ts';
import { subjectCode } from '../article/subject-code.ts';
import { type Shape, shapedFields } from '../partner/shape.ts';

/** Without the fields that the partner does not want; of subjects its own sections stay. */
export function withoutFields(
  article: NinjsArticle,
  { fields: { omit, keep } = {}, categories }: Shape,
): NinjsArticle {
  const left = new Set<string>(omit ?? (keep ? shapedFields : []));
  for (const field of keep ?? []) left.delete(field);
  const kept = Object.entries(article).filter(([name]) => !left.has(name));
  // Safe: nothing that an article must have can be left out.
  const rest = Object.fromEntries(kept) as unknown as NinjsArticle;
  if (!categories || !left.has('subjects')) return rest;
  const sections = article.subjects?.filter(({ rel }) => rel === 'section') ?? [];
  return sections.length > 0 ? { ...rest, subjects: sections } : rest;
}

/**
 * The partner's own names for subjects, as the sections in which the article stands: no others are.
 * They keep their codes. Where two codes have one name, the first is its section.
 */
export function withSections(
  article: NinjsArticle,
  names: NonNullable<Shape['categories']>,
): NinjsArticle {
  const used = new Set<string>();
  const subjects = (article.subjects ?? []).flatMap((subject): NinjsSubject | [] => {
    const code = subjectCode(subject);
    const name = code !== undefined && Object.hasOwn(names, code) ? names[code] : undefined;
    if (name === undefined || used.has(name)) return subject.rel === 'section' ? [] : subject;
    used.add(name);
    const { uri, literal } = subject;
    return { name, rel: 'section', ...(uri && { uri }), ...(literal && { literal }) };
  });
  const { subjects: _, ...rest } = article;
  return subjects.length > 0 ? { ...rest, subjects } : rest;
}

/** With the address that the desk gives it, where the article names no page of its own. */
export function withPage(article: NinjsArticle, template: string): NinjsArticle {
  if (webAddress(article) !== undefined) return article;
  const href = safeLink(
    template.replaceAll('{uri}', encodeURIComponent(article.uri.toWellFormed())),
  );
  if (href === undefined) return article;
  const page = { name: 'web', href, contentType: 'text/html' };
  return { ...article, renditions: [...(article.renditions ?? []), page] };
}
