import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { canonicalCheck, filesIn, isHere } from '../support/corpus.ts';
import { uploaded } from '../support/files.ts';
import { keptTable, readable, strayParagraphs } from '../support/kept-fields.ts';
import { readUpload } from '../support/read-upload.ts';

describe.runIf(isHere('IPTC 7901, ANPA 1312 and e-mail'))('what comes as text and by mail', () => {
  const files = filesIn('wire/{iptc7901,anpa,email}/*').map(({ name, bytes }) =>
    uploaded(bytes, `press/${name}`),
  );
  const articles = readable(files);

  it('keeps what it holds; a lone picture and a greeting are no articles', () => {
    expect(`\n${keptTable(files)}\n`).toMatchInlineSnapshot(`
      "
                            head subh body by place lang id vers ids first made orig urg slug subj codes geo names event genre desc terms copy emb exp note src media capt cred alt size status
      anpa-1.tst            1    ·    14   1  1     ·    1  ·    1   ·     1    ·    1   1    1    1     ·   ·     ·     ·     ·    ·     ·    ·   ·   1    1   ·     ·    ·    ·   ·    usable
      ap_anpa-1.tst         1    ·    17   1  1     ·    1  1    1   ·     1    ·    4   1    ·    ·     ·   ·     ·     ·     1    ·     ·    ·   ·   1    1   ·     ·    ·    ·   ·    usable
      agency-simple.eml     1    ·    1    1  ·     ·    1  ·    ·   ·     1    ·    ·   ·    ·    ·     ·   ·     ·     ·     ·    ·     ·    ·   ·   ·    ·   ·     ·    ·    ·   ·    usable
      base64encodedroot.eml no-article
      mixed.eml             no-article
      nested.eml            1    ·    2    ·  ·     ·    ·  ·    ·   ·     ·    ·    ·   ·    ·    ·     ·   ·     ·     ·     ·    ·     ·    ·   ·   ·    ·   ·     ·    ·    ·   ·    usable
      nodemailer.eml        1    ·    2    1  ·     ·    1  ·    ·   ·     1    ·    ·   ·    ·    ·     ·   ·     ·     ·     ·    ·     ·    ·   ·   ·    ·   2     ·    ·    ·   2    usable
      IPTC7901.txt          1    ·    5    ·  1     ·    ·  ·    1   ·     1    ·    4   1    1    1     ·   ·     ·     ·     ·    ·     ·    ·   ·   ·    1   ·     ·    ·    ·   ·    usable
      dpa_two_line.txt      1    ·    4    ·  1     ·    ·  ·    1   ·     1    ·    3   1    1    1     ·   ·     ·     ·     ·    ·     ·    ·   ·   ·    1   ·     ·    ·    ·   ·    usable
      "
    `);
  });

  it('is told apart by its content', () => {
    for (const { file } of articles)
      expect(file.key).toContain(`/${readUpload({ ...file, key: 'press/file' }).format}/`);
  });

  it('becomes valid ninjs 3.1, and the same article from gzip', () => {
    const expectCanonical = canonicalCheck();
    for (const { file, reading } of articles) {
      expectCanonical(file, reading);
      const packed = readUpload({ ...file, bytes: gzipSync(file.bytes) });
      expect(packed.reading.article).toEqual(reading.article);
    }
  });

  it('has no line on the wire that was not sent so, and none of what is not for publication', () => {
    for (const { file, reading } of articles.filter(({ file }) => !file.key.includes('/email/'))) {
      expect(strayParagraphs(file, reading), file.key).toEqual([]);
      expect(reading.article.bodies[1]?.value).not.toMatch(
        /notebook|contacts|@|dpa \w{2,3} \w{2,3}$/i,
      );
    }
  });
});
