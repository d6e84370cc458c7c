import { describe, expect, it } from 'vitest';
import { normalise } from '../../lambdas/normalise/normalise.ts';
import { World } from './world.ts';

const body = 'The harbour was closed on Monday after the storm, the city said.';
const wire = (number: string, headline: string, text = body) =>
  `\x01${number} 2 i 211 ccccb   npa ${number.slice(-3)}\r\n\r\nWeather/storm/\r\n\x02${headline} =\r\n\r\n   Harwich (npa) - ${text}\r\n\r\n\x03240600 GMT Nov 26\r\n\x04`;
const anpa = (day: string, keyword: string, text = body) =>
  `\x16\x16\x01W2870\x1f_euro\r\nu s\x13\x11 BC-Storm     11-${day} 0085\r\n\x02^${keyword},85<\r\n^Storm closes harbour <\r\n\t   HARWICH, England (NP) _ ${text}\r\n\x03NP-WF-11-${day}-26 0500GMT<\r\n\f\r\n\x04`;
const mail = (subject: string, text = body) =>
  `From: Desk <desk@press.example>\r\nTo: you@wire.example\r\nSubject: ${subject}\r\nMessage-ID: <${subject.length}@press.example>\r\n\r\n${text}\r\n`;
const text = (headline: string, more = body) => `${headline}\n\n${more}\n`;
const ninjs = (uri: string, headline: string, changes = {}) =>
  JSON.stringify({
    uri,
    headlines: [{ value: headline }],
    bodies: [{ contentType: 'text/plain', value: body }],
    ...changes,
  });

/** What is published in the end, by headline, of what is uploaded one after another. */
async function published(...uploads: string[]): Promise<string[]> {
  const world = new World();
  for (const [index, content] of uploads.entries()) {
    world.put(`press/${index}`, content);
    await normalise(`press/${index}`, world.doors());
  }
  return [...world.records.values()]
    .filter(({ status }) => status === 'usable')
    .map(({ headline }) => headline);
}

describe('a notice that knows no identifier withdraws the article that it calls', () => {
  const other = text('Ferries sail again on Tuesday');

  it.each([
    ['by its headline', text('Storm closes harbour'), text('KILL: Storm closes harbour')],
    ['by its headline, in other case', text('Storm closes harbour'), 'KILL\nSTORM CLOSES HARBOUR'],
    [
      'by its headline in quotation marks',
      text('Sturm sperrt Hafen'),
      'ACHTUNG: Meldung „Sturm sperrt Hafen“ wird zurückgezogen',
    ],
    [
      'by the number of its message',
      wire('npa061', 'Storm closes harbour'),
      'ACHTUNG: Bitte die Meldung npa0061 nicht verwenden',
    ],
    [
      'in another message of the wire',
      wire('npa061', 'Storm closes harbour'),
      wire('npa075', 'KILL: Storm closes harbour'),
    ],
    ['by its keyword', anpa('24', 'BC-Storm'), 'ADVISORY: please kill BC-Storm, sent at 0815 GMT'],
    ['on another day', anpa('23', 'BC-Storm'), anpa('24', 'BC-Storm, Kill', 'Eds: wrong.')],
    [
      'by mail',
      text('Storm closes harbour'),
      mail('KILL: Storm closes harbour', 'Please do not use.'),
    ],
    [
      'whatever its format',
      ninjs('urn:x:1', 'Storm closes harbour'),
      text('MANDATORY KILL: Storm closes harbour'),
    ],
  ])('%s', async (_, article, notice) => {
    expect(await published(article, other)).toHaveLength(2);
    expect(await published(article, other, notice)).toEqual(['Ferries sail again on Tuesday']);
  });

  it('and says so', async () => {
    const world = new World();
    world.put('press/1.txt', text('Storm closes harbour'));
    const { article } = (await normalise('press/1.txt', world.doors())) ?? {};
    world.put('press/kill.txt', 'KILL: Storm closes harbour');
    for (const _ of ['once', 'again']) {
      expect(await normalise('press/kill.txt', world.doors())).toMatchObject({
        outcome: 'withdrawn',
        article: { id: article?.id, version: 2 },
        note: expect.stringContaining('"storm closes harbour" was taken for this article'),
      });
    }
  });
});

describe('such a notice leaves alone', () => {
  const storm = text('Storm closes harbour');

  it('what is called otherwise', async () => {
    expect(await published(storm, text('KILL: Storm closes airport'))).toHaveLength(1);
    expect(
      await published(
        wire('npa061', 'Storm closes harbour'),
        'ACHTUNG: Bitte die Meldung npa0062 nicht verwenden',
      ),
    ).toHaveLength(1);
  });

  it('what shares no more than a subject with what it means', async () => {
    const notice = wire('npa075', 'KILL: Another storm');
    expect(await published(wire('npa061', 'Storm closes harbour'), notice)).toHaveLength(1);
  });

  it('what came after it', async () => {
    const world = new World();
    world.put('press/kill.txt', 'KILL: Storm closes harbour');
    world.pass(60_000);
    world.put('press/1.txt', text('Storm closes harbour', `Corrected. ${body}`));
    await normalise('press/1.txt', world.doors());
    const receipt = await normalise('press/kill.txt', world.doors());
    expect(receipt?.article).toBeUndefined();
    expect([...world.records.values()].filter(({ status }) => status === 'usable')).toHaveLength(1);
  });

  it('what is of old', async () => {
    const old = ninjs('urn:x:1', 'Storm closes harbour', {
      versionCreated: '2026-09-01T00:00:00Z',
    });
    expect(await published(old, text('KILL: Storm closes harbour'))).toHaveLength(1);
  });

  it('what another publisher has', async () => {
    const world = new World();
    world.put('press/1.txt', storm);
    world.put('rival/kill.txt', 'KILL: Storm closes harbour');
    await normalise('press/1.txt', world.doors());
    await normalise('rival/kill.txt', world.doors());
    expect([...world.records.values()].filter(({ status }) => status === 'usable')).toHaveLength(1);
  });

  it('everything, where it has an identifier that is none of ours', async () => {
    const kill = ninjs('urn:x:2', 'Storm closes harbour', { pubStatus: 'canceled' });
    expect(await published(ninjs('urn:x:1', 'Storm closes harbour'), kill)).toHaveLength(1);
  });
});

it('of two articles of one name the newer one is withdrawn', async () => {
  const world = new World();
  for (const day of ['1', '2']) {
    world.put(`press/${day}.txt`, text('Weather for the coast', `On day ${day}. ${body}`));
    await normalise(`press/${day}.txt`, world.doors());
  }
  world.put('press/kill.txt', 'KILL: Weather for the coast');
  await normalise('press/kill.txt', world.doors());
  expect([...world.records.values()]).toMatchObject([
    { documentId: '1.txt', status: 'usable' },
    { documentId: '2.txt', status: 'withdrawn' },
    { documentId: 'kill.txt' },
  ]);
});
