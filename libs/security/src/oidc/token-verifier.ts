import type { Logger } from '@paystop/ports';
import type { AuthenticatedPrincipal, TokenVerdict } from './token-verdict';

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

/** Checks access tokens of one OIDC issuer, found by discovery. */
export class TokenVerifier {
  constructor(_options: TokenVerifierOptions) {}

  /** The principal of a token seen before and still valid, without awaiting anything. */
  known(_token: string): AuthenticatedPrincipal | undefined {
    throw new Error('not built yet');
  }

  verify(_token: string): Promise<TokenVerdict> {
    throw new Error('not built yet');
  }

  /** @returns true once the issuer's keys are known; tries to fetch them otherwise. For readiness. */
  ready(): Promise<boolean> {
    throw new Error('not built yet');
  }
}
