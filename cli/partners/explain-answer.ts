import type { PushChannel } from '../../lambdas/partner/channel.ts';
import type { Answer } from '../../lambdas/partner/push.ts';
import { credentialOf } from '../../lambdas/partner/secrets.ts';

/** What an answer means, and what to do about it. */
export function explainAnswer(answer: Answer, channel: PushChannel): string {
  const { result, detail, text } = answer;
  const said = text && result !== 'accepted' ? `It said: ${text.slice(0, 200)}` : '';
  return [`${result}: ${detail}.`, remedy(answer, channel), said]
    .filter((part) => part !== '')
    .join(' ');
}

function remedy({ result, status }: Answer, channel: PushChannel): string {
  switch (channel.type) {
    case 'wordpress':
      // Its answers say so themselves.
      return '';
    case 's3':
    case 'eventbridge':
      if (result === 'accepted') return 'The partner took it.';
      return 'This test uses your own credentials; deliveries use the role that the stack names as DeliverRole.';
    case 'sftp':
      if (result === 'accepted') return 'The partner took it.';
      return 'Nothing was left there that a reader would take.';
    case 'webhook':
      return result === 'accepted' ? 'The partner took it.' : webhookRemedy(status, channel);
  }
}

function webhookRemedy(
  status: number | undefined,
  channel: Extract<PushChannel, { type: 'webhook' }>,
): string {
  if (status === undefined)
    return 'Nothing came back: check the address, and that it can be reached.';
  if (status === 401 || status === 403) {
    const credential = credentialOf(channel);
    const other = credential === undefined ? '' : `, or the ${credential} that it gave is another`;
    return `The partner does not know our signature: give it the secret of this subscription${other}.`;
  }
  if (status === 404 || status === 405) {
    return `Nothing at that address takes a ${channel.style === 'resources' ? 'PUT' : 'POST'}.`;
  }
  if (status >= 300 && status < 400) return 'Give the address that it moved to.';
  if (status === 429 || status === 503)
    return 'The partner is busy; a delivery would be tried again.';
  if (status >= 500) return "The partner's server has a fault, which its operator must mend.";
  return 'The partner did not want this article.';
}
