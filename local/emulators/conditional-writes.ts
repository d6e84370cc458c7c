import type { buildApp } from 'fauxqs';

/**
 * PutObject and DeleteObject by the conditions of S3, which fauxqs passes over: If-None-Match "*",
 * and If-Match with an ETag.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html
 */
export function keepConditions(app: ReturnType<typeof buildApp>): void {
  // From the look at the object to the answer to its change, no other conditional change goes on.
  let last = Promise.resolve();
  const ends = new WeakMap<object, () => void>();
  app.addHook('preHandler', async (request, reply) => {
    const { method, url, headers } = request;
    const { 'if-match': match, 'if-none-match': noneMatch } = headers;
    if (!/^(?:PUT|DELETE)$/.test(method) || (match ?? noneMatch) === undefined) return;
    const before = last;
    last = new Promise((end) => ends.set(request, end));
    await before;
    const [path = ''] = url.split('?');
    const { statusCode, headers: found } = await app.inject({ method: 'HEAD', url: path });
    const etag = statusCode === 200 ? String(found.etag) : undefined;
    if (match !== undefined && etag === undefined) {
      await reply.status(404).type('application/xml').send(errorXml('NoSuchKey'));
    } else if (match === undefined ? etag !== undefined : match !== '*' && match !== etag) {
      await reply.status(412).type('application/xml').send(errorXml('PreconditionFailed'));
    }
  });
  // fauxqs changes the object and answers in one go, so the change is made by now.
  app.addHook('onSend', (request, _reply, payload, done) => {
    ends.get(request)?.();
    done(null, payload);
  });
}

function errorXml(code: string): string {
  return `<Error><Code>${code}</Code><Message>The condition does not hold.</Message></Error>`;
}
