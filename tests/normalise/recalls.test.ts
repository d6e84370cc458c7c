import { describe, expect, it } from 'vitest';
import { articleId } from '../../lambdas/article/identity.ts';
import { normalise } from '../../lambdas/normalise/normalise.ts';
import { World } from './world.ts';

const nitf = (
  id: string,
  { attributes = '', docdata = '', text = 'The harbour is closed.' } = {},
) =>
  `<nitf><head><docdata ${attributes}><doc-id id-string="${id}"/>${docdata}</docdata></head><body><body.head><hedline><hl1>Storm closes harbour</hl1></hedline></body.head><body.content>${text && `<p>${text}</p>`}</body.content></body></nitf>`;

const anpa = (
  keyword: string,
  text = 'HARWICH, England (NP) _ The harbour was closed on Monday.',
) =>
  `\x16\x16\x01W2870\x1f_euro\r\nu s\x13\x11 BC-Storm     11-23 0085\r\n\x02^${keyword},85<\r\n^Storm closes harbour <\r\n\t   ${text}\r\n\x03NP-WF-11-23-26 1509GMT<\r\n\f\r\n\x04`;

/** What became of each article, in the order in which they were first seen. */
async function fates(uploads: Record<string, string>): Promise<Record<string, string>> {
  const world = new World();
  for (const [key, content] of Object.entries(uploads)) {
    world.put(`press/${key}`, content);
    await normalise(`press/${key}`, world.doors());
  }
  return Object.fromEntries(
    [...world.records.values()].map(({ documentId, status }) => [documentId, status]),
  );
}

describe('a kill', () => {
  it('withdraws the article that it names, whatever the path it comes under', async () => {
    const kill = nitf('notice', {
      attributes: 'management-status="canceled" management-doc-idref="a"',
      text: '',
    });
    expect(await fates({ 'a.xml': nitf('a'), 'notice.xml': kill })).toEqual({
      a: 'withdrawn',
      notice: 'withdrawn',
    });
  });

  it('that comes before its article is remembered', async () => {
    const kill = nitf('notice', {
      attributes: 'management-doc-idref="a" management-idref-status="canceled"',
      text: '',
    });
    const world = new World();
    world.put('press/notice.xml', kill);
    world.put('press/a.xml', nitf('a', { docdata: '<date.issue norm="20250101T000000Z"/>' }));
    await normalise('press/notice.xml', world.doors());
    await normalise('press/a.xml', world.doors());
    expect(world.records.get(articleId('press', 'a'))?.status).toBe('withdrawn');
  });

  it('by the keyword line withdraws the story of that line, with all versions of it', async () => {
    const uploads = {
      '1.anpa': anpa('BC-Storm'),
      '2.anpa': anpa('BC-Storm, 1st Ld-Writethru', 'HARWICH, England (NP) _ It was closed again.'),
    };
    expect(await fates(uploads)).toEqual({ 'anpa:2026-11-23:bc-storm': 'usable' });
    expect(await fates({ ...uploads, '3.anpa': anpa('BC-Storm, Kill', 'Eds: wrong.') })).toEqual({
      'anpa:2026-11-23:bc-storm': 'withdrawn',
    });
  });
});

it('a document that takes the place of another withdraws that and is published', async () => {
  const update = nitf('b', {
    attributes: 'management-doc-idref="a" management-idref-status="canceled"',
  });
  expect(await fates({ 'a.xml': nitf('a'), 'b.xml': update })).toEqual({
    a: 'withdrawn',
    b: 'usable',
  });
});

it('a correction is a version of what it corrects', async () => {
  const world = new World();
  world.put('press/a.xml', nitf('a'));
  await normalise('press/a.xml', world.doors());
  world.put(
    'press/b.xml',
    nitf('b', { docdata: '<correction id-string="a"/>', text: 'The harbour is open.' }),
  );
  const receipt = await normalise('press/b.xml', world.doors());
  expect(receipt).toMatchObject({ outcome: 'accepted', article: { version: 2 } });
  expect(world.records.size).toBe(1);
});
