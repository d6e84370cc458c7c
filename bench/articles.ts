import { asHtml, asNinjs, asText } from './files.ts';
import { generateStory, type Story } from './story.ts';

export interface GeneratedFile {
  key: string;
  headline: string;
  contentType: string;
  bytes: Uint8Array;
}

export const publisher = 'bench-wire';

/** Of ten files, as publishers seem to send them: five web pages, three texts, two ninjs. */
const mix = [
  'html',
  'text',
  'html',
  'ninjs',
  'html',
  'text',
  'html',
  'ninjs',
  'html',
  'text',
] as const;
export type FileFormat = (typeof mix)[number];

const writers = { html: asHtml, text: asText, ninjs: asNinjs };
const extensions = { html: 'html', text: 'txt', ninjs: 'json' };
const contentTypes = { html: 'text/html', text: 'text/plain', ninjs: 'application/json' };

/** `count` distinct files of 400 to 800 words, the same at every run, in a mix of formats. */
export function generateFiles(count: number, folder: string): GeneratedFile[] {
  return Array.from({ length: count }, (_, index) => {
    const words = 400 + ((index * 131) % 401);
    const format = mix[index % mix.length] ?? 'text';
    return fileOf(generateStory(`${folder}-${index + 1}`, words), format, `${folder}/${index + 1}`);
  });
}

export function fileOf(story: Story, format: FileFormat, path: string): GeneratedFile {
  return {
    key: `${publisher}/${path}.${extensions[format]}`,
    headline: story.headline,
    contentType: contentTypes[format],
    bytes: Buffer.from(writers[format](story)),
  };
}
