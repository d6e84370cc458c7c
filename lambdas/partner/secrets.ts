import type { Channel, SentBy } from './channel.ts';
import type { Authentication } from './http-channels.ts';

/** What a subscription keeps secret: never in a file, a log or an answer. */
export interface Secrets {
  /** Ours, by which the partner knows that it is we: `whsec_…`, the newest first, two while one is replaced. */
  signing: string[];
  /**
   * The partner's, which it gave us to be let in: a password, token or key, as the channel asks for. Of a
   * feed, a digest of the password that it asks the partner for.
   */
  credential?: string;
}

/** Whether what goes by this channel is signed. */
export function isSigned({ type }: Channel | SentBy): boolean {
  return type === 'webhook';
}

/** What the partner has to give us for this channel, in words; undefined for nothing. */
export function credentialOf(channel: SentBy): string | undefined {
  switch (channel.type) {
    case 'webhook':
      return channel.authentication && credentials[channel.authentication.type];
    case 'wordpress':
      return 'application password';
    case 'sftp':
      return 'password or private key';
    case 's3':
    case 'eventbridge':
      // Their policies let our role in.
      return undefined;
    case 'hub':
      // It lets everybody in, and looks for itself whether the feed has changed.
      return undefined;
  }
}

const credentials: Record<Authentication['type'], string> = {
  basic: 'password',
  bearer: 'token',
  header: 'key',
  oauth2: 'client secret',
};

/** A secret that a push by some channel cannot go without, and in words what it is. */
export interface MissingSecret {
  kind: keyof Secrets;
  name: string;
}

export function missingSecrets(channel: SentBy, secrets: Secrets): MissingSecret[] {
  const missing: MissingSecret[] = [];
  if (isSigned(channel) && secrets.signing.length === 0) {
    missing.push({ kind: 'signing', name: 'signing secret' });
  }
  const name = credentialOf(channel);
  if (name !== undefined && secrets.credential === undefined) {
    missing.push({ kind: 'credential', name });
  }
  return missing;
}
