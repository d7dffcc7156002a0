import type { RedisClient } from './redis-client';

export interface RateLimit {
  /** Tokens per second. */
  readonly rate: number;
  /** Tokens a rested subject has. */
  readonly burst: number;
}

export type RateVerdict = { readonly allowed: true } | { readonly allowed: false; readonly retryAfterSeconds: number };

/** Token buckets by subject, shared over processes by leasing tokens from Redis in chunks; local buckets while Redis is away. */
export class RateLimiter {
  constructor(_client: RedisClient | undefined, _name: string) {}

  /** Takes one token. Synchronous while leased tokens last. */
  take(_subject: string, _limit: RateLimit): RateVerdict | Promise<RateVerdict> {
    throw new Error('not built yet');
  }
}
