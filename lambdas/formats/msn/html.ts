/** Elements of ours that MSN does not know, and what stands for them. */
const substitutes: Record<string, string> = { figure: 'div', figcaption: 'p', pre: 'p', code: '' };

/** A body of ours, whose attributes hold no `>`, in the vocabulary of MSN. */
export function toMsnHtml(html: string): string {
  if (!/<(?:figure|pre|code)\b/.test(html)) return html;
  return html
    .replace(/<pre[^>]*>.*?<\/pre>/gs, (lines) => lines.replaceAll('\n', '<br>'))
    .replace(/<(\/?)(figure|figcaption|pre|code)\b([^>]*)>/g, (_, slash, name, rest) => {
      const substitute = substitutes[name];
      return substitute ? `<${slash}${substitute}${rest}>` : '';
    });
}

/** How deep its elements stand in each other. */
export function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)(\w+)[^>]*>/g)) {
    if (void_.has(name)) continue;
    depth += slash ? -1 : 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

const void_ = new Set(['img', 'br']);
