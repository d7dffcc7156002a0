import type { KeyObject } from 'node:crypto';
import type { Logger } from '@paystop/ports';
import { principalOf } from './claims';
import { IssuerKeys, TOKEN_ALGORITHMS, type TokenAlgorithm } from './issuer-keys';
import type { AuthenticatedPrincipal, TokenFailure, TokenVerdict } from './token-verdict';
import { VerifiedTokens } from './verified-tokens';

export interface TokenVerifierOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly logger: Logger;
  readonly clockSkewSeconds?: number;
  /** How many verified tokens are remembered. */
  readonly cacheSize?: number;
  readonly nowMs?: () => number;
  /** Least time between two fetches of the keys. */
  readonly refetchAfterMs?: number;
}

const DEFAULT_SKEW_SECONDS = 30;
/** A city's officers and institutions many times over; about 25 MB when full. */
const DEFAULT_CACHE_SIZE = 50_000;
const DEFAULT_REFETCH_AFTER_MS = 10_000;
/** Larger than any token with our claims; keeps nonsense away from the parser. */
const MAX_TOKEN_LENGTH = 8_192;
const ACCESS_TOKEN_TYPES = new Set([undefined, 'jwt', 'at+jwt', 'application/at+jwt']);

interface Header {
  readonly algorithm: TokenAlgorithm;
  readonly kid: string | undefined;
}

/**
 * Checks access tokens of one OIDC issuer, found by discovery. A token once found right is known by its hash until it ends:
 * checking the signature each time costs a fifth of a request. While the issuer is away known tokens and known keys go on.
 */
export class TokenVerifier {
  private readonly keys: IssuerKeys;
  private readonly verified: VerifiedTokens;
  private readonly skewSeconds: number;
  private readonly nowMs: () => number;

  constructor(private readonly options: TokenVerifierOptions) {
    this.skewSeconds = options.clockSkewSeconds ?? DEFAULT_SKEW_SECONDS;
    this.nowMs = options.nowMs ?? Date.now;
    this.verified = new VerifiedTokens(options.cacheSize ?? DEFAULT_CACHE_SIZE, this.skewSeconds);
    this.keys = new IssuerKeys({
      issuer: options.issuer,
      logger: options.logger,
      nowMs: this.nowMs,
      refetchAfterMs: options.refetchAfterMs ?? DEFAULT_REFETCH_AFTER_MS,
    });
  }

  /** The principal of a token seen before and still valid, without awaiting anything. */
  known(token: string): AuthenticatedPrincipal | undefined {
    return this.verified.find(token, this.nowMs());
  }

  async verify(token: string): Promise<TokenVerdict> {
    const known = this.known(token);
    if (known !== undefined) return { ok: true, principal: known };
    const header = token.length > MAX_TOKEN_LENGTH ? 'the token is too long' : await readHeader(token);
    if (typeof header === 'string') return refused('invalid', header);
    const lookup = await this.keys.find(header.kid, header.algorithm);
    if (!lookup.ok) return refused('unavailable', 'the issuer of the tokens does not answer');
    const verdict = await this.check(token, header, lookup.keys);
    if (verdict.ok) this.verified.add(token, verdict.principal);
    return verdict;
  }

  /** @returns true once the issuer's keys are known; tries to fetch them otherwise. For readiness. */
  ready(): Promise<boolean> {
    return this.keys.known();
  }

  private async check(token: string, header: Header, keys: readonly KeyObject[]): Promise<TokenVerdict> {
    const { jwtVerify } = await import('jose');
    const rules = {
      issuer: this.options.issuer,
      audience: this.options.audience,
      algorithms: [header.algorithm],
      clockTolerance: this.skewSeconds,
      currentDate: new Date(this.nowMs()),
      requiredClaims: ['exp', 'sub'],
    };
    let detail = 'the token is signed with a key that its issuer does not publish';
    for (const key of keys) {
      try {
        const { payload } = await jwtVerify(token, key, rules);
        const claims = principalOf(payload);
        return claims.ok ? claims : refused('invalid', claims.detail);
      } catch (error) {
        detail = sentence(error);
      }
    }
    return refused('invalid', detail);
  }
}

/** @returns what the header says, or the sentence of why such a token is never taken. */
async function readHeader(token: string): Promise<Header | string> {
  const { decodeProtectedHeader } = await import('jose');
  try {
    const { alg, kid, typ } = decodeProtectedHeader(token);
    const algorithm = TOKEN_ALGORITHMS.find((name) => name === alg);
    if (algorithm === undefined) return 'the token is signed with an algorithm that is not taken: use RS256, ES256 or EdDSA';
    if (!ACCESS_TOKEN_TYPES.has(typ?.toLowerCase())) return 'the token is not an access token';
    return { algorithm, kid: typeof kid === 'string' ? kid : undefined };
  } catch {
    return 'the token is not a signed JWT';
  }
}

const CLAIM_SENTENCES: Readonly<Record<string, string>> = {
  iss: 'the token is of another issuer',
  aud: 'the token is for another audience',
  nbf: 'the token is not valid yet',
  exp: 'the token has no exp',
  sub: 'the token has no sub',
};

/** Never the message of the library: it may quote the token. */
function sentence(error: unknown): string {
  const { code, claim } = error as { readonly code?: unknown; readonly claim?: unknown };
  if (code === 'ERR_JWT_EXPIRED') return 'the token has expired';
  if (code === 'ERR_JWT_CLAIM_VALIDATION_FAILED' && typeof claim === 'string') return CLAIM_SENTENCES[claim] ?? 'a claim of the token is wrong';
  if (code === 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED') return 'the signature of the token is wrong';
  return 'the token is not a signed JWT';
}

function refused(failure: TokenFailure, detail: string): TokenVerdict {
  return { ok: false, failure, detail };
}
