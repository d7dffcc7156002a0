import { hash } from 'node:crypto';
import type { AuthenticatedPrincipal } from './token-verdict';

const MS_PER_SECOND = 1_000;

/** Tokens whose signature was found right, until they end. Holds their SHA-256 only; when full the oldest entry goes. */
export class VerifiedTokens {
  private readonly entries = new Map<string, AuthenticatedPrincipal>();

  constructor(
    private readonly capacity: number,
    private readonly skewSeconds: number,
  ) {}

  get size(): number {
    return this.entries.size;
  }

  find(token: string, nowMs: number): AuthenticatedPrincipal | undefined {
    const digest = digestOf(token);
    const principal = this.entries.get(digest);
    if (principal === undefined) return undefined;
    if (nowMs / MS_PER_SECOND < principal.expiresAt + this.skewSeconds) return principal;
    this.entries.delete(digest);
    return undefined;
  }

  add(token: string, principal: AuthenticatedPrincipal): void {
    if (this.entries.size >= this.capacity) {
      const oldest = this.entries.keys().next();
      if (oldest.done !== true) this.entries.delete(oldest.value);
    }
    this.entries.set(digestOf(token), principal);
  }
}

function digestOf(token: string): string {
  return hash('sha256', token, 'base64');
}
