/** What a paragraph is by its style. */
export type Kind =
  | 'title'
  | 'standfirst'
  | 'byline'
  | 'heading'
  | 'caption'
  | 'quote'
  | 'preformatted'
  | 'contents'
  | 'text';

/** Built-in styles bear English names in files of every language; desks make their own. */
export function kindNamed(name: string): { kind: Kind; level?: number } | undefined {
  const heading = /^(?:heading|überschrift|titre|título|titolo|kop|rubrik) ?([1-9])\b/i.exec(name);
  if (heading) return { kind: 'heading', level: Number(heading[1]) };
  return kinds.find(({ names }) => names.test(name));
}

const kinds: { names: RegExp; kind: Kind }[] = [
  { names: /^(?:title|headline|hed|schlagzeile|titel)$/i, kind: 'title' },
  {
    names: /^(?:subtitle|sub-?head(?:line)?|standfirst|deck?|untertitel|vorspann|chapeau)$/i,
    kind: 'standfirst',
  },
  { names: /^(?:byline|by-line|author|autor(?:enzeile)?|auteur)$/i, kind: 'byline' },
  { names: /^(?:caption|bildunterschrift|légende)$/i, kind: 'caption' },
  { names: /^(?:(?:intense |block ?)?quot(?:e|ation)s?|block text|zitat)$/i, kind: 'quote' },
  { names: /^(?:html preformatted|preformatted text|code|source code)$/i, kind: 'preformatted' },
  {
    names: /^(?:toc\b.*|contents heading|table of (?:figures|authorities)|index\b.*)$/i,
    kind: 'contents',
  },
];
