import { randomUUID } from 'node:crypto';
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { burst, freeAt, type Gate, interval, placeName, placeUntil } from '../partner/gate.ts';
import type { Pace } from '../partner/pace.ts';
import { dynamodb } from './clients.ts';
import { ledgerTable, updateRow } from './ledger-row.ts';

/*
 * One item per partner that was ever in trouble or has a pace, in the ledger's table (subscription
 * "partner#<id>", which no subscription is called).
 */

export async function getGate(partner: string): Promise<Gate | undefined> {
  const { Item } = await dynamodb.send(
    new GetCommand({ TableName: ledgerTable(), Key: keyOf(partner), ConsistentRead: true }),
  );
  return Item as Gate | undefined;
}

/** Counts a failure; `notBefore` where the partner asked for time. Resolves to the gate after it. */
export async function noteFailure(partner: string, now: number, notBefore = 0): Promise<Gate> {
  const { Attributes } = await dynamodb.send(
    new UpdateCommand({
      TableName: ledgerTable(),
      Key: keyOf(partner),
      UpdateExpression: `ADD failures :one SET shuts = if_not_exists(shuts, :none),
        failingSince = if_not_exists(failingSince, :now)${notBefore ? ', notBefore = :notBefore' : ''}`,
      ExpressionAttributeValues: {
        ':now': now,
        ':one': 1,
        ':none': 0,
        ...(notBefore && { ':notBefore': notBefore }),
      },
      ReturnValues: 'ALL_NEW',
    }),
  );
  return Attributes as Gate;
}

/** Shuts it, or lets one pass and shuts it behind that one; false when somebody else has by now. */
export function shutGate(
  partner: string,
  { shutUntil: seen, shuts }: Pick<Gate, 'shutUntil' | 'shuts'>,
  until: number,
  isProbe: boolean,
): Promise<boolean> {
  return updateRow(
    keyOf(partner),
    'SET shutUntil = :until, shuts = :shuts',
    seen === undefined ? 'attribute_not_exists(shutUntil)' : 'shutUntil = :seen',
    {
      ':until': until,
      ':shuts': isProbe ? shuts : shuts + 1,
      ...(seen !== undefined && { ':seen': seen }),
    },
  );
}

export function openGate(partner: string): Promise<void> {
  return update(
    partner,
    'SET failures = :none, shuts = :none REMOVE shutUntil, notBefore, failingSince, told',
    {
      ':none': 0,
    },
  );
}

/** Notes that a person is told of so many hours of failing; false when one was before. */
export function noteTold(partner: string, hours: number): Promise<boolean> {
  return updateRow(
    keyOf(partner),
    'SET told = :hours',
    'attribute_exists(failingSince) AND (attribute_not_exists(told) OR told < :hours)',
    { ':hours': hours },
  );
}

export function noteSlow(partner: string): Promise<void> {
  return update(partner, `${blank} REMOVE quick`, { ':none': 0 });
}

export function noteQuick(partner: string): Promise<void> {
  return update(partner, `${blank}, quick = if_not_exists(quick, :none) + :one`, {
    ':none': 0,
    ':one': 1,
  });
}

/** What a gate has from the start. */
const blank = 'SET failures = if_not_exists(failures, :none), shuts = if_not_exists(shuts, :none)';

/**
 * Takes a place among the requests to a partner, as its pace allows: the generic cell rate algorithm
 * (ITU-T I.371, annex A) and a count of those under way, in one conditional write.
 *
 * @param seen the gate as it was read before
 * @param until when the request has surely ended, epoch milliseconds
 */
export async function takePlace(
  partner: string,
  seen: Gate | undefined,
  pace: Pace,
  until: number,
  now: number,
): Promise<{ place: string } | { waitUntil: number }> {
  const place = placeName(until, randomUUID());
  let gate = seen;
  // Others take places meanwhile: as long as there is one, it is asked for again.
  for (let turn = 0; turn < 5; turn++) {
    if (await takeAfter(partner, gate, pace, place, now)) return { place };
    gate = await getGate(partner);
    if (!gate) continue;
    const ended = [...(gate.busy ?? [])].filter((one) => placeUntil(one) < now);
    if (ended.length > 0) await leave(partner, ended);
    else {
      const waitUntil = freeAt(gate, pace, now);
      if (waitUntil !== undefined) return { waitUntil };
    }
  }
  return { waitUntil: now + 1_000 };
}

function takeAfter(
  partner: string,
  gate: Gate | undefined,
  { perSecond, concurrent }: Pace,
  place: string,
  now: number,
): Promise<boolean> {
  const sets: string[] = [];
  const conditions: string[] = [];
  const values: Record<string, unknown> = { ':none': 0 };
  if (perSecond !== undefined) {
    const isAhead = gate?.nextAt !== undefined && gate.nextAt >= now;
    sets.push(isAhead ? 'nextAt = nextAt + :interval' : 'nextAt = :next');
    conditions.push(
      isAhead
        ? 'nextAt BETWEEN :now AND :latest'
        : '(attribute_not_exists(nextAt) OR nextAt < :now)',
    );
    values[':now'] = now;
    if (isAhead)
      Object.assign(values, { ':interval': interval(perSecond), ':latest': now + burst });
    else values[':next'] = now + interval(perSecond);
  }
  if (concurrent !== undefined) {
    conditions.push('(attribute_not_exists(busy) OR size(busy) < :most)');
    Object.assign(values, { ':most': concurrent, ':place': new Set([place]) });
  }
  return updateRow(
    keyOf(partner),
    [blank, ...sets].join(', ') + (concurrent === undefined ? '' : ' ADD busy :place'),
    conditions.join(' AND '),
    values,
  );
}

/** Gives a place back. */
export function leavePlace(partner: string, place: string): Promise<void> {
  return leave(partner, [place]);
}

function leave(partner: string, places: string[]): Promise<void> {
  return update(partner, 'DELETE busy :places', { ':places': new Set(places) });
}

async function update(
  partner: string,
  change: string,
  values: Record<string, unknown>,
): Promise<void> {
  await dynamodb.send(
    new UpdateCommand({
      TableName: ledgerTable(),
      Key: keyOf(partner),
      UpdateExpression: change,
      ExpressionAttributeValues: values,
    }),
  );
}

function keyOf(partner: string) {
  return { subscription: `partner#${partner}`, article: 'gate' };
}
