import { beforeAll, describe, expect, it } from 'vitest';
import type { Reading, UploadedFile } from '../../lambdas/article/reading.ts';
import { canonicalCheck, filesIn, isHere } from '../support/corpus.ts';
import { uploaded } from '../support/files.ts';
import { keptTable, readable, strayParagraphs } from '../support/kept-fields.ts';

describe.runIf(isHere('NewsML-G2'))('real NewsML-G2 files', () => {
  const files = filesIn('wire/{newsml-g2,dpa/output}/*').map(({ name, bytes }) =>
    uploaded(bytes, `press/${name}`),
  );
  let expectValid: (file: UploadedFile, reading: Reading) => void;

  beforeAll(() => {
    expectValid = canonicalCheck();
  });

  // Refused are pictures, videos and recordings (with captions, and two of them in NewsML 1.2),
  // statistics, packages that only refer, parts of items, and listings of the guide that leave the
  // text out. Less than the source has is kept of two files: one is broken on purpose, where a link
  // of it stands; the other's picture has an address on a site that nothing names.
  it('keep what they hold', () => {
    expect(`\n${keptTable(files)}\n`).toMatchInlineSnapshot(`
      "
                                                                                   head subh body by place lang id vers ids first made orig urg slug subj codes geo names event genre desc terms copy emb exp note src media capt cred alt size status
      audio.xml                                                                    no-article
      dw-1.xml                                                                     1    1    19   1  1     1    1  1    ·   ·     1    ·    3   ·    4    3     8   ·     ·     1     1    1     1    ·   ·   1    1   6     6    ·    ·   ·    usable
      eil.xml                                                                      1    ·    1    ·  1     1    1  1    ·   ·     1    ·    2   ·    3    2     1   ·     ·     1     ·    1     1    ·   ·   1    1   ·     ·    ·    ·   ·    usable
      embargoed.xml                                                                1    1    8    ·  1     1    1  1    ·   ·     1    ·    4   ·    5    5     5   ·     ·     1     1    1     1    1   ·   1    1   1     1    ·    ·   ·    usable
      empty_paragraph.xml                                                          1    ·    21   ·  1     1    1  1    ·   ·     1    ·    4   ·    3    1     1   ·     ·     ·     1    1     1    ·   ·   ·    2   1     1    ·    ·   ·    usable
      hoerfunk.xml                                                                 1    ·    13   ·  ·     1    1  1    ·   ·     1    ·    3   ·    4    2     1   ·     ·     1     ·    1     1    ·   ·   1    1   ·     ·    ·    ·   ·    usable
      image.xml                                                                    no-article
      lesestuecke.xml                                                              1    ·    8    ·  ·     1    1  1    ·   ·     1    ·    4   ·    2    2     2   ·     ·     1     ·    1     1    ·   ·   1    1   ·     ·    ·    ·   ·    usable
      no_content.xml                                                               no-article
      no_notepad.xml                                                               1    ·    22   1  1     1    1  1    ·   ·     1    ·    4   ·    2    1     5   ·     ·     1     ·    1     1    ·   ·   ·    3   5     5    ·    ·   ·    usable
      nsb_n1.xml                                                                   1    1    1    ·  1     1    1  1    ·   ·     1    ·    4   ·    3    3     2   ·     ·     1     1    1     1    ·   ·   1    1   1     1    ·    ·   ·    usable
      rubix_multimedia_real.xml                                                    1    1    19   1  1     1    1  1    ·   ·     1    ·    3   ·    4    3     2   ·     ·     1     1    1     1    ·   ·   1    1   2     2    ·    ·   ·    usable
      rubix_multimedia_testartikel.xml                                             1    1    14   1  1     1    1  1    ·   ·     1    ·    4   ·    4    2     4   ·     ·     1     1    1     1    1   ·   1    1   3     3    ·    ·   ·    usable
      spe2.xml                                                                     1    ·    10   ·  ·     1    1  1    ·   ·     1    ·    3   ·    2    1     ·   ·     ·     1     ·    1     1    ·   ·   ·    1   ·     ·    ·    ·   ·    usable
      spe_tab.xml                                                                  1    ·    5    ·  ·     1    1  1    ·   ·     1    ·    3   ·    4    1     ·   ·     ·     1     ·    1     1    ·   ·   ·    1   ·     ·    ·    ·   ·    usable
      tvo_pol.xml                                                                  1    ·    166  ·  ·     1    1  1    ·   ·     1    ·    3   ·    5    3     1   ·     ·     1     ·    1     1    ·   ·   1    1   ·     ·    ·    ·   ·    usable
      with_dateline.xml                                                            1    1    15   1  1     1    1  1    ·   ·     1    ·    3   ·    3    3     1   ·     ·     1     1    1     1    ·   ·   1    1   ·     ·    ·    ·   ·    usable
      with_infobox.xml                                                             1    1    37   ·  ·     1    1  1    ·   ·     1    ·    3   ·    4    4     2   ·     ·     1     1    1     1    ·   ·   1    1   3     1    ·    ·   ·    usable
      2013-10-21T192044Z_1670105467_L1N0IB1MQ_RTRMADT_0_BBO-SOX-CARDINALS-NEWS.XML 1    ·    10   ·  ·     1    1  1    2   1     1    ·    3   1    9    9     ·   ·     ·     ·     ·    ·     2    ·   ·   ·    2   ·     ·    ·    ·   ·    usable
      201601026085EY-MIDEAST-CRISISSYRIA_FIGHTERS.xml                              1    ·    3    1  1     1    1  1    3   1     1    ·    3   1    ·    ·     1   ·     ·     ·     ·    1     2    ·   ·   ·    2   1     1    1    ·   ·    usable
      AFP_751HA.xml                                                                no-article
      BAS-Y-MUNDO-MXC_20160116_1402.XML                                            1    1    8    1  ·     1    1  1    1   1     1    1    5   ·    3    2     2   ·     ·     ·     1    ·     2    ·   ·   ·    1   ·     ·    ·    ·   ·    usable
        (2)                                                                        1    1    3    1  ·     1    1  1    1   1     1    1    2   ·    5    4     2   ·     ·     ·     1    ·     2    ·   ·   ·    1   ·     ·    ·    ·   ·    usable
      DV2209430.xml                                                                no-article
      LISTING_5_Multi-part_Video_in_NewsML-G2.xml                                  no-article
      NewsItem_with_NITF.xml                                                       1    ·    1    1  1     1    1  1    ·   1     1    1    ·   1    2    2     1   ·     ·     1     1    1     2    1   ·   1    2   1     ·    ·    ·   ·    usable
      NewsItem_with_NITF_invalid.xml                                               1    ·    1    1  1     1    1  1    ·   1     1    1    ·   1    2    2     1   ·     ·     1     1    1     2    1   ·   1    2   1     ·    ·    ·   ·    usable
      NewsML-G2-invalid01.xml                                                      1    ·    6    ·  ·     1    1  1    ·   1     1    1    ·   1    3    1     ·   ·     ·     ·     1    ·     ·    ·   ·   ·    1   4     4    3    ·   7<12 withheld
        (2)                                                                        1    ·    2    ·  ·     1    1  1    ·   1     1    1    ·   1    3    1     ·   ·     ·     ·     ·    ·     ·    ·   ·   ·    1   ·     ·    ·    ·   ·    withheld
      NewsML-G2-invalid02.xml                                                      1    ·    5    ·  ·     1    1  1    ·   1     1    1    ·   1    3    1     ·   ·     ·     ·     1    ·     ·    ·   ·   ·    1   2     2    ·    ·   2    withheld
      NewsML-G2-rnews.xml                                                          1    1    1    1  1     ·    1  1    ·   1     1    ·    ·   ·    ·    ·     ·   ·     ·     ·     ·    ·     ·    ·   ·   ·    1   ·     0<1  ·    ·   ·    withheld
      NewsML-G2-valid01.xml                                                        1    ·    5    ·  ·     1    1  1    ·   1     1    1    ·   1    3    1     ·   ·     ·     ·     1    ·     ·    ·   ·   ·    1   3     3    3    ·   12   withheld
        (2)                                                                        1    ·    2    ·  ·     1    1  1    ·   1     1    1    ·   1    3    1     ·   ·     ·     ·     ·    ·     ·    ·   ·   ·    1   ·     ·    ·    ·   ·    withheld
      ap-metadata-example.xml                                                      no-article
      invalid.file                                                                 no-article
      iptc-listing-1.xml                                                           no-article
      iptc-listing-2.xml                                                           1    ·    2    1  1     1    1  1    ·   ·     1    1    ·   1    3    3     1   ·     ·     ·     ·    ·     2    ·   ·   ·    2   ·     ·    ·    ·   ·    usable
      iptc-listing-21.xml                                                          no-article
      iptc-listing-22.xml                                                          1    ·    6    1  ·     1    1  1    2   ·     1    1    ·   1    7    7     1   2     1     3     1    ·     ·    ·   ·   ·    1   ·     ·    ·    ·   ·    usable
      iptc-listing-24.xml                                                          no-article
        (2)                                                                        no-article
        (3)                                                                        no-article
        (4)                                                                        no-article
      iptc-listing-25.xml                                                          no-article
      iptc-listing-27.xml                                                          no-article
      iptc-listing-28.xml                                                          no-article
      iptc-listing-3.xml                                                           no-article
      iptc-listing-6.xml                                                           no-article
      reuters-KBN0FL0NM-v10.xml                                                    no-article
      urn_newsml_dpa.com_20090101_130821-96-00675.xml                              1    ·    4    ·  1     1    1  1    2   ·     1    ·    4   ·    6    3     3   ·     ·     1     1    1     2    ·   ·   1    2   ·     ·    ·    ·   ·    usable
      urn_newsml_dpa.com_20090101_130821-96-00675_invalid.xml                      1    ·    5    ·  1     1    1  1    2   ·     1    ·    4   ·    6    3     3   ·     ·     1     1    1     2    ·   ·   1    2   ·     ·    ·    ·   ·    usable
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
