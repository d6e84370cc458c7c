import { randomUUID } from 'node:crypto';
import { getRendition } from '../aws/buckets.ts';
import { getSecrets, getSubscription, pauseSubscription } from '../aws/directory.ts';
import { getDelivery } from '../aws/ledger.ts';
import { acquire, commit, postpone, setAside } from '../aws/ledger-leases.ts';
import { getGate, noteFailure, openGate, shutGate } from '../aws/partner-gate.ts';
import { ringDelivery } from '../aws/queues.ts';
import { carry } from '../channels/carriers.ts';
import { parseNetworks } from '../channels/webhook/address-guard.ts';
import { batchHandler } from '../runtime/batch.ts';
import { environment } from '../runtime/environment.ts';
import { requestDeadline, settle } from '../runtime/limits.ts';
import { logger } from '../runtime/logger.ts';
import { DeliveryDue } from '../runtime/messages.ts';
import { type Doors, deliver } from './deliver.ts';
import { report } from './report.ts';

const limits = { deadline: requestDeadline * 1000, settle: settle * 1000 };
const networks = parseNetworks(environment('partnerNetworks'));

const doors: Doors = {
  now: Date.now,
  random: Math.random,
  getSubscription,
  getSecrets,
  pauseSubscription,
  getDelivery,
  acquire: (key, now) => acquire(key, randomUUID(), now),
  commit,
  postpone,
  setAside,
  getRendition,
  send: (push, channel, secrets) =>
    carry(push, channel, secrets, { deadline: limits.deadline, networks }),
  ring: ringDelivery,
  getGate,
  noteFailure,
  shutGate,
  openGate,
  limits,
};

export const handler = batchHandler(async (body) => {
  const due = DeliveryDue.parse(JSON.parse(body));
  const outcome = await deliver(due, doors);
  if (!outcome) return;
  const { level, message, facts } = report(outcome);
  logger[level](message, facts);
});
