import { describe, expect, it } from 'vitest';
import { body, type NinjsArticle } from '../../../lambdas/article/ninjs.ts';
import { uploaded } from '../../support/files.ts';
import { readUpload } from '../../support/read-upload.ts';

interface Parts {
  heading?: string;
  head?: string[];
}

const head = [
  '^BC-Storm, 1st Ld-Writethru,85<',
  '^Storm closes harbour <',
  '^NP Photo NPX101<',
  '^Eds: Updates with ferries.<',
  '^The harbour of Harwich was closed on Monday after a storm, and the ferries stay in port.<',
  '^By JANE DOE=',
  '^North Press=',
];

/** A message of our own agency, with the parts that a test changes. */
function message({
  heading = 'u s\x13\x11 BC-Storm     11-23 0085',
  head: lines = head,
}: Parts = {}) {
  const text = `\t   HARWICH, England (NP) _ The harbour was closed on Monday after the storm
\t   \`\`It was a bad night,'' the coast guard said _ and smiled.
\t   ___
\t   ^`;
  return `\x16\x16\x01W2870\x1f_euro\r\n${heading}\r\n\x02${lines.join('\r\n')}\r\n${text.replaceAll('\n', '\r\n')}\x03NP-WF-11-23-26 1509GMT<\r\n\f\r\n\x04`;
}

function read(content: string) {
  const { reading, format } = readUpload(uploaded(content, 'press/2870.txt'));
  return { ...reading, format, plain: body(reading.article as NinjsArticle, 'text/plain') };
}

describe('a message of ANPA 1312', () => {
  it('gives its heading, its head line by line, its text and its time', () => {
    const { format, article, evidence, dropped } = read(message());
    expect(format).toBe('anpa');
    expect(article).toMatchObject({
      pubStatus: 'usable',
      headlines: [{ value: 'Storm closes harbour' }],
      descriptions: [
        {
          value:
            'The harbour of Harwich was closed on Monday after a storm, and the ferries stay in port.',
        },
      ],
      by: 'JANE DOE',
      slugline: 'BC-Storm, 1st Ld-Writethru',
      edNote: 'Eds: Updates with ferries.',
      urgency: 3,
      subjects: [{ name: 'sports', literal: 's', creator: 'publisher' }],
      located: 'HARWICH, England',
      infoSources: [{ name: 'NP' }],
      versionCreated: '2026-11-23T15:09:00.000Z',
    });
    expect(article.altIds).toEqual([
      { role: 'version', value: '1st Ld-Writethru' },
      { role: 'transmission', value: 'W2870' },
    ]);
    const fields = Object.keys(article).filter(
      (field) => !/^(?:headlines|bodies|pubStatus)$/.test(field),
    );
    for (const field of fields) expect(evidence, field).toHaveProperty(field);
    expect(evidence).toMatchObject({ slugline: 'keyword line', urgency: 'priority' });
    expect(dropped).toEqual(expect.arrayContaining(['NP Photo NPX101', 'North Press']));
  });

  it('has the quotation marks and dashes that its code has no signs for', () => {
    expect(read(message()).plain).toBe(
      'HARWICH, England (NP) — The harbour was closed on Monday after the storm\n\n“It was a bad night,” the coast guard said — and smiled.',
    );
  });

  it('has a headline that runs over a line', () => {
    const lines = ['^BC-Storm,85<', '^Storm closes harbour and', 'ferries stay in port<'];
    expect(read(message({ head: lines })).article.headlines[0]?.value).toBe(
      'Storm closes harbour and ferries stay in port',
    );
  });

  it.each<[string, number | undefined]>([
    ['f', 1],
    ['b', 2],
    ['u', 3],
    ['r', 4],
    ['d', 5],
    ['s', undefined],
  ])('of priority %s has urgency %s', (priority, urgency) => {
    const heading = `${priority} s\x13\x11 BC-Storm     11-23 0085`;
    expect(read(message({ heading })).article.urgency).toBe(urgency);
  });

  it.each([
    ['^BC-Storm, Kill,20<', 'canceled'],
    ['^BC-KILL-Storm,20<', 'canceled'],
    ['^BC-CORRECTIVE-Storm,20<', 'usable'],
    ['^BC-Storm-Kills,20<', 'usable'],
  ])('with the keyword %s is %s', (keyword, pubStatus) => {
    expect(read(message({ head: [keyword, ...head.slice(1)] })).article.pubStatus).toBe(pubStatus);
  });

  it.each([
    ['^BC-Storm,85<', 'anpa:2026-11-23:bc-storm'],
    ['^BC-Storm, 1st Ld-Writethru,85<', 'anpa:2026-11-23:bc-storm'],
    ['^BC-Storm, 2nd Ld,85<', 'anpa:2026-11-23:bc-storm'],
    ['^BC-Storm, Kill,20<', 'anpa:2026-11-23:bc-storm'],
    ['^BC-KILL-Storm,20<', 'anpa:2026-11-23:bc-storm'],
    ['^BC-Storm, 1st Add,85<', 'anpa:2026-11-23:bc-storm, 1st add'],
    ['^BC-Storm-Ferries,85<', 'anpa:2026-11-23:bc-storm-ferries'],
    ['^BC-NPNewsAlert,20<', undefined],
  ])('slugged %s is the story %s', (keyword, id) => {
    expect(read(message({ head: [keyword, ...head.slice(1)] })).documentId).toBe(id);
  });

  it('holds until the time that editors are told', () => {
    const lines = [...head.slice(0, 2), '^HOLD FOR RELEASE 6 a.m. EST Nov. 25, 2026<'];
    expect(read(message({ head: lines })).article.embargoedUntil).toBe('2026-11-25T11:00:00.000Z');
    const inText = message().replace(
      '\t   HARWICH',
      '\t   EMBARGOED UNTIL 0600 GMT Nov 25, 2026\r\n\t   HARWICH',
    );
    expect(read(inText)).toMatchObject({
      article: { embargoedUntil: '2026-11-25T06:00:00.000Z' },
      plain: read(message()).plain,
    });
    const vague = [...head.slice(0, 2), '^HOLD FOR RELEASE Wednesday<'];
    expect(() => read(message({ head: vague }))).toThrow(/^malformed/);
  });

  it('of several in a file, is the first', () => {
    expect(read(message() + message()).evidence.items).toBe('first of 2');
  });
});
