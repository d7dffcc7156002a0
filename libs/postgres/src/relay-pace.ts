import { FadingRate } from '@paystop/kernel';

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

/** The rest between two batches that follows from the rate of messages. */
export class RelayPace {
  private readonly rate: FadingRate;
  private perSecond = 0;

  constructor(
    private readonly settings: PaceSettings,
    nowMs: number,
  ) {
    this.rate = new FadingRate(HALF_LIFE_MS, nowMs);
  }

  /** Takes in a batch of that many messages. @param nowMs a monotonic clock. */
  saw(messages: number, nowMs: number): void {
    this.perSecond = this.rate.saw(messages, nowMs);
  }

  restMs(): number {
    const { calmPerSecond, saturatedPerSecond, longestRestMs } = this.settings;
    const share = (this.perSecond - calmPerSecond) / (saturatedPerSecond - calmPerSecond);
    return Math.round(Math.min(1, Math.max(0, share)) * longestRestMs);
  }
}
