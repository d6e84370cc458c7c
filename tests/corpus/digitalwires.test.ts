import { beforeAll, describe, expect, it } from 'vitest';
import type { Reading, UploadedFile } from '../../lambdas/article/reading.ts';
import { canonicalCheck, filesIn, isHere } from '../support/corpus.ts';
import { uploaded } from '../support/files.ts';
import { keptTable, readable } from '../support/kept-fields.ts';

describe.runIf(isHere('Digital Wires'))('Digital Wires of dpa', () => {
  const files = filesIn('wire/dpa/input/*').map(({ name, bytes }) =>
    uploaded(bytes, `press/${name}`),
  );
  let expectValid: (file: UploadedFile, reading: Reading) => void;

  beforeAll(() => {
    expectValid = canonicalCheck();
  });

  // Refused are pictures and a recording.
  it('keep what they hold', () => {
    expect(`\n${keptTable(files)}\n`).toMatchInlineSnapshot(`
      "
                                        head subh body by place lang id vers ids first made orig urg slug subj codes geo names event genre desc terms copy emb exp note src media capt cred alt size status
      audio.json                        no-article
      dw-1.json                         1    1    19   1  1     1    1  1    ·   ·     1    ·    3   ·    4    3     8   ·     ·     1     1    1     1    ·   ·   1    1   ·     ·    ·    ·   ·    usable
      eil.json                          1    ·    1    ·  1     1    1  1    ·   ·     1    ·    2   ·    3    2     1   ·     ·     1     ·    1     1    ·   ·   1    1   ·     ·    ·    ·   ·    usable
      embargoed.json                    1    1    8    ·  1     1    1  1    ·   ·     1    ·    4   ·    5    5     5   ·     ·     1     1    1     1    1   ·   1    1   ·     ·    ·    ·   ·    usable
      empty_paragraph.json              1    ·    20   ·  1     1    1  1    ·   ·     1    ·    4   ·    3    1     1   ·     ·     ·     1    ·     1    ·   ·   ·    2   1     1    1    ·   ·    usable
      hoerfunk.json                     1    ·    13   ·  ·     1    1  1    ·   ·     1    ·    3   ·    4    2     1   ·     ·     1     ·    1     1    ·   ·   1    1   ·     ·    ·    ·   ·    usable
      image.json                        no-article
      image2.json                       no-article
      lesestuecke.json                  1    ·    8    ·  ·     1    1  1    ·   ·     1    ·    4   ·    2    2     2   ·     ·     1     ·    1     1    ·   ·   1    1   ·     ·    ·    ·   ·    usable
      no_content.json                   no-article
      no_notepad.json                   1    ·    22   1  ·     1    1  1    ·   ·     1    ·    4   ·    14   13    5   1     ·     3     ·    1     1    ·   ·   ·    3   5     5    5    ·   5    usable
      nsb_n1.json                       1    1    1    ·  1     1    1  1    ·   ·     1    ·    4   ·    3    3     2   ·     ·     1     1    1     1    ·   ·   1    1   ·     ·    ·    ·   ·    usable
      rubix_multimedia_real.json        1    1    19   1  1     1    1  1    ·   ·     1    ·    3   ·    4    3     2   ·     ·     1     1    1     1    ·   ·   1    1   2     2    2    ·   2    usable
      rubix_multimedia_testartikel.json 1    1    14   1  1     1    1  1    ·   ·     1    ·    4   ·    4    2     4   ·     ·     1     1    1     1    1   ·   1    1   2     2    2    ·   2    usable
      spe2.json                         1    ·    10   ·  ·     1    1  1    ·   ·     1    ·    3   ·    2    1     ·   ·     ·     1     ·    ·     1    ·   ·   ·    1   ·     ·    ·    ·   ·    usable
      spe_tab.json                      1    ·    5    ·  ·     1    1  1    ·   ·     1    ·    3   ·    4    1     ·   ·     ·     1     ·    ·     1    ·   ·   ·    1   ·     ·    ·    ·   ·    usable
      tvo_pol.json                      1    ·    166  ·  ·     1    1  1    ·   ·     1    ·    3   ·    5    3     1   ·     ·     1     ·    1     1    ·   ·   1    1   ·     ·    ·    ·   ·    usable
      with_dateline.json                1    1    15   1  1     1    1  1    ·   ·     1    ·    3   ·    3    3     1   ·     ·     1     1    1     1    ·   ·   1    1   ·     ·    ·    ·   ·    usable
      with_infobox.json                 1    1    37   ·  ·     1    1  1    ·   ·     1    ·    3   ·    4    4     2   ·     ·     1     1    1     1    ·   ·   1    1   1     1    1    ·   1    usable
      "
    `);
  });

  it('become valid ninjs 3.1', () => {
    for (const { file, reading } of readable(files)) expectValid(file, reading);
  });

  it('have the same text as in NewsML-G2, into which the agency turned them', () => {
    const letters = (text = '') => text.replace(/[^\p{L}\p{N}]/gu, '');
    const plain = ({ article }: Reading) => letters(article.bodies[1]?.value);
    const others = new Map(
      readable(
        filesIn('wire/dpa/output/*').map(({ name, bytes }) => uploaded(bytes, `press/${name}`)),
      ).map(({ file, reading }) => [nameOf(file), reading]),
    );
    const pairs = readable(files).map(({ file, reading }) => ({
      name: nameOf(file),
      reading,
      other: others.get(nameOf(file)) ?? expect.fail(`${file.key} has no other`),
    }));
    expect(pairs.length).toBeGreaterThan(10);
    for (const { name, reading, other } of pairs) {
      expect(plain(other).endsWith(plain(reading).slice(-2000)), name).toBe(true);
      expect(other.documentId, name).toBe(reading.documentId);
      expect(other.article.headlines[0], name).toEqual(reading.article.headlines[0]);
      expect(other.article.by, name).toBe(reading.article.by);
    }
  });
});

function nameOf({ key }: UploadedFile): string {
  return key.split('/').at(-1)?.split('.')[0] ?? '';
}
