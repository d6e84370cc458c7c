import { createHash } from 'node:crypto';
import type { NinjsAssociation } from '../../article/ninjs.ts';
import type { PackedMedia } from '../../article/reading.ts';
import { sizeOf } from './size.ts';

/** Media that came in a file, and what its bytes tell of it. */
export interface Medium extends PackedMedia {
  type: Extract<NinjsAssociation['type'], 'picture' | 'video' | 'audio'>;
  /** Pixels. */
  width?: number;
  height?: number;
}

/**
 * Media of a kind that is stored, told by its content alone; undefined for anything else. An SVG
 * picture is none: it can run scripts where it is shown.
 */
export function mediumOf(bytes: Uint8Array): Medium | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 64));
  const kind = kinds.find(({ begins, has = [''] }) =>
    begins.some((magic) => start.startsWith(magic) && has.some((more) => start.includes(more, 4))),
  );
  if (!kind) return undefined;
  const { type, contentType, extension } = kind;
  const digest = createHash('sha256').update(bytes).digest('hex');
  return {
    name: `${digest}.${extension}`,
    contentType,
    bytes,
    type,
    ...(type === 'picture' && sizeOf(bytes, contentType)),
  };
}

interface Kind extends Pick<Medium, 'type' | 'contentType'> {
  extension: string;
  /** One of these stands at the beginning; a character is a byte. */
  begins: string[];
  /** And one of these among the next sixty bytes. */
  has?: string[];
}

const kinds: Kind[] = [
  { type: 'picture', contentType: 'image/jpeg', extension: 'jpg', begins: ['\xff\xd8\xff'] },
  { type: 'picture', contentType: 'image/png', extension: 'png', begins: ['\x89PNG\r\n\x1a\n'] },
  { type: 'picture', contentType: 'image/gif', extension: 'gif', begins: ['GIF87a', 'GIF89a'] },
  {
    type: 'picture',
    contentType: 'image/webp',
    extension: 'webp',
    begins: ['RIFF'],
    has: ['WEBPVP8'],
  },
  {
    type: 'picture',
    contentType: 'image/avif',
    extension: 'avif',
    begins: ['\0\0\0'],
    has: ['ftypavif', 'ftypavis'],
  },
  {
    type: 'audio',
    contentType: 'audio/mp4',
    extension: 'm4a',
    begins: ['\0\0\0'],
    has: ['ftypM4A ', 'ftypM4B '],
  },
  {
    type: 'video',
    contentType: 'video/mp4',
    extension: 'mp4',
    begins: ['\0\0\0'],
    has: 'isom iso2 iso3 iso4 iso5 iso6 iso8 mp41 mp42 avc1 M4V MSNV dash'
      .split(' ')
      .map((brand) => `ftyp${brand}`),
  },
  {
    type: 'video',
    contentType: 'video/webm',
    extension: 'webm',
    begins: ['\x1a\x45\xdf\xa3'],
    has: ['webm'],
  },
  {
    type: 'audio',
    contentType: 'audio/mpeg',
    extension: 'mp3',
    begins: ['ID3\x02', 'ID3\x03', 'ID3\x04', '\xff\xfb', '\xff\xfa', '\xff\xf3'],
  },
  { type: 'audio', contentType: 'audio/ogg', extension: 'ogg', begins: ['OggS'] },
  {
    type: 'audio',
    contentType: 'audio/wav',
    extension: 'wav',
    begins: ['RIFF'],
    has: ['WAVEfmt '],
  },
];
