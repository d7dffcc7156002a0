/** How many calls may leave at once after a rest: a twentieth of a second's worth, so that no second exceeds its rate by much. */
const BURST_SHARE = 0.05;
const MS_PER_SECOND = 1_000;

/** Paces a lane to its institution's ratePerSecond. Time comes in from outside. */
export class TokenBucket {
  private readonly capacity: number;
  private tokens: number;
  private filledAtMs: number;

  constructor(
    private readonly ratePerSecond: number,
    nowMs: number,
  ) {
    this.capacity = Math.max(1, ratePerSecond * BURST_SHARE);
    this.tokens = this.capacity;
    this.filledAtMs = nowMs;
  }

  /** Takes one token if there is one. @returns 0, or how long to wait for the next. */
  take(nowMs: number): number {
    this.tokens = Math.min(this.capacity, this.tokens + ((nowMs - this.filledAtMs) * this.ratePerSecond) / MS_PER_SECOND);
    this.filledAtMs = nowMs;
    if (this.tokens < 1) return Math.ceil(((1 - this.tokens) * MS_PER_SECOND) / this.ratePerSecond);
    this.tokens -= 1;
    return 0;
  }
}
