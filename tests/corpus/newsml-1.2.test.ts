import { beforeAll, describe, expect, it } from 'vitest';
import type { Reading, UploadedFile } from '../../lambdas/article/reading.ts';
import { canonicalCheck, filesIn, isHere } from '../support/corpus.ts';
import { uploaded } from '../support/files.ts';
import { keptTable, readable, strayParagraphs } from '../support/kept-fields.ts';

describe.runIf(isHere('NewsML 1.2'))('real NewsML 1.2 files', () => {
  const files = filesIn('wire/newsml-1.2/*').map(({ name, bytes }) =>
    uploaded(bytes, `press/${name}`),
  );
  let expectValid: (file: UploadedFile, reading: Reading) => void;

  beforeAll(() => {
    expectValid = canonicalCheck();
  });

  it('keep what they hold', () => {
    expect(`\n${keptTable(files)}\n`).toMatchInlineSnapshot(`
      "
                                             head subh body by place lang id vers ids first made orig urg slug subj codes geo names event genre desc terms copy emb exp note src media capt cred alt size status
      afp20.xml                              1    ·    2    ·  1     1    1  1    1   1     1    ·    ·   1    ·    ·     ·   ·     ·     ·     ·    ·     1    ·   ·   ·    1   ·     ·    ·    ·   ·    usable
      businesswire-newsml-20130515006361.xml 1    ·    27   ·  1     1    1  1    1   1     1    ·    ·   1    9    ·     ·   ·     ·     1     1    ·     1    ·   ·   ·    1   3     2    ·    1   12   usable
      businesswire-newsml-20130605006126.xml 1    ·    13   ·  1     1    1  1    1   1     1    ·    ·   1    13   ·     ·   ·     ·     1     ·    ·     1    ·   ·   ·    1   1     ·    ·    ·   1    usable
      businesswire-newsml-20130612006110.xml 1    ·    20   ·  1     1    1  1    1   1     1    ·    ·   1    12   ·     ·   ·     ·     1     1    ·     1    ·   ·   ·    1   1     ·    ·    ·   1    usable
      businesswire-newsml-20130731006140.xml 1    ·    12   ·  1     1    1  1    1   1     1    ·    ·   1    10   ·     ·   ·     ·     1     1    ·     1    ·   ·   ·    1   2     1    ·    ·   9    usable
      "
    `);
  });

  it('become valid ninjs 3.1', () => {
    for (const { file, reading } of readable(files)) expectValid(file, reading);
  });

  it('have no line in their body that is not in the file', () => {
    for (const { file, reading } of readable(files)) {
      expect(strayParagraphs(file, reading), file.key).toEqual([]);
    }
  });
});
