import { beforeAll, describe, expect, it } from 'vitest';
import type { Reading, UploadedFile } from '../../lambdas/article/reading.ts';
import { canonicalCheck, filesIn, isHere } from '../support/corpus.ts';
import { uploaded } from '../support/files.ts';
import { keptTable, readable, strayParagraphs } from '../support/kept-fields.ts';

describe.runIf(isHere('NITF'))('real NITF files', () => {
  const files = filesIn('wire/nitf/*').map(({ name, bytes }) => uploaded(bytes, `press/${name}`));
  let expectValid: (file: UploadedFile, reading: Reading) => void;

  beforeAll(() => {
    expectValid = canonicalCheck();
  });

  it('keep what they hold', () => {
    expect(`\n${keptTable(files)}\n`).toMatchInlineSnapshot(`
      "
                       head subh body by place lang id vers ids first made orig urg slug subj codes geo names event genre desc terms copy emb exp note src media capt cred alt size status
      aap.xml          1    ·    13   1  1     ·    1  ·    ·   ·     1    ·    5   1    2    2     ·   ·     ·     1     1    1     2    ·   1   ·    ·   ·     ·    ·    ·   ·    usable
      ap-nitf.xml      1    ·    27   1  1     ·    ·  ·    ·   ·     1    ·    ·   ·    ·    ·     ·   ·     ·     ·     ·    ·     2    ·   ·   1    1   ·     ·    ·    ·   ·    usable
      efe_nitf.xml     1    1    1    1  ·     1    1  ·    ·   ·     1    1    5   ·    3    2     1   ·     ·     ·     1    ·     1    ·   ·   ·    1   ·     ·    ·    ·   ·    usable
      nitf-fishing.xml 1    1    10   1  1     1    1  1    2   1     1    ·    3   ·    7    3     2   1     ·     2     1    1     2    1   1   1    3   1     1    1    1   ·    canceled
        (2)            1    ·    ·    ·  ·     1    1  ·    ·   ·     ·    ·    ·   ·    ·    ·     ·   ·     ·     ·     ·    ·     ·    ·   ·   1    ·   ·     ·    ·    ·   ·    canceled
      pa1.xml          1    ·    42   ·  ·     ·    1  ·    1   ·     1    ·    4   ·    6    4     7   29    ·     ·     1    ·     2    ·   ·   ·    1   ·     ·    ·    ·   ·    usable
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
