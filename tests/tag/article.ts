import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';

/** A plain article around the fields that a test is about. */
export function articleOf(fields: Partial<NinjsArticle> & { headline?: string; text?: string }) {
  const { headline = 'Council meets', text = '', ...rest } = fields;
  const article: NinjsArticle = {
    uri: 'urn:wirecopy:test:1',
    standard: { name: 'ninjs', version: '3.1' },
    type: 'text',
    version: '1',
    versionCreated: '2026-11-02T09:00:00Z',
    pubStatus: 'usable',
    language: 'en',
    headlines: [{ value: headline }],
    bodies: [
      { role: 'main', contentType: 'text/html', value: `<p>${text}</p>` },
      { role: 'main', contentType: 'text/plain', value: text },
    ],
    ...rest,
  };
  return article;
}

/** The same without a declared language. */
export function undeclared(fields: { headline: string; text: string }): NinjsArticle {
  const { language: _, ...article } = articleOf(fields);
  return article;
}
