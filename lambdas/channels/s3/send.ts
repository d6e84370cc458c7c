import type { S3Channel } from '../../partner/drop-channels.ts';
import { fillDropPath } from '../../partner/drop-path.ts';
import type { Answer, Push } from '../../partner/push.ts';
import type { Secrets } from '../../partner/secrets.ts';
import { awsError, noAnswer, resultOf } from '../aws-failure.ts';
import type { Bounds, Carrier } from '../carrier.ts';
import { type Drop, openDrop, type Standing } from './drop.ts';
import { explain } from './explain.ts';

/**
 * Puts a rendition under the article's key in a partner's bucket. Every write is on the condition
 * that what stands there is what was read and is older, so that nothing goes backwards, however late
 * a request arrives. Two things are left to the settle time: a deletion leaves nothing by which a
 * still later request could be told; and S3 tells objects by their bytes, so that a version with the
 * very same bytes as one before the request's own is taken for that.
 */
export const s3Carrier: Carrier<'s3'> = { send };

/** How often somebody else may be quicker, in one attempt. */
const rounds = 4;

async function send(
  push: Push,
  channel: S3Channel,
  _secrets: Secrets,
  { deadline }: Bounds,
): Promise<Answer> {
  // It stays where it was first put, whatever the subscription says since.
  const key = push.remote ?? fillDropPath(channel.key, push.article);
  const drop = openDrop(channel, key, AbortSignal.timeout(deadline));
  const answer = await bringUpToDate(push, channel, drop);
  return answer.result === 'refused' ? answer : { ...answer, remote: key };
}

async function bringUpToDate(push: Push, channel: S3Channel, drop: Drop): Promise<Answer> {
  const deletes = push.event === 'withdraw' && channel.withdrawal === 'delete';
  let writing = false;
  try {
    for (let round = 0; round < rounds; round++) {
      // What was never sent is not there: it is put at once, and the condition tells otherwise.
      const isNew = push.event === 'create' && round === 0;
      const seen = isNew ? 'none' : await drop.look();
      const standing = typeof seen === 'string' ? undefined : seen;
      const settled = compare(push, standing, deletes);
      if (settled) return settled;
      if (deletes && seen === 'none') return accepted('nothing stood there');
      if (deletes && seen === 'hidden') return unreadable('s3:GetObject and s3:ListBucket');
      writing = true;
      if (await write(push, drop, standing, deletes)) {
        return accepted(deletes ? 'the object is deleted' : 'the object is written');
      }
      writing = false;
      if (seen === 'hidden') return unreadable('s3:GetObject');
    }
    return { result: 'refused', detail: 'the object is changed by somebody else again and again' };
  } catch (error) {
    const answered = awsError(error);
    if (!answered) return noAnswer(error, writing);
    const result = writing ? resultOf(answered) : 'refused';
    return { result, detail: explain(answered, channel, deletes) };
  }
}

/** What there is to answer without a write. */
function compare(push: Push, standing: Standing | undefined, deletes: boolean): Answer | undefined {
  if (!standing) return undefined;
  if (articleOf(standing.id) !== articleOf(push.id)) {
    const detail = 'an object that is not of this subscription stands under the key, and is left';
    return { result: 'refused', detail };
  }
  if (standing.sequence > push.sequence) return accepted('the object there is newer');
  return standing.sequence === push.sequence && !deletes
    ? accepted('the object was there already')
    : undefined;
}

/** False when what stood there no longer does. */
async function write(
  push: Push,
  drop: Drop,
  standing: Standing | undefined,
  deletes: boolean,
): Promise<boolean> {
  try {
    await (deletes && standing ? drop.remove(standing) : drop.put(push, standing));
    return true;
  } catch (error) {
    const answered = awsError(error);
    // Another was quicker; or is at it; or what was to be replaced or deleted is gone.
    if (answered?.status === 412 || answered?.status === 409) return false;
    if (standing && answered?.status === 404 && answered.name !== 'NoSuchBucket') return false;
    throw error;
  }
}

/** A push's id without its sequence: subscription and article. */
function articleOf(id: string | undefined): string | undefined {
  return id?.replace(/_\d+$/, '');
}

function accepted(detail: string): Answer {
  return { result: 'accepted', detail };
}

function unreadable(rights: string): Answer {
  const detail = `access denied: the bucket's policy must allow our role ${rights}`;
  return { result: 'refused', detail };
}
