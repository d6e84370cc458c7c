import { asHtml, asNinjs } from '../files.ts';
import { generateStory, type Story } from '../story.ts';

/** Documents of any size, as text, by what they are. */
export const documents: Record<string, { extension: string; make(bytes: number): string }> = {
  'web page, its text': { extension: 'html', make: (bytes) => asHtml(storyOf(bytes)) },
  'web page, its scripts and styles': {
    extension: 'html',
    make: (bytes) => {
      const page = asHtml(storyOf(50_000));
      const piece = `<script>window.state=${JSON.stringify(storyOf(10_000))}</script>\n<style>.a{margin:0}</style>\n`;
      return page.replace('</head>', `${piece.repeat(Math.ceil(bytes / piece.length))}</head>`);
    },
  },
  'web page, its navigation': {
    extension: 'html',
    make: (bytes) => {
      const page = asHtml(storyOf(50_000));
      const piece = '<li class="item"><a href="/section/1">The section of the harbour</a></li>\n';
      return page.replace(
        '</nav>',
        `<ul>${piece.repeat(Math.ceil(bytes / piece.length))}</ul></nav>`,
      );
    },
  },
  text: {
    extension: 'txt',
    make: (bytes) => {
      const { headline, paragraphs } = storyOf(bytes);
      return [headline, ...paragraphs].join('\n\n');
    },
  },
  Markdown: {
    extension: 'md',
    make: (bytes) => {
      const { headline, paragraphs } = storyOf(bytes);
      return [
        `# ${headline}`,
        ...paragraphs.map((one, index) => (index % 5 ? one : `> *${one}*`)),
      ].join('\n\n');
    },
  },
  'ninjs (JSON)': { extension: 'json', make: (bytes) => asNinjs(storyOf(bytes)) },
  'NITF (XML)': {
    extension: 'xml',
    make: (bytes) => {
      const { headline, paragraphs } = storyOf(bytes);
      const text = paragraphs.map((one) => `<p>${one}</p>`).join('\n');
      return `<nitf><body><body.head><hedline><hl1>${headline}</hl1></hedline></body.head><body.content>${text}</body.content></body></nitf>`;
    },
  },
};

/** A story so long is told by repeating one: what matters here is how much of it there is. */
function storyOf(bytes: number): Story {
  const story = generateStory('long', Math.min(20_000, Math.ceil(bytes / 6)));
  const length = story.paragraphs.join('\n\n').length;
  const times = Math.max(1, Math.round(bytes / length));
  return { ...story, paragraphs: Array(times).fill(story.paragraphs).flat() };
}
