import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { photoCaption } from '../../../lambdas/formats/packed/iptc.ts';
import { mediumOf } from '../../../lambdas/formats/packed/media.ts';
import { jpegOf, pngOf } from '../../support/pictures.ts';

const latin1 = (text: string) => Buffer.from(text.padEnd(80, '\0'), 'latin1');

describe('media', () => {
  it.each<[string, Uint8Array, string | undefined, { width: number; height: number } | undefined]>([
    ['PNG', pngOf(300, 200), 'image/png', { width: 300, height: 200 }],
    ['JPEG', jpegOf(1200, 800), 'image/jpeg', { width: 1200, height: 800 }],
    ['GIF', latin1('GIF89a\x2c\x01\xc8\x00'), 'image/gif', { width: 300, height: 200 }],
    [
      'WebP, lossy',
      latin1('RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x2c\x01\xc8\x00'),
      'image/webp',
      { width: 300, height: 200 },
    ],
    [
      'WebP, lossless',
      latin1('RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x2b\xc1\x31\x00'),
      'image/webp',
      { width: 300, height: 200 },
    ],
    [
      'WebP, extended',
      latin1('RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x2b\x01\x00\xc7\x00\x00'),
      'image/webp',
      { width: 300, height: 200 },
    ],
    [
      'AVIF',
      latin1('\0\0\0\x20ftypavif\0\0\0\0........ispe\0\0\0\0\0\0\x01\x2c\0\0\0\xc8'),
      'image/avif',
      { width: 300, height: 200 },
    ],
    ['MP4', latin1('\0\0\0\x20ftypisom'), 'video/mp4', undefined],
    ['WebM', latin1('\x1a\x45\xdf\xa3........webm'), 'video/webm', undefined],
    ['MP3', latin1('ID3\x04'), 'audio/mpeg', undefined],
    ['M4A', latin1('\0\0\0\x20ftypM4A '), 'audio/mp4', undefined],
    ['Ogg', latin1('OggS'), 'audio/ogg', undefined],
    ['WAV', latin1('RIFF\0\0\0\0WAVEfmt '), 'audio/wav', undefined],
    [
      'SVG, which may run scripts',
      latin1('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      undefined,
      undefined,
    ],
    ['HEIF, which browsers do not show', latin1('\0\0\0\x20ftypheic'), undefined, undefined],
    ['TIFF', latin1('II*\0'), undefined, undefined],
    ['text', latin1('GIF is a format'), undefined, undefined],
    ['nothing', new Uint8Array(), undefined, undefined],
  ])('%s is told by its content, and its size by its header', (_, bytes, contentType, size) => {
    const medium = mediumOf(bytes);
    expect(medium?.contentType).toBe(contentType);
    expect(medium && { width: medium.width, height: medium.height }).toEqual(
      contentType && { width: size?.width, height: size?.height },
    );
  });

  it('has a name of its content', () => {
    expect(mediumOf(pngOf(2, 2))?.name).toMatch(/^[0-9a-f]{64}\.png$/);
    expect(mediumOf(pngOf(2, 2))?.name).toBe(mediumOf(pngOf(2, 2))?.name);
    expect(mediumOf(pngOf(2, 2, 1))?.name).not.toBe(mediumOf(pngOf(2, 2))?.name);
  });
});

describe('what a photograph says of itself', () => {
  it('is read in its character set, declared or not', () => {
    expect(photoCaption(jpegOf(9, 9, { 632: 'Fähre vor Föhr' }))).toEqual({
      caption: 'Fähre vor Föhr',
    });
    const western = Buffer.from(jpegOf(9, 9, { 632: 'F?hre' }));
    western[western.indexOf('F?hre') + 1] = 0xe4;
    expect(photoCaption(western)).toEqual({ caption: 'Fähre' });
  });

  it('is nothing where there is nothing, and never an error', () => {
    expect(photoCaption(jpegOf(9, 9))).toEqual({});
    const sound = jpegOf(9, 9, { 592: 'Jane Doe', 632: 'Waves.' });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { maxLength: 12 }),
        fc.nat(sound.length),
        (changes, length) => {
          const broken = Uint8Array.from(sound);
          for (const [at, byte] of changes) broken[at] = byte;
          photoCaption(broken.subarray(0, length));
          mediumOf(broken.subarray(0, length));
        },
      ),
      { numRuns: 500 },
    );
  });
});
