import { leaseTokens } from './lease-tokens';
import type { RedisClient } from './redis-client';
import { TokenBucket, type RateLimit } from './token-bucket';

export type RateVerdict = { readonly allowed: true } | { readonly allowed: false; readonly retryAfterSeconds: number };

interface Subject {
  /** Tokens taken from the shared bucket and not yet used here. */
  leased: number;
  leasedUntilMs: number;
  /** Known empty until then: nobody asks Redis before. */
  emptyUntilMs: number;
  asking: Promise<void> | undefined;
  local: TokenBucket | undefined;
}

const ALLOWED: RateVerdict = { allowed: true };
/** A share of the burst: big enough to save round trips, small enough that another process is not starved. */
const LEASED_SHARE = 0.1;
const MOST_LEASED = 50;
/** Leased tokens that nobody used are forgotten. */
const LEASE_MS = 1_000;
/** More subjects than this are forgotten, oldest first: memory stays bounded whatever tokens are made up. */
const MOST_SUBJECTS = 20_000;
/** After Redis failed, the local bucket decides for this long without asking again. */
const AWAY_MS = 1_000;

interface SharedWish {
  readonly subject: string;
  readonly state: Subject;
  readonly limit: RateLimit;
}

/**
 * Token buckets by subject, shared over processes by leasing tokens from Redis in chunks. Fails open: while Redis is
 * away each process keeps buckets of its own, with the same limits.
 */
export class RateLimiter {
  private readonly subjects = new Map<string, Subject>();
  private awayUntilMs = 0;

  constructor(
    private readonly client: RedisClient | undefined,
    private readonly name: string,
  ) {}

  /** Takes one token. Synchronous while leased tokens last. */
  take(subject: string, limit: RateLimit): RateVerdict | Promise<RateVerdict> {
    const nowMs = performance.now();
    const state = this.stateOf(subject);
    if (state.leased > 0 && nowMs < state.leasedUntilMs) {
      state.leased -= 1;
      return ALLOWED;
    }
    if (nowMs < state.emptyUntilMs) return refusal(state.emptyUntilMs - nowMs);
    if (this.client?.ready !== true || nowMs < this.awayUntilMs) return takeLocally(state, limit, nowMs);
    return this.takeShared(this.client, { subject, state, limit });
  }

  private async takeShared(client: RedisClient, wish: SharedWish): Promise<RateVerdict> {
    const { state, subject, limit } = wish;
    state.asking ??= this.lease(client, wish).finally(() => {
      state.asking = undefined;
    });
    await state.asking;
    return this.take(subject, limit);
  }

  private async lease(client: RedisClient, { subject, state, limit }: SharedWish): Promise<void> {
    const wanted = Math.max(1, Math.min(MOST_LEASED, Math.floor(limit.burst * LEASED_SHARE)));
    try {
      const { taken, waitMs } = await leaseTokens(client, { key: `rate:${this.name}:${subject}`, limit, wanted });
      const nowMs = performance.now();
      state.leased = taken;
      state.leasedUntilMs = nowMs + LEASE_MS;
      state.emptyUntilMs = taken > 0 ? 0 : nowMs + Math.max(1, waitMs);
      state.local = undefined;
    } catch {
      this.awayUntilMs = performance.now() + AWAY_MS;
    }
  }

  private stateOf(subject: string): Subject {
    const known = this.subjects.get(subject);
    if (known !== undefined) return known;
    if (this.subjects.size >= MOST_SUBJECTS) {
      const [oldest] = this.subjects.keys();
      if (oldest !== undefined) this.subjects.delete(oldest);
    }
    const state: Subject = { leased: 0, leasedUntilMs: 0, emptyUntilMs: 0, asking: undefined, local: undefined };
    this.subjects.set(subject, state);
    return state;
  }
}

function takeLocally(state: Subject, limit: RateLimit, nowMs: number): RateVerdict {
  state.local ??= new TokenBucket(limit, nowMs);
  const waitMs = state.local.take(limit, nowMs);
  return waitMs === 0 ? ALLOWED : refusal(waitMs);
}

function refusal(waitMs: number): RateVerdict {
  return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)) };
}
