import { readOrCreateFile } from './secret-file';
import { publicJwks, type JwkSet } from './jwks';
import { generateSigningKey, importSigningKey, importVerificationKey, type PublicJwk, type SigningKey } from './signature-keys';

/** The keys of one signer: one signs, all are published, so that receivers can check what an earlier key has signed. */
export interface SigningKeyRing {
  readonly current: SigningKey;
  readonly jwks: JwkSet;
}

/**
 * @param text one private JWK, or a JWK Set whose first key signs; later ones may be private or public and are only published.
 * @throws Error naming what is wrong; never quoting the keys.
 */
export function parseSigningKeys(text: string): SigningKeyRing {
  const [first, ...others] = keysIn(parse(text));
  if (first === undefined) throw new Error('the key set is empty');
  const current = importSigningKey(first);
  const published = [current.publicJwk, ...others.map(publicPart)];
  if (new Set(published.map((key) => key.kid)).size !== published.length) throw new Error('two keys have the same kid');
  return { current, jwks: publicJwks(published.map((publicJwk) => ({ publicJwk }))) };
}

/** The signing keys from their file; a new Ed25519 key on first use (development; production names PAYSTOP_SIGNING_KEY). */
export async function loadOrCreateSigningKeys(path: string): Promise<SigningKeyRing> {
  return parseSigningKeys(await readOrCreateFile(path, () => `${JSON.stringify(generateSigningKey(), null, 2)}\n`));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Error('the key file is not JSON');
  }
}

function keysIn(value: unknown): readonly unknown[] {
  const keys = typeof value === 'object' && value !== null && 'keys' in value ? value.keys : undefined;
  return Array.isArray(keys) ? keys : [value];
}

function publicPart(jwk: unknown): PublicJwk {
  const { d: _private, ...open } = jwk as Readonly<Record<string, unknown>>;
  const key = importVerificationKey(open);
  const { kty, crv, x, y } = open as unknown as PublicJwk;
  return { kty, crv, x, ...(y === undefined ? {} : { y }), kid: key.keyId, use: 'sig' };
}
