import { beforeAll, describe, expect, it } from 'vitest';
import type { Reading, UploadedFile } from '../../lambdas/article/reading.ts';
import { canonicalCheck, filesIn, isHere } from '../support/corpus.ts';
import { uploaded } from '../support/files.ts';
import { keptTable, readable, strayParagraphs } from '../support/kept-fields.ts';

describe.runIf(isHere('NewsML-G2'))('real NewsML-G2 files', () => {
  const files = filesIn('wire/newsml-g2/*').map(({ name, bytes }) =>
    uploaded(bytes, `press/${name}`),
  );
  let expectValid: (file: UploadedFile, reading: Reading) => void;

  beforeAll(() => {
    expectValid = canonicalCheck();
  });

  // Refused are pictures, videos, statistics, packages that only refer, and snippets of the guide
  // with no text in them. Two files are NewsML 1.2, two of them photos with a caption.
  it('keep what they hold', () => {
    expect(keptTable(files)).toBe(
      `
                                                                             head body by place lang id vers first made urg subj codes geo names desc terms copy emb exp note media src status
2013-10-21T192044Z_1670105467_L1N0IB1MQ_RTRMADT_0_BBO-SOX-CARDINALS-NEWS.XML 1    10   ·  ·     1    1  1    1     1    3   9    2     ·   ·     ·    ·     2    ·   ·   ·    ·     1   usable
201601026085EY-MIDEAST-CRISISSYRIA_FIGHTERS.xml                              1    3    1  1     1    1  1    1     1    3   ·    ·     1   ·     ·    ·     2    ·   ·   ·    1     2   usable
AFP_751HA.xml                                                                no-article
BAS-Y-MUNDO-MXC_20160116_1402.XML                                            1    8    1  ·     1    1  1    1     1    5   1    1     1   ·     1    ·     2    ·   ·   ·    ·     1   usable
DV2209430.xml                                                                no-article
LISTING_5_Multi-part_Video_in_NewsML-G2.xml                                  no-article
NewsItem_with_NITF.xml                                                       1    1    1  1     1    1  1    1     1    ·   2    2     1   ·     1    1     2    1   ·   1    ·     1   usable
NewsItem_with_NITF_invalid.xml                                               1    1    1  1     1    1  1    1     1    ·   2    2     1   ·     1    1     2    1   ·   1    ·     1   usable
NewsML-G2-invalid01.xml                                                      1    6    ·  ·     1    1  1    1     1    ·   3    ·     ·   ·     1    ·     ·    ·   ·   ·    2     1   withheld
NewsML-G2-invalid02.xml                                                      1    5    ·  ·     1    1  1    1     1    ·   3    ·     ·   ·     1    ·     ·    ·   ·   ·    1     1   withheld
NewsML-G2-rnews.xml                                                          1    1    ·  ·     ·    1  1    1     1    ·   ·    ·     ·   ·     ·    ·     ·    ·   ·   ·    ·     1   withheld
NewsML-G2-valid01.xml                                                        1    5    ·  ·     1    1  1    1     1    ·   3    ·     ·   ·     1    ·     ·    ·   ·   ·    2     1   withheld
ap-metadata-example.xml                                                      no-article
invalid.file                                                                 no-article
iptc-listing-1.xml                                                           no-article
iptc-listing-2.xml                                                           1    2    1  1     1    1  1    ·     1    ·   3    3     1   ·     ·    ·     2    ·   ·   ·    ·     1   usable
iptc-listing-21.xml                                                          no-article
iptc-listing-22.xml                                                          1    6    1  ·     1    1  1    ·     1    ·   7    2     1   2     1    ·     ·    ·   ·   ·    ·     1   usable
iptc-listing-24.xml                                                          no-article
iptc-listing-25.xml                                                          no-headline
iptc-listing-27.xml                                                          no-article
iptc-listing-28.xml                                                          unknown-format
iptc-listing-3.xml                                                           no-article
iptc-listing-6.xml                                                           no-article
reuters-KBN0FL0NM-v10.xml                                                    no-article
urn_newsml_dpa.com_20090101_130821-96-00675.xml                              1    4    ·  1     1    1  1    ·     1    4   6    1     3   ·     1    1     2    ·   ·   1    ·     1   usable
urn_newsml_dpa.com_20090101_130821-96-00675_invalid.xml                      1    5    ·  1     1    1  1    ·     1    4   6    1     3   ·     1    1     2    ·   ·   1    ·     1   usable`.slice(
        1,
      ),
    );
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
