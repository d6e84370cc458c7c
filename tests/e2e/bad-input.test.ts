import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Pipeline, startPipeline } from '../support/pipeline.ts';

let pipeline: Pipeline;

beforeAll(async () => {
  pipeline = await startPipeline();
  await pipeline.subscribe({ id: 'all' });
});
afterAll(() => pipeline.stop());

const article = (subject: string) =>
  `${subject} reopens after repairs\n\nThe ${subject.toLowerCase()} reopened on Monday after repairs that took a year, the city said.\n\nIt had been closed since a storm in autumn. Nobody was hurt then.\n`;

const png = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  randomBytes(4096),
]);
const login =
  '<!doctype html><html><head><title>Log in</title></head><body><form><input name="user"><button>Log in</button></form></body></html>';

it.each([
  ['an empty file', 'p/empty.txt', '', 'empty'],
  ['nothing but white space', 'p/blank.txt', ' \n\t\n ', 'empty'],
  ['bytes of 0xFF', 'p/ff.bin', Buffer.alloc(5000, 0xff), 'not-text'],
  ['an image named .txt', 'p/photo.txt', png, 'not-text'],
  ['a page with no article', 'p/login.html', login, 'no-article'],
  [
    'a truncated document',
    'p/half.json',
    '{"uri":"https://p.example/a","headlines":[{"val',
    'malformed',
  ],
  [
    'a text of 30 MB',
    'p/huge.txt',
    Buffer.alloc(30 * 1024 * 1024, 'All work and no play. '),
    'too-large',
  ],
  ['a file beside the publishers', 'stray.txt', article('Bridge'), 'bad-key'],
])('%s is rejected with a reason and a way to mend it', async (_, key, body, reason) => {
  const { receipt } = await pipeline.upload(key, body);
  expect(receipt?.outcome).toBe('rejected');
  expect(receipt?.rejection?.reason).toBe(reason);
  expect(receipt?.rejection?.sentence).toMatch(/^\p{Lu}.+\.$/su);
  expect(receipt?.rejection?.remedy).toMatch(/^\p{Lu}.+\.$/su);
});

it('a legacy encoding that is declared nowhere is read rightly', async () => {
  const text = article('Café Müller');
  const { record } = await pipeline.upload('p/latin.txt', Buffer.from(text, 'latin1'));
  expect(record?.headline).toBe('Café Müller reopens after repairs');
});

it.each([
  'p/with space and +plus.txt',
  'p/žluťoučký/新闻.txt',
  'p/50%2Foff.txt',
  'p/a/../b//c.txt',
])('the key %s is a key like any other', async (key) => {
  const { receipt } = await pipeline.upload(key, article('Library'));
  expect(receipt).toMatchObject({ outcome: 'accepted', upload: { key } });
});

it('the next article goes through, and nothing is left in the dead letters', async () => {
  const { record } = await pipeline.upload('p/next.txt', article('Lighthouse'));
  expect(record?.headline).toBe('Lighthouse reopens after repairs');
  expect(pipeline.partner.accepted('all').at(-1)?.article.headlines[0]?.value).toBe(
    record?.headline,
  );
  expect(await pipeline.deadLetters()).toBe(0);
});
