/** How many a second, the past forgotten exponentially: one look back without a list of instants. */
export class FadingRate {
  private perSecond = 0;
  private lastAtMs: number;

  /** @param halfLifeMs in which the weight of the past halves. @param nowMs a monotonic clock, as in the calls. */
  constructor(
    private readonly halfLifeMs: number,
    nowMs: number,
  ) {
    this.lastAtMs = nowMs;
  }

  /** Takes in that many since the last call. @returns the rate that follows. */
  saw(count: number, nowMs: number): number {
    const elapsedMs = Math.max(1, nowMs - this.lastAtMs);
    const keep = 0.5 ** (elapsedMs / this.halfLifeMs);
    this.perSecond = this.perSecond * keep + (count / elapsedMs) * 1_000 * (1 - keep);
    this.lastAtMs = nowMs;
    return this.perSecond;
  }

  /** The rate if none came since. */
  at(nowMs: number): number {
    return this.perSecond * 0.5 ** (Math.max(0, nowMs - this.lastAtMs) / this.halfLifeMs);
  }
}
