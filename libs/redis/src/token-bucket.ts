export interface RateLimit {
  /** Tokens per second. */
  readonly rate: number;
  /** Tokens a rested subject has. */
  readonly burst: number;
}

/** A bucket of one process, exact; the measure while Redis is away. */
export class TokenBucket {
  private tokens: number;
  private atMs: number;

  constructor(limit: RateLimit, nowMs: number) {
    this.tokens = limit.burst;
    this.atMs = nowMs;
  }

  /** Takes one token. @returns 0, or the milliseconds until there is one. */
  take(limit: RateLimit, nowMs: number): number {
    this.tokens = Math.min(limit.burst, this.tokens + ((nowMs - this.atMs) / 1_000) * limit.rate);
    this.atMs = nowMs;
    if (this.tokens < 1) return ((1 - this.tokens) / limit.rate) * 1_000;
    this.tokens -= 1;
    return 0;
  }
}
