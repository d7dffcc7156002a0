import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { generateSigningKey, readOrCreateFile, type PrivateJwk } from '@paystop/security';

/** What the issuer keeps in the data folder, so that tokens and sign-ins outlive a restart of the process. */
export interface IssuerKeyFile {
  /** Private keys; the first one signs. */
  readonly keys: readonly PrivateJwk[];
  readonly cookieSecret: string;
}

const COOKIE_SECRET_BYTES = 32;

export function issuerKeyPath(dataDir: string): string {
  return join(dataDir, 'dev-issuer.json');
}

/** Reads the keys, or makes them on the first start. @throws Error naming the file when it is damaged. */
export async function loadIssuerKeys(dataDir: string): Promise<IssuerKeyFile> {
  const path = issuerKeyPath(dataDir);
  const text = await readOrCreateFile(path, newKeyFile);
  const file = JSON.parse(text) as Partial<IssuerKeyFile>;
  if (!Array.isArray(file.keys) || file.keys.length === 0 || typeof file.cookieSecret !== 'string') {
    throw new Error(`${path} is damaged: remove it and start again`);
  }
  return { keys: file.keys, cookieSecret: file.cookieSecret };
}

function newKeyFile(): string {
  const file: IssuerKeyFile = { keys: [generateSigningKey('ecdsa-p256-sha256')], cookieSecret: randomBytes(COOKIE_SECRET_BYTES).toString('hex') };
  return `${JSON.stringify(file, null, 2)}\n`;
}
