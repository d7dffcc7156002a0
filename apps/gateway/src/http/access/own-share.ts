import type { RateLimit } from '@paystop/redis';

/** More callers than this are forgotten, oldest first; a forgotten one is rested again. */
const MOST_CALLERS = 20_000;
const MS_PER_SECOND = 1_000;

interface Bucket {
  tokens: number;
  atMs: number;
}

/** Token buckets of this process alone, for a share of a limit that is given away without asking anybody. */
export class OwnShare {
  private readonly buckets = new Map<string, Bucket>();

  constructor(private readonly share: RateLimit, private readonly nowMs: () => number = () => performance.now()) {}

  /** @returns whether the caller's share had a token left. */
  take(caller: string): boolean {
    const nowMs = this.nowMs();
    const bucket = this.bucketOf(caller, nowMs);
    const refilled = bucket.tokens + ((nowMs - bucket.atMs) / MS_PER_SECOND) * this.share.rate;
    bucket.tokens = Math.min(this.share.burst, refilled);
    bucket.atMs = nowMs;
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  private bucketOf(caller: string, atMs: number): Bucket {
    const known = this.buckets.get(caller);
    if (known !== undefined) return known;
    const [oldest] = this.buckets.size >= MOST_CALLERS ? this.buckets.keys() : [];
    if (oldest !== undefined) this.buckets.delete(oldest);
    const bucket = { tokens: this.share.burst, atMs };
    this.buckets.set(caller, bucket);
    return bucket;
  }
}
