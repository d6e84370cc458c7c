import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Gate } from '../partner/gate.ts';
import { dynamodb } from './clients.ts';
import { made } from './condition.ts';
import { ledgerTable } from './ledger-row.ts';

/*
 * One item per partner that was ever in trouble, in the ledger's table (subscription "partner#<id>",
 * which no subscription is called).
 */

export async function getGate(partner: string): Promise<Gate | undefined> {
  const { Item } = await dynamodb.send(
    new GetCommand({ TableName: ledgerTable(), Key: keyOf(partner) }),
  );
  return Item as Gate | undefined;
}

/** Counts a failure; `notBefore` where the partner asked for time. Resolves to the gate after it. */
export async function noteFailure(partner: string, notBefore = 0): Promise<Gate> {
  const { Attributes } = await dynamodb.send(
    new UpdateCommand({
      TableName: ledgerTable(),
      Key: keyOf(partner),
      UpdateExpression: `ADD failures :one SET shuts = if_not_exists(shuts, :none)${notBefore ? ', notBefore = :notBefore' : ''}`,
      ExpressionAttributeValues: {
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
  return made(
    dynamodb.send(
      new UpdateCommand({
        TableName: ledgerTable(),
        Key: keyOf(partner),
        UpdateExpression: 'SET shutUntil = :until, shuts = :shuts',
        ConditionExpression:
          seen === undefined ? 'attribute_not_exists(shutUntil)' : 'shutUntil = :seen',
        ExpressionAttributeValues: {
          ':until': until,
          ':shuts': isProbe ? shuts : shuts + 1,
          ...(seen !== undefined && { ':seen': seen }),
        },
      }),
    ),
  );
}

export async function openGate(partner: string): Promise<void> {
  await dynamodb.send(
    new UpdateCommand({
      TableName: ledgerTable(),
      Key: keyOf(partner),
      UpdateExpression: 'SET failures = :none, shuts = :none REMOVE shutUntil, notBefore',
      ExpressionAttributeValues: { ':none': 0 },
    }),
  );
}

function keyOf(partner: string) {
  return { subscription: `partner#${partner}`, article: 'gate' };
}
