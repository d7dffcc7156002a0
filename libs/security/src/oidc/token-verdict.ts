import type { Principal } from '@paystop/contracts';

export interface AuthenticatedPrincipal extends Principal {
  /** When the token ends, as epoch seconds: streams end with it. */
  readonly expiresAt: number;
}

export type TokenFailure =
  /** The caller needs another token: 401. */
  | 'invalid'
  /** We cannot tell now, because the issuer is away: 503. */
  | 'unavailable';

export type TokenVerdict =
  | { readonly ok: true; readonly principal: AuthenticatedPrincipal }
  | { readonly ok: false; readonly failure: TokenFailure; readonly detail: string };
