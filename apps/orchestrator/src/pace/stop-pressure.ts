/** How long after the last word on a stop the way of stops still counts as busy. */
const BUSY_FOR_MS = 2_000;
/** Share of the time that other classes of work may take while stops are on their way: one part in five. */
const REST_WHEN_BUSY = 4;
/** With no stop in sight they hardly rest, but always let the event loop breathe. */
const REST_WHEN_CALM = 0.25;

/**
 * Keeps the classes of work apart (domain.md 3.4: alerts come in floods, stops must not wait): whoever does other work
 * beside the stops asks how long to rest after each piece of it.
 */
export class StopPressure {
  private lastStopMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  /** A chunk of requests or of banks' answers has come. */
  felt(): void {
    this.lastStopMs = this.nowMs();
  }

  /** @param workMs how long the piece of work took. @returns milliseconds to rest after it. */
  restAfterMs(workMs: number): number {
    const busy = this.nowMs() - this.lastStopMs < BUSY_FOR_MS;
    return Math.ceil(workMs * (busy ? REST_WHEN_BUSY : REST_WHEN_CALM));
  }
}
