import type { PolicyPack } from '@paystop/domain';
import type { RateLimit, RateLimiter, RateVerdict } from '@paystop/redis';
import { OwnShare } from './own-share';

const READING = new Set(['GET', 'HEAD']);
const ALLOWED: RateVerdict = { allowed: true };

/**
 * What a process may let through without asking the others: ordinary callers then cost no round trip. One gateway keeps
 * the limit exactly; each further one adds at most its own share to what a single caller can reach.
 */
const OWN_RATE = 0.5;
const OWN_BURST = 0.25;

interface SplitLimit {
  readonly own: OwnShare;
  readonly shared: RateLimit;
}

/** The policy's rate limits, per subject and apart for reads and writes, and per institution for callbacks (contract-details 1). */
export class CallerLimits {
  private readonly reads: SplitLimit;
  private readonly writes: SplitLimit;
  private readonly callbacks: SplitLimit;

  constructor(
    private readonly limiter: Pick<RateLimiter, 'take'>,
    { readsPerSecond, writesPerSecond, writeBurst, callbacksPerSecond }: PolicyPack['rateLimits'],
  ) {
    this.reads = split({ rate: readsPerSecond, burst: readsPerSecond });
    this.writes = split({ rate: writesPerSecond, burst: writeBurst });
    this.callbacks = split({ rate: callbacksPerSecond, burst: callbacksPerSecond });
  }

  take(subject: string, method: string): RateVerdict | Promise<RateVerdict> {
    return READING.has(method) ? this.takeFrom(this.reads, `r:${subject}`) : this.takeFrom(this.writes, `w:${subject}`);
  }

  takeCallback(institutionCode: string): RateVerdict | Promise<RateVerdict> {
    return this.takeFrom(this.callbacks, `c:${institutionCode}`);
  }

  private takeFrom({ own, shared }: SplitLimit, caller: string): RateVerdict | Promise<RateVerdict> {
    return own.take(caller) ? ALLOWED : this.limiter.take(caller, shared);
  }
}

/** The two parts sum up to the limit; a limit too small to be split is shared whole. */
function split({ rate, burst }: RateLimit): SplitLimit {
  const ownBurst = Math.floor(burst * OWN_BURST);
  const ownRate = ownBurst === 0 ? 0 : rate * OWN_RATE;
  return { own: new OwnShare({ rate: ownRate, burst: ownBurst }), shared: { rate: rate - ownRate, burst: burst - ownBurst } };
}
