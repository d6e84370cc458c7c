import fc from 'fast-check';

/** Pieces of markup, disguised, cut and put into one another in ways that parsers differ on. */
export function disguised(pieces: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...pieces) },
    { weight: 1, arbitrary: fc.constantFrom(...openings) },
    { weight: 1, arbitrary: fc.constantFrom(...closings) },
  );
  const changed = fc
    .tuple(piece, fc.array(fc.tuple(fc.constantFrom(...disguises), places()), { maxLength: 3 }))
    .map(([text, changes]) => changes.reduce((last, [disguise, at]) => disguise(last, at), text));
  return fc
    .tuple(
      fc.array(changed, { minLength: 1, maxLength: 4 }),
      fc.array(fc.constantFrom(...contexts), { maxLength: 2 }),
    )
    .map(([pieces, around]) => around.reduce((text, wrap) => wrap(text), pieces.join('')));
}

/** Where in a text something is done to it, as shares of its length. */
type Places = number[];
type Disguise = (text: string, places: Places) => string;

function places(): fc.Arbitrary<Places> {
  return fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 6 });
}

const openings = [
  '<noscript>',
  '<template>',
  '<style>',
  '<title>',
  '<textarea>',
  '<xmp>',
  '<plaintext>',
  '<script>',
  '<iframe srcdoc="',
  '<svg>',
  '<math><mtext>',
  '<svg><foreignObject>',
  '<mglyph>',
  '<malignmark>',
  '<annotation-xml encoding="text/html">',
  '<select><option>',
  '<table><caption>',
  '<noembed>',
  '<noframes>',
  '<!--',
  '<!-->',
  '<![CDATA[',
  '<?',
  '<!',
  '<a href="',
  "<a title='",
  '<p title=`',
  '<pre>\n',
  '<frameset>',
  '<object><param>',
  '<button>',
  '<dialog open>',
  '&lt;',
  '<',
  '</',
  '"',
  "'>",
];

const closings = [
  '</noscript>',
  '</template>',
  '</style>',
  '</title>',
  '</textarea>',
  '</xmp>',
  '</script>',
  '</iframe>',
  '</svg>',
  '</math>',
  '</p>',
  '</table>',
  '</select>',
  '-->',
  '--!>',
  ']]>',
  '?>',
  '>',
  '/>',
  '">',
  "'>",
  '</a>',
  '</pre>',
  '</body></html>',
  '</article>',
];

const contexts: ((text: string) => string)[] = [
  (text) => `<p>${text}</p>`,
  (text) => `<div>${text}`,
  (text) => `<ul><li>${text}<li>${text}</ul>`,
  (text) => `<table><tr><th>a<td>${text}</table>`,
  (text) => `<blockquote>${text}</blockquote>`,
  (text) =>
    `<figure><img src="https://a.example/a.jpg" alt="${text}"><figcaption>${text}</figcaption></figure>`,
  (text) => `<a href="https://a.example/${text}">${text}</a>`,
  (text) => `<a href="${text}">${text}</a>`,
  (text) => `<iframe src="https://www.youtube.com/embed/${text}" title="${text}"></iframe>`,
  (text) => `<pre><code>${text}</code></pre>`,
  (text) => `<svg><desc>${text}</desc></svg>`,
  (text) => `<math><annotation-xml encoding=text/html>${text}</annotation-xml></math>`,
  (text) => `<noscript>${text}</noscript>`,
  (text) => `<h2>${text}</h2>`,
];

const spaces = [
  '\0',
  '\t',
  '\n',
  '\r',
  '\f',
  '\v',
  '\u0001',
  '\u001b',
  '\u00a0',
  '\u00ad',
  '\u200b',
  '\u2028',
  '\u202e',
  '\ufeff',
  '/',
  '\ud800',
];

const disguises: Disguise[] = [
  changedAt((letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  ),
  changedAt((letter, at) => `${spaces[Math.floor(at * 997) % spaces.length]}${letter}`),
  changedAt((letter) => `&#${letter.charCodeAt(0)};`),
  changedAt((letter) => `&#${'0'.repeat(7)}${letter.charCodeAt(0)}`),
  changedAt((letter) => `&#x${letter.charCodeAt(0).toString(16).toUpperCase()};`),
  changedAt((letter) => named[letter] ?? letter),
  changedAt((letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0').slice(-2)}`),
  changedAt((letter) => letter + letter),
  changedAt(() => ''),
  (text) => text.replaceAll('&', '&amp;'),
  (text) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  (text) => text.replaceAll('"', "'"),
  (text) => text.replace(/ (?=\w+=)/g, '/'),
  (text, [at = 0]) => text.slice(0, Math.ceil(at * text.length)),
  (text, [at = 0]) => text.slice(Math.floor(at * text.length)),
  // As where a filter takes a tag out once, and leaves what was around it.
  (text) => text.replace(/<(\w{2})(\w+)/g, '<$1<$1$2>$2'),
];

const named: Record<string, string> = {
  ':': '&colon;',
  '(': '&lpar;',
  ')': '&rpar;',
  '\t': '&Tab;',
  '\n': '&NewLine;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '&': '&amp;',
  '/': '&sol;',
  '=': '&equals;',
};

function changedAt(change: (letter: string, at: number) => string): Disguise {
  return (text, places) => {
    const letters = text.split('');
    for (const at of places) {
      const index = Math.floor(at * letters.length);
      const letter = letters[index];
      if (letter !== undefined) letters[index] = change(letter, at);
    }
    return letters.join('');
  };
}
