/** When a request left, when its answer came, by this machine's clock, and the `Date` of the answer: all in milliseconds. */
export interface ClockSighting {
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
  readonly serverDateMs: number;
}

/** The `Date` header has whole seconds. */
const DATE_PRECISION_MS = 1_000;

/**
 * What time it is at the centre. A phone's clock may be wrong by hours (contract-details 2), and a countdown that is wrong is worse than none.
 * Every answer narrows the bounds between which the difference of the clocks must lie; after a few the error is far below a second.
 */
export class ServerClock {
  private least = Number.NEGATIVE_INFINITY;
  private most = Number.POSITIVE_INFINITY;

  constructor(private readonly localNow: () => number = Date.now) {}

  observe({ sentAtMs, receivedAtMs, serverDateMs }: ClockSighting): void {
    const least = serverDateMs - receivedAtMs;
    const most = serverDateMs + DATE_PRECISION_MS - sentAtMs;
    if (least > this.most || most < this.least) {
      // One of the clocks was set meanwhile: what was seen before says nothing any more.
      [this.least, this.most] = [least, most];
      return;
    }
    this.least = Math.max(this.least, least);
    this.most = Math.min(this.most, most);
  }

  /** @returns milliseconds since the epoch at the centre; this machine's own until an answer has come. */
  now(): number {
    return this.localNow() + this.offsetMs();
  }

  /** By how much the centre is ahead of this machine. */
  offsetMs(): number {
    return Number.isFinite(this.least) && Number.isFinite(this.most) ? Math.round((this.least + this.most) / 2) : 0;
  }
}
