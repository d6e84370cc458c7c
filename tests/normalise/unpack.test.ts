import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { RejectedUpload } from '../../lambdas/article/outcome.ts';
import { uploaded } from '../support/files.ts';
import { readUpload } from '../support/read-upload.ts';

const article = 'Storm closes harbour\n\nThe harbour was closed on Monday after the storm.\n';

function refusal(content: Uint8Array, key = 'press/a.txt.gz') {
  try {
    readUpload(uploaded(content, key));
  } catch (error) {
    if (error instanceof RejectedUpload) return error.rejection;
    throw error;
  }
  return expect.fail('it was read');
}

describe('a file that was compressed with gzip', () => {
  it.each([
    ['once', gzipSync(article), 'gzip'],
    ['twice', gzipSync(gzipSync(article)), 'gzip, twice'],
    [
      'in two members',
      Buffer.concat([gzipSync(article), gzipSync('Ferries stay in port.\n')]),
      'gzip',
    ],
  ])('%s is read as what is in it, and that is told', (_, bytes, packed) => {
    const { format, reading } = readUpload(uploaded(bytes, 'press/a.txt.gz'));
    expect(format).toBe('text');
    expect(reading.article.headlines[0]?.value).toBe('Storm closes harbour');
    expect(reading.evidence.packed).toBe(packed);
  });

  it('is judged by the name and the kind of what is in it', () => {
    const item = '{"uri":"urn:x:1","headline":"Storm closes harbour","body_text":"It was closed."}';
    expect(readUpload(uploaded(gzipSync(item), 'press/a.gz')).format).toBe('ninjs');
    expect(refusal(gzipSync('a,b\n1,2'), 'press/a.csv.gz').sentence).toMatch(/CSV/);
    expect(refusal(gzipSync('%PDF-1.7')).sentence).toMatch(/PDF/);
    expect(refusal(gzipSync('')).reason).toBe('empty');
  });

  it('is refused before it grows beyond bounds', () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000, 'All work. '));
    expect(refusal(bomb).reason).toBe('too-large');
    expect(refusal(gzipSync(bomb)).reason).toBe('too-large');
  });

  it('may hold what compresses well and is small', () => {
    const dull = gzipSync(
      `Storm closes harbour\n\n${'The harbour was closed on Monday. '.repeat(9_000)}`,
    );
    expect(dull.length * 200).toBeLessThan(34 * 9_000);
    expect(readUpload(uploaded(dull)).format).toBe('text');
  });

  it('is refused where it is packed a third time, cut off or damaged', () => {
    const packed = gzipSync(article);
    expect(refusal(gzipSync(gzipSync(packed))).reason).toBe('too-deep');
    expect(refusal(packed.subarray(0, -12)).reason).toBe('malformed');
    const broken = Uint8Array.from(packed, (byte, index) => (index === 30 ? byte ^ 0xff : byte));
    expect(refusal(broken).reason).toBe('malformed');
  });
});
