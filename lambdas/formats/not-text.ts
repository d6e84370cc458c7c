import { RejectedUpload } from '../article/outcome.ts';
import { oneLine } from '../article/text.ts';

/**
 * A picture, video or other item of media is no article, also where it has a headline and a caption:
 * those are told of the media, and would stand on a partner's page as an article without a text.
 */
export function notText(kind: string, caption?: string): RejectedUpload {
  const named = names[kind] ?? `an item of type ${JSON.stringify(kind.slice(0, 40))}`;
  const told = caption ? ` with a caption ("${shortened(caption)}")` : '';
  return new RejectedUpload(
    'no-article',
    `The file holds ${named}${told}, not an article.`,
    'Upload the text that it belongs to: with a link to it, or packed with it in one message or ZIP file.',
  );
}

const names: Record<string, string> = {
  picture: 'a picture',
  image: 'a picture',
  photo: 'a picture',
  graphic: 'a graphic',
  video: 'a video',
  audio: 'an audio recording',
  animation: 'an animation',
  event: 'an event',
  planning: 'a plan of coverage',
  component: 'a part of an item',
};

function shortened(text: string): string {
  const line = oneLine(text);
  return line.length <= 80 ? line : `${line.slice(0, 79).trimEnd()}…`;
}
