import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { type EdgeEvent, edgeFunction } from '../../local/emulators/edge-function.ts';

const code = await readFile(new URL('../../lib/edge/viewer-response.js', import.meta.url), 'utf8');

async function seen(headers: Record<string, string>) {
  const valued = Object.entries(headers).map(([name, value]) => [name, { value }]);
  const response = { statusCode: 200, headers: Object.fromEntries(valued) };
  return await edgeFunction(code)({ response } as unknown as EdgeEvent);
}

it('tells a feed by the name of its own type, which CloudFront would not compress', async () => {
  const answer = await seen({
    'content-type': 'application/xml; charset=utf-8',
    'content-encoding': 'br',
    'x-amz-meta-wirecopy-type': 'application/atom+xml; charset=utf-8',
  });
  expect(answer.headers).toEqual({
    'content-type': { value: 'application/atom+xml; charset=utf-8' },
    'content-encoding': { value: 'br' },
  });
});

it('tells where the hub of a feed is, in a header that S3 does not keep (WebSub)', async () => {
  const link = '<https://hub.example/>; rel="hub", <https://feeds.example/a.json>; rel="self"';
  const answer = await seen({ etag: '"1"', 'x-amz-meta-wirecopy-link': link });
  expect(answer.headers).toEqual({ etag: { value: '"1"' }, link: { value: link } });
});

it('tells nothing else of what is noted beside a feed', async () => {
  const answer = await seen({
    etag: '"1"',
    'x-amz-meta-wirecopy-digest': 'abc',
    'x-amz-meta-wirecopy-articles': '57',
  });
  expect(answer.headers).toEqual({ etag: { value: '"1"' } });
});

it('leaves everything else as it is', async () => {
  const answer = await seen({ 'content-type': 'image/png', etag: '"1"' });
  expect(answer).toEqual({
    statusCode: 200,
    headers: { 'content-type': { value: 'image/png' }, etag: { value: '"1"' } },
  });
});
