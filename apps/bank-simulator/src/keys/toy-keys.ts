import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';

/**
 * Signing keys of the simulated banks. THEY ARE PUBLIC: anyone can derive them from a bank's code. That is what lets the
 * committed institutions file carry the matching public keys, and it is why the simulator refuses to start in production.
 * A real bank makes its own key and tells us only the public half.
 */
const SEED_PREFIX = 'paystop-simulator:';
/** PKCS #8 header of an Ed25519 private key (RFC 8410); the 32 seed bytes follow. */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

interface ToyPublicKey {
  readonly kid: string;
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
}

export interface ToyPrivateKey extends ToyPublicKey {
  readonly alg: 'EdDSA';
  readonly use: 'sig';
  readonly d: string;
}

/** @param seedPrefix another one gives another key: what a forger would have. */
export function simulatorPrivateKey(code: string, seedPrefix = SEED_PREFIX): ToyPrivateKey {
  const seed = createHash('sha256').update(seedPrefix + code).digest();
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
  const { x } = createPublicKey(key).export({ format: 'jwk' }) as { x: string };
  return { kid: `${code.toLowerCase()}-1`, kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig', x, d: seed.toString('base64url') };
}

/** @returns the entry for `publicKeys` of this bank in the institutions file. */
export function simulatorPublicKeys(code: string): ToyPublicKey[] {
  const { kid, kty, crv, x } = simulatorPrivateKey(code);
  return [{ kid, kty, crv, x }];
}
