import { createHash, generateKeyPairSync } from 'node:crypto';
import ssh2, { type ParsedKey } from 'ssh2';

export interface SshKey {
  /** As OpenSSL writes it. Not of Ed25519: ssh2 makes some of these that it cannot read again. */
  pem: string;
  parsed: ParsedKey;
  /** A line of `authorized_keys`. */
  line: string;
  /** As `ssh-keygen -l` prints it. */
  fingerprint: string;
}

export function newSshKey(): SshKey {
  const { privateKey: pem } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'sec1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const parsed = ssh2.utils.parseKey(pem);
  if (parsed instanceof Error) throw parsed;
  const bytes = parsed.getPublicSSH();
  const digest = createHash('sha256').update(bytes).digest('base64');
  return {
    pem,
    parsed,
    line: `${parsed.type} ${bytes.toString('base64')}`,
    fingerprint: `SHA256:${digest.replace(/=+$/, '')}`,
  };
}
