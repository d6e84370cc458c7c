import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { escaped } from '../../article/blocks.ts';
import { answerTo, type Exchange } from '../http/attempt.ts';
import { NoReply } from '../http/request.ts';
import { userAgent } from '../http/user-agent.ts';
import type { Picture } from './post.ts';
import { type Site, SiteRefusal } from './site.ts';

/** The picture's number at the site, or in a phrase why there is none. */
export type Uploaded = { id: number } | Missing;

interface Missing {
  missing: string;
}

/** Bytes: what fits into memory beside others, and what most sites take. */
const largest = 10 * 1024 * 1024;

/** What WordPress takes for pictures without a plug-in, and how it has their files named. */
const extensions: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
};

const Media = z.object({ id: z.number(), alt_text: z.string() });
type Media = z.infer<typeof Media>;

/**
 * Has a picture in the site's library, once: its slug there is made of its address, and it is looked
 * for by it. A picture that cannot be had, or that the site does not take, is said to be missing, and
 * throws nothing: a post goes without.
 *
 * @param time milliseconds for fetching it, and for uploading it
 * @throws NoReply when the site does not answer a question
 */
export async function uploadPicture(
  site: Site,
  picture: Picture,
  exchange: Exchange,
  time: number,
): Promise<Uploaded> {
  const digest = createHash('sha256').update(picture.source_url).digest('hex');
  const slug = `wirecopy-${digest.slice(0, 20)}`;
  const query = { slug, _fields: 'id,alt_text' };
  const find = async () => {
    const [there] = await site.call({ method: 'GET', route: 'media', query }, z.array(Media));
    return there;
  };
  const upload = async (): Promise<Media | Missing> => {
    const fetched = await fetchPicture(picture, exchange, time).catch(asMissing);
    if ('missing' in fetched) return fetched;
    const { file, type, extension } = fetched;
    const body = { file, type, name: `${slug}.${extension}` };
    try {
      return await site.call({ method: 'POST', route: 'media', query, body, time }, Media);
    } catch (error) {
      // It may be there all the same. If it is not, trying on could keep the post back for ever.
      return (error instanceof NoReply ? await find() : undefined) ?? asMissing(error);
    }
  };
  try {
    const media = (await find()) ?? (await upload());
    if ('missing' in media) return media;
    if (media.alt_text === '') await describe(site, media.id, picture);
    return { id: media.id };
  } catch (error) {
    if (error instanceof SiteRefusal) return asMissing(error);
    throw error;
  }
}

function asMissing(error: unknown): Missing {
  return { missing: answerTo(error).detail };
}

/** A file has no room for words, so these come after it. */
async function describe(site: Site, id: number, { caption, credit }: Picture): Promise<void> {
  if (!caption) return;
  const query = { _fields: 'id,alt_text' };
  const credited = credit ? `${caption} – ${credit}` : caption;
  const body = { json: { caption: escaped(credited), alt_text: caption } };
  await site.call({ method: 'POST', route: `media/${id}`, query, body }, Media);
}

async function fetchPicture(
  { source_url: source, mime_type = '' }: Picture,
  exchange: Exchange,
  time: number,
): Promise<{ file: Buffer; type: string; extension: string } | Missing> {
  const headers = { accept: 'image/*', 'user-agent': userAgent };
  const room = { limit: largest + 1, time };
  const reply = await exchange(source, { method: 'GET', headers }, room);
  const { status, body: file, complete } = reply;
  if (status !== 200) return { missing: `its address answered ${status}` };
  if (file.byteLength > largest) return { missing: 'it is larger than 10 MB' };
  if (!complete || file.byteLength === 0) return { missing: 'it did not come whole' };
  const told = reply.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  // A server that says nothing of its files is not asked again.
  const type = told === undefined || told === 'application/octet-stream' ? mime_type : told;
  const extension = extensions[type];
  if (extension === undefined) return { missing: 'it is of a type that WordPress does not take' };
  return { file, type, extension };
}
