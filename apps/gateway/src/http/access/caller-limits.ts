import type { PolicyPack } from '@paystop/domain';
import type { RateLimit, RateLimiter, RateVerdict } from '@paystop/redis';

const READING = new Set(['GET', 'HEAD']);

/** The policy's rate limits, per subject and apart for reads and writes, and per institution for callbacks (contract-details 1). */
export class CallerLimits {
  private readonly reads: RateLimit;
  private readonly writes: RateLimit;
  private readonly callbacks: RateLimit;

  constructor(
    private readonly limiter: RateLimiter,
    { readsPerSecond, writesPerSecond, writeBurst, callbacksPerSecond }: PolicyPack['rateLimits'],
  ) {
    this.reads = { rate: readsPerSecond, burst: readsPerSecond };
    this.writes = { rate: writesPerSecond, burst: writeBurst };
    this.callbacks = { rate: callbacksPerSecond, burst: callbacksPerSecond };
  }

  take(subject: string, method: string): RateVerdict | Promise<RateVerdict> {
    return READING.has(method) ? this.limiter.take(`r:${subject}`, this.reads) : this.limiter.take(`w:${subject}`, this.writes);
  }

  takeCallback(institutionCode: string): RateVerdict | Promise<RateVerdict> {
    return this.limiter.take(`c:${institutionCode}`, this.callbacks);
  }
}
