/** How long the relay rests between batches: bigger batches cost less per message, calm times want no wait. */
export interface PaceSettings {
  /** Up to this many messages a second nothing waits. */
  readonly calmPerSecond: number;
  /** From here on the longest rest is taken. */
  readonly saturatedPerSecond: number;
  readonly longestRestMs: number;
}

export const DEFAULT_PACE: PaceSettings = { calmPerSecond: 600, saturatedPerSecond: 4_000, longestRestMs: 100 };

/** Weight of the past halves in this time. */
const HALF_LIFE_MS = 500;

/** The rate of messages, forgetting exponentially, and the rest that follows from it. */
export class RelayPace {
  private perSecond = 0;
  private lastAtMs: number;

  constructor(
    private readonly settings: PaceSettings,
    nowMs: number,
  ) {
    this.lastAtMs = nowMs;
  }

  /** Takes in a batch of that many messages. @param nowMs a monotonic clock. */
  saw(messages: number, nowMs: number): void {
    const elapsedMs = Math.max(1, nowMs - this.lastAtMs);
    const keep = 0.5 ** (elapsedMs / HALF_LIFE_MS);
    this.perSecond = this.perSecond * keep + (messages / elapsedMs) * 1_000 * (1 - keep);
    this.lastAtMs = nowMs;
  }

  restMs(): number {
    const { calmPerSecond, saturatedPerSecond, longestRestMs } = this.settings;
    const share = (this.perSecond - calmPerSecond) / (saturatedPerSecond - calmPerSecond);
    return Math.round(Math.min(1, Math.max(0, share)) * longestRestMs);
  }
}
