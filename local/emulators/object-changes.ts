import type { IncomingHttpHeaders } from 'node:http';

export interface ObjectChange {
  /** As S3 names it in its notifications, such as `ObjectCreated:Put`. */
  event: string;
  bucket: string;
  key: string;
  /** Bytes; absent when the object was removed. */
  size?: number;
  /** Without quotes; absent when the object was removed. */
  eTag?: string;
}

interface Request {
  method: string;
  params: unknown;
  query: unknown;
  headers: IncomingHttpHeaders;
  body?: unknown;
}

/**
 * What a request to S3 that was answered with `status` changed; `properties` looks at an object as
 * it then is.
 */
export async function objectChanges(
  request: Request,
  status: number,
  properties: (path: string) => Promise<Pick<ObjectChange, 'size' | 'eTag'>>,
): Promise<ObjectChange[]> {
  if (status >= 400) return [];
  const { bucket } = request.params as { bucket: string };
  const change = await whatItDid(request);
  if (!change) return [];
  return Promise.all(
    change.keys.map(async (key) => ({
      event: change.event,
      bucket,
      key,
      ...(change.event.startsWith('ObjectCreated') &&
        (await properties(`/${bucket}/${encode(key)}`))),
    })),
  );
}

async function whatItDid(request: Request): Promise<{ event: string; keys: string[] } | undefined> {
  const { '*': key } = request.params as { '*'?: string };
  const query = new Set(Object.keys(request.query ?? {}));
  if (request.method === 'PUT' && key && !query.has('partNumber')) {
    const copied = request.headers['x-amz-copy-source'] !== undefined;
    return { event: copied ? 'ObjectCreated:Copy' : 'ObjectCreated:Put', keys: [key] };
  }
  if (request.method === 'DELETE' && key && !query.has('uploadId')) {
    return { event: 'ObjectRemoved:Delete', keys: [key] };
  }
  if (request.method !== 'POST') return undefined;
  if (query.has('delete')) return { event: 'ObjectRemoved:Delete', keys: listedKeys(request.body) };
  if (key && query.has('uploadId')) {
    return { event: 'ObjectCreated:CompleteMultipartUpload', keys: [key] };
  }
  if (request.headers['content-type']?.startsWith('multipart/form-data')) {
    return { event: 'ObjectCreated:Post', keys: [await keyOfForm(request)] };
  }
  return undefined;
}

/** The keys of a DeleteObjects request. */
function listedKeys(body: unknown): string[] {
  const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return [...String(body).matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) =>
    key.replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, name: keyof typeof entities) => entities[name]),
  );
}

/** The key under which a browser's form uploaded its file. */
async function keyOfForm({ body, headers }: Request): Promise<string> {
  const form = await new Response(body as Uint8Array<ArrayBuffer>, {
    headers: { 'content-type': String(headers['content-type']) },
  }).formData();
  const file = form.get('file');
  // biome-ignore lint/suspicious/noTemplateCurlyInString: S3's own placeholder.
  return String(form.get('key')).replaceAll('${filename}', file instanceof File ? file.name : '');
}

function encode(key: string): string {
  return key.split('/').map(encodeURIComponent).join('/');
}
