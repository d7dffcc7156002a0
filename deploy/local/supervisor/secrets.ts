import { generateKeyPairSync, randomBytes, createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KEY_BYTES = 32;
const KEY_ID_CHARACTERS = 16;

/** Reads a secret file, making it on the first start: readable by its owner only, and whole or not there at all. */
export function readOrCreateSecret(file: string, create: () => string): string {
  if (!existsSync(file)) {
    const partial = `${file}.partial-${process.pid}`;
    writeFileSync(partial, create(), { mode: 0o600 });
    renameSync(partial, file);
  }
  return readFileSync(file, 'utf8').trim();
}

/** A private Ed25519 key in JWK form, named by its public part. */
export function newSigningKey(): string {
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const kid = createHash('sha256').update(jwk.x ?? '').digest('base64url').slice(0, KEY_ID_CHARACTERS);
  return JSON.stringify({ ...jwk, kid: `paystop-${kid}`, alg: 'EdDSA', use: 'sig' });
}

export interface DevelopmentSecrets {
  readonly PAYSTOP_HMAC_KEY: string;
  readonly PAYSTOP_INTERNAL_TOKEN: string;
  /** Path of a private JWK file. */
  readonly PAYSTOP_SIGNING_KEY: string;
}

/** What the environment gives wins; the rest is made once and kept in the data folder. */
export function developmentSecrets(env: NodeJS.ProcessEnv, dataDir: string): DevelopmentSecrets {
  const randomHex = (): string => randomBytes(KEY_BYTES).toString('hex');
  const given = (name: keyof DevelopmentSecrets): string | undefined => (env[name] === '' ? undefined : env[name]);
  const signingKeyFile = join(dataDir, 'signing-key.json');
  if (given('PAYSTOP_SIGNING_KEY') === undefined) readOrCreateSecret(signingKeyFile, newSigningKey);
  return {
    PAYSTOP_HMAC_KEY: given('PAYSTOP_HMAC_KEY') ?? readOrCreateSecret(join(dataDir, 'hmac.key'), randomHex),
    PAYSTOP_INTERNAL_TOKEN: given('PAYSTOP_INTERNAL_TOKEN') ?? readOrCreateSecret(join(dataDir, 'internal.token'), randomHex),
    PAYSTOP_SIGNING_KEY: given('PAYSTOP_SIGNING_KEY') ?? signingKeyFile,
  };
}
