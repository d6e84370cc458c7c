import { Parser } from 'htmlparser2';
import { expect } from 'vitest';

/** The elements and attributes that a published body may have. */
const vocabulary: Record<string, string[]> = {
  p: [],
  h2: [],
  h3: [],
  h4: [],
  ul: [],
  ol: [],
  li: [],
  blockquote: [],
  figure: [],
  img: ['src', 'alt', 'width', 'height'],
  figcaption: [],
  a: ['href'],
  em: [],
  strong: [],
  table: [],
  tr: [],
  th: [],
  td: [],
  pre: [],
  code: [],
};

/** Reads the markup as a browser would, and fails on anything outside the vocabulary. */
export function expectSafe(html: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: there must be none.
  expect(html).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\ufeff]/);
  const parser = new Parser({
    onopentag(name, attributes) {
      const allowed = vocabulary[name];
      expect(allowed, `<${name}> in ${html}`).toBeDefined();
      for (const [attribute, value] of Object.entries(attributes)) {
        expect(allowed, `${attribute} of <${name}> in ${html}`).toContain(attribute);
        if (attribute === 'href') expect(value).toMatch(/^(?:https?:\/\/[^/]|mailto:)/);
        if (attribute === 'src') expect(value).toMatch(/^https?:\/\/[^/]/);
      }
    },
    oncomment: (comment) => expect.fail(`a comment: ${comment}`),
    onprocessinginstruction: (name) => expect.fail(`an instruction: ${name}`),
  });
  parser.end(html);
}
