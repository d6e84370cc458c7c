import { randomUUID } from 'node:crypto';
import { getRendition } from '../aws/buckets.ts';
import { getSubscription, pauseSubscription } from '../aws/directory.ts';
import { getDelivery } from '../aws/ledger.ts';
import { acquire, commit, postpone, setAside } from '../aws/ledger-leases.ts';
import {
  endDrain,
  endWait,
  getDrain,
  moveDrain,
  nextWaiting,
  noteWaiting,
} from '../aws/partner-drain.ts';
import {
  getGate,
  leavePlace,
  noteFailure,
  noteQuick,
  noteSlow,
  noteTold,
  openGate,
  shutGate,
  takePlace,
} from '../aws/partner-gate.ts';
import { ringDelivery } from '../aws/queues.ts';
import { getReceiver } from '../aws/receiver.ts';
import { carry } from '../channels/carriers.ts';
import { parseNetworks } from '../channels/network/address-guard.ts';
import { drainIn } from '../partner/drain.ts';
import { patience } from '../partner/gate.ts';
import { batchHandler } from '../runtime/batch.ts';
import { environment } from '../runtime/environment.ts';
import { requestDeadline, settle } from '../runtime/limits.ts';
import { logger } from '../runtime/logger.ts';
import { DeliveryDue } from '../runtime/messages.ts';
import { measureWithdrawal } from '../runtime/metrics.ts';
import { type Doors, deliver } from './deliver.ts';
import { type DrainDoors, drainWaiting } from './drain.ts';
import { withPatience } from './patience.ts';
import { report } from './report.ts';

const limits = { deadline: requestDeadline * 1000, settle: settle * 1000 };
const networks = parseNetworks(environment('partnerNetworks'));

export const doors: Doors & DrainDoors = {
  now: Date.now,
  random: Math.random,
  getSubscription,
  getReceiver,
  pauseSubscription,
  getDelivery,
  acquire: (key, now) => acquire(key, randomUUID(), now),
  commit,
  postpone,
  setAside,
  getRendition,
  send: (push, channel, secrets, partner) =>
    withPatience(
      carry(push, channel, secrets, { deadline: limits.deadline, networks }),
      patience,
      () => noteSlow(partner),
    ),
  ring: ringDelivery,
  getGate,
  noteFailure,
  noteTold,
  shutGate,
  openGate,
  noteQuick,
  takePlace,
  leavePlace,
  noteWaiting,
  getDrain,
  moveDrain,
  endDrain,
  nextWaiting,
  endWait,
  limits,
};

/** The stage, whatever stands at its doors: in the fault tests there are others at some of them. */
export function delivering(doors: Doors & DrainDoors) {
  return batchHandler(async (body) => {
    const due = DeliveryDue.parse(JSON.parse(body));
    const drain = drainIn(due);
    if (drain) return drainWaiting(drain, doors);
    const outcome = await deliver(due, doors);
    if (!outcome) return;
    const { level, message, facts } = report(outcome);
    logger[level](message, facts);
    const { delivery, conclusion } = outcome;
    if (delivery.action === 'withdraw' && conclusion.settled) {
      measureWithdrawal(doors.now() - delivery.uploadedAt);
    }
  });
}

export const handler = delivering(doors);
