import type { PublicJwk, SigningKey } from './signature-keys';

export interface JwkSet {
  readonly keys: readonly PublicJwk[];
}

/** The document at /.well-known/jwks.json: public parts only, the current key first. */
export function publicJwks(keys: readonly Pick<SigningKey, 'publicJwk'>[]): JwkSet {
  return { keys: keys.map((key) => key.publicJwk) };
}
