import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import type { Logger } from '@paystop/ports';
import { fetchJson } from './fetch-json';

/** The algorithms of access tokens (contract.md 1); each goes with one kind of key, so that none is mistaken for another. */
export const TOKEN_ALGORITHMS = ['RS256', 'ES256', 'EdDSA'] as const;
export type TokenAlgorithm = (typeof TOKEN_ALGORITHMS)[number];

export type KeyLookup = { readonly ok: true; readonly keys: readonly KeyObject[] } | { readonly ok: false };

interface IssuerKey {
  readonly kid: string | undefined;
  readonly algorithm: TokenAlgorithm;
  readonly key: KeyObject;
}

export interface IssuerKeysOptions {
  readonly issuer: string;
  readonly logger: Logger;
  readonly nowMs: () => number;
  /** A key id that is not known makes us fetch again, but no more often than this. */
  readonly refetchAfterMs: number;
}

/** So old keys are fetched anew beside the work; an issuer that does not answer leaves the old ones standing. */
const MAX_AGE_MS = 10 * 60_000;
/** After a failure the next try may come sooner than after a success. */
const RETRY_AFTER_MS = 1_000;

/** The public keys of an issuer: by discovery, cached, fetched again when a token names an unknown one. */
export class IssuerKeys {
  private keys: readonly IssuerKey[] | undefined;
  private lastTryAt = Number.NEGATIVE_INFINITY;
  private lastTryFailed = false;
  private fetching: Promise<void> | undefined;

  constructor(private readonly options: IssuerKeysOptions) {}

  /** @returns the keys that may have made such a token (none: the token is wrong), or not ok when the issuer cannot be asked. */
  async find(kid: string | undefined, algorithm: TokenAlgorithm): Promise<KeyLookup> {
    if (this.keys !== undefined && this.age() > MAX_AGE_MS) void this.refresh();
    const found = this.matching(kid, algorithm);
    if (found.length > 0) return { ok: true, keys: found };
    if (this.mayFetch()) await this.refresh();
    else await this.fetching;
    const after = this.matching(kid, algorithm);
    return after.length > 0 || (this.keys !== undefined && !this.lastTryFailed) ? { ok: true, keys: after } : { ok: false };
  }

  async known(): Promise<boolean> {
    if (this.keys === undefined && this.mayFetch()) await this.refresh();
    return this.keys !== undefined;
  }

  private age(): number {
    return this.options.nowMs() - this.lastTryAt;
  }

  private mayFetch(): boolean {
    return this.age() >= (this.lastTryFailed ? Math.min(RETRY_AFTER_MS, this.options.refetchAfterMs) : this.options.refetchAfterMs);
  }

  private matching(kid: string | undefined, algorithm: TokenAlgorithm): readonly KeyObject[] {
    const all = this.keys ?? [];
    return all.filter((key) => key.algorithm === algorithm && (kid === undefined || key.kid === undefined || key.kid === kid)).map((key) => key.key);
  }

  private refresh(): Promise<void> {
    this.fetching ??= this.fetch().finally(() => {
      this.fetching = undefined;
    });
    return this.fetching;
  }

  private async fetch(): Promise<void> {
    this.lastTryAt = this.options.nowMs();
    try {
      this.keys = await discoverKeys(this.options.issuer);
      this.lastTryFailed = false;
    } catch (error) {
      this.lastTryFailed = true;
      this.options.logger.warn('keys of the token issuer could not be read', { issuer: this.options.issuer, error });
    }
  }
}

async function discoverKeys(issuer: string): Promise<readonly IssuerKey[]> {
  const metadata = record(await fetchJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`));
  if (metadata['issuer'] !== issuer) throw new Error(`the discovery document names another issuer: ${String(metadata['issuer'])}`);
  const address = metadata['jwks_uri'];
  if (typeof address !== 'string' || !URL.canParse(address)) throw new Error('the discovery document has no jwks_uri');
  const { keys } = record(await fetchJson(address));
  if (!Array.isArray(keys)) throw new Error('the key set has no keys');
  return keys.flatMap(usableKey);
}

/** Keys for other purposes or of kinds that we do not take are passed over. */
function usableKey(candidate: unknown): IssuerKey[] {
  const jwk = record(candidate);
  const algorithm = algorithmOf(jwk);
  const otherAlgorithm = typeof jwk['alg'] === 'string' && jwk['alg'] !== algorithm;
  if (algorithm === undefined || otherAlgorithm || (jwk['use'] !== undefined && jwk['use'] !== 'sig')) return [];
  try {
    const key = createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' });
    return [{ kid: typeof jwk['kid'] === 'string' ? jwk['kid'] : undefined, algorithm, key }];
  } catch {
    return [];
  }
}

function algorithmOf(jwk: Readonly<Record<string, unknown>>): TokenAlgorithm | undefined {
  if (jwk['kty'] === 'RSA') return 'RS256';
  if (jwk['kty'] === 'EC' && jwk['crv'] === 'P-256') return 'ES256';
  return jwk['kty'] === 'OKP' && jwk['crv'] === 'Ed25519' ? 'EdDSA' : undefined;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
