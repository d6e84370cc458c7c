import { beforeAll, describe, expect, it } from 'vitest';
import type { Reading, UploadedFile } from '../../lambdas/article/reading.ts';
import { canonicalCheck, filesIn, isHere } from '../support/corpus.ts';
import { uploaded } from '../support/files.ts';
import { keptTable, readable } from '../support/kept-fields.ts';

describe.runIf(isHere('ninjs'))('real ninjs items', () => {
  const files = filesIn('wire/ninjs/**/*.json').map(({ name, bytes }) =>
    uploaded(bytes, `press/${name}`),
  );
  let expectValid: (file: UploadedFile, reading: Reading) => void;

  beforeAll(() => {
    expectValid = canonicalCheck();
  });

  // Refused are pictures, recordings, events and plans of coverage, tests of the schema without an
  // article in them, and AP's item, which has its text only at an address.
  it('keep what they hold', () => {
    expect(`\n${keptTable(files)}\n`).toMatchInlineSnapshot(`
      "
                                                                                                          head subh body by place lang id vers ids first made orig urg slug subj codes geo names event genre desc terms copy emb exp note src media capt cred alt size status
      agency-ninjs1.json                                                                                  1    ·    1    1  1     1    1  1    ·   1     1    ·    3   1    2    2     1   ·     ·     1     1    1     2    ·   ·   1    1   ·     ·    ·    ·   ·    usable
      ap-media-text-item.json                                                                             no-article
      businesswire-newsml-20130515006361.json                                                             1    ·    1    ·  ·     1    1  1    ·   ·     1    ·    ·   ·    9    ·     ·   ·     ·     ·     ·    ·     ·    ·   ·   ·    ·   3     ·    ·    ·   12   usable
      businesswire-newsml-20130605006126.json                                                             1    ·    1    ·  ·     1    1  1    ·   ·     1    ·    ·   ·    13   ·     ·   ·     ·     ·     ·    ·     ·    ·   ·   ·    ·   ·     ·    ·    ·   ·    usable
      businesswire-newsml-20130612006110.json                                                             1    ·    1    ·  ·     1    1  1    ·   ·     1    ·    ·   ·    12   ·     ·   ·     ·     ·     ·    ·     ·    ·   ·   ·    ·   ·     ·    ·    ·   ·    usable
      businesswire-newsml-20130731006140.json                                                             1    ·    1    ·  ·     1    1  1    ·   ·     1    ·    ·   ·    10   ·     ·   ·     ·     ·     ·    ·     ·    ·   ·   ·    ·   2     ·    ·    ·   7    usable
      ninjs-1-4-examples.json                                                                             no-article
      ninjsExComplex1.json                                                                                1    ·    4    1  1     1    1  ·    ·   ·     1    ·    ·   ·    ·    ·     3   2     ·     ·     ·    ·     1    ·   ·   ·    ·   1     1    1    ·   2    usable
      ninjsExComplex2.json                                                                                1    ·    4    1  1     1    1  ·    ·   ·     1    ·    ·   ·    ·    ·     3   2     ·     ·     ·    ·     1    ·   ·   ·    ·   2     2    2    ·   4    usable
      ninjsExMediumText1.json                                                                             1    ·    4    1  1     1    1  ·    ·   ·     1    ·    ·   ·    ·    ·     3   2     ·     ·     ·    ·     1    ·   ·   ·    ·   ·     ·    ·    ·   ·    usable
      ninjsExSimplePhoto1.json                                                                            no-article
      ninjsExSimpleText1.json                                                                             1    ·    4    1  1     ·    1  ·    ·   ·     1    ·    ·   ·    ·    ·     ·   ·     ·     ·     ·    ·     ·    ·   ·   ·    ·   ·     ·    ·    ·   ·    usable
      SIPA_image_2.json                                                                                   no-article
      ap_audio.json                                                                                       no-article
      ap_image.json                                                                                       no-article
      ap_video.json                                                                                       no-article
      businesswire-newsml-20130605006126.json                                                             1    ·    1    ·  ·     1    1  1    ·   ·     1    ·    ·   ·    13   ·     ·   ·     ·     ·     ·    ·     ·    ·   ·   ·    ·   ·     ·    ·    ·   ·    usable
      businesswire-newsml-20130731006140.json                                                             1    ·    1    ·  ·     1    1  1    ·   ·     1    ·    ·   ·    10   ·     ·   ·     ·     ·     ·    ·     ·    ·   ·   ·    ·   2     ·    ·    ·   9    usable
      dpa_text.json                                                                                       1    ·    9    1  ·     1    1  1    ·   ·     1    ·    4   ·    ·    ·     ·   ·     ·     ·     ·    ·     2    ·   ·   ·    ·   ·     ·    ·    ·   ·    usable
      extension-example.json                                                                              1    ·    5    ·  ·     1    1  1    1   ·     1    ·    3   1    1    1     3   2     ·     1     1    ·     1    ·   1   ·    ·   1     1    1    ·   4    usable
      extension-schema.json                                                                               unknown-format
      imageEncodedRights.json                                                                             no-article
      imageLinkedRights.json                                                                              no-article
      ninjsExSimpleText_2.json                                                                            1    ·    4    1  1     ·    1  ·    ·   ·     1    ·    ·   ·    ·    ·     ·   ·     ·     ·     ·    ·     ·    ·   ·   ·    ·   ·     ·    ·    ·   ·    usable
      ntb_text.json                                                                                       1    ·    1    1  ·     1    1  1    ·   1     1    ·    5   1    4    4     1   ·     ·     ·     ·    ·     1    ·   ·   1    ·   ·     ·    ·    ·   ·    usable
      tt_text_image_2.json                                                                                1    ·    5    ·  ·     1    1  1    1   ·     1    ·    3   1    1    1     3   2     ·     1     1    ·     1    ·   1   ·    ·   1     1    1    ·   4    usable
      20231004-UEFA-ChampionLeague.json                                                                   unknown-format
      20231005-65-addb-event.json                                                                         no-article
      20231008-anti-doping-measures-at-the-tour-down-under-will-be-the-toughest-ever-addb-ninjs-nitf.json 1    ·    53   1  1     1    1  1    ·   ·     1    ·    4   ·    3    3     ·   ·     ·     ·     1    ·     ·    ·   ·   ·    ·   ·     ·    ·    ·   ·    usable
      20231016-addb-example-press-conference.json                                                         1    ·    53   ·  ·     ·    1  ·    ·   ·     ·    ·    ·   ·    ·    ·     1   5     ·     ·     1    ·     ·    ·   ·   ·    ·   ·     ·    ·    ·   ·    usable
      20231016-event-timeline-sample.json                                                                 unknown-format
      SIPA_image_3.json                                                                                   no-article
      ap_audio.json                                                                                       no-article
      ap_image.json                                                                                       no-article
      ap_video.json                                                                                       no-article
      businesswire-newsml-20130605006126.json                                                             1    ·    1    ·  ·     1    1  1    ·   ·     1    ·    ·   ·    13   ·     ·   ·     ·     ·     ·    ·     ·    ·   ·   ·    ·   ·     ·    ·    ·   ·    usable
      businesswire-newsml-20130731006140.json                                                             1    ·    1    ·  ·     1    1  1    ·   ·     1    ·    ·   ·    10   ·     ·   ·     ·     ·     ·    ·     ·    ·   ·   ·    ·   2     ·    ·    ·   9    usable
      dpa_text.json                                                                                       1    ·    9    1  ·     1    1  1    ·   ·     1    ·    4   ·    ·    ·     ·   ·     ·     ·     ·    ·     2    ·   ·   ·    ·   ·     ·    ·    ·   ·    usable
      imageEncodedRights.json                                                                             no-article
      imageLinkedRights.json                                                                              no-article
      ninjsExSimpleText_3.json                                                                            1    ·    4    1  1     ·    1  ·    ·   ·     1    ·    ·   ·    ·    ·     ·   ·     ·     ·     ·    ·     ·    ·   ·   ·    ·   ·     ·    ·    ·   ·    usable
      ntb_text.json                                                                                       1    ·    1    1  ·     1    1  1    ·   1     1    ·    5   1    4    4     1   ·     ·     ·     ·    ·     1    ·   ·   1    ·   ·     ·    ·    ·   ·    usable
      simpleEvent.json                                                                                    no-article
      tt_event_pressconference_3.0.json                                                                   no-article
      tt_text_image_3.json                                                                                1    ·    5    ·  ·     1    1  1    1   ·     1    ·    3   1    1    1     3   2     ·     1     1    ·     1    ·   1   ·    ·   1     1    1    ·   4    usable
      001_bad_geojson.json                                                                                no-article
      001_bad_toplevel.json                                                                               unknown-format
      002_bad_association.json                                                                            1    ·    1    ·  ·     ·    1  1    ·   ·     1    ·    ·   ·    ·    ·     ·   ·     ·     ·     ·    ·     ·    ·   ·   ·    ·   1     ·    ·    ·   ·    usable
      003_event_with_conflicting_start.json                                                               no-article
      004_event_with_renditions.json                                                                      no-article
      004_invalid_truncated_date.json                                                                     no-article
      005_planned_coverage_bad_urgency.json                                                               no-article
      006_bad_urgency.json                                                                                unknown-format
      001_ninjs_example.json                                                                              1    1    1    ·  ·     ·    1  ·    ·   ·     ·    ·    ·   ·    ·    ·     ·   ·     ·     ·     ·    ·     ·    ·   ·   ·    ·   ·     ·    ·    ·   ·    usable
      002_schema.json                                                                                     no-article
      002_simple_event.json                                                                               no-article
      003_event_with_organiser.json                                                                       no-article
      003_schema_only.json                                                                                no-article
      004_headlines.json                                                                                  no-article
      005_altids.json                                                                                     no-article
      005_planned_coverage.json                                                                           no-article
      006_genre.json                                                                                      no-article
      006_planning_with_rendition.json                                                                    no-article
      007_planning_rendition_reuters.json                                                                 no-article
      007_trust_indicator.json                                                                            no-article
      008_planning_with_rendition_srt.json                                                                no-article
      009_planned_coverage_commissioninginfo.json                                                         no-article
      009_rights.json                                                                                     unknown-format
      010_event_with_truncated_date.json                                                                  no-article
      010_geojson.json                                                                                    no-article
      010_planned_news_item.json                                                                          no-headline
      011_event_with_truncated_start_and_end_date.json                                                    no-article
      012_recurring_event.json                                                                            no-article
      013_planned_coverage.json                                                                           no-article
      014_planning_rendition_reuters.json                                                                 no-article
      015_complex_recurrence.json                                                                         no-article
      016_complex_recurrence_2.json                                                                       no-article
      017_expectedduration.json                                                                           no-article
      018_expectedduration_2.json                                                                         no-article
      019_good_urgency.json                                                                               unknown-format
      "
    `);
  });

  it('become valid ninjs 3.1', () => {
    for (const { file, reading } of readable(files)) expectValid(file, reading);
  });
});
