/** contract-details 10: how a channel's health is shown. */
export type BreakerState = 'closed' | 'open' | 'half_open';

export interface BreakerRules {
  /** Failures in a row that open it. */
  readonly failures: number;
  readonly openForMs: number;
}

/**
 * Keeps a lane from calling a bank that does not answer. While open nothing is tried, so nothing becomes indeterminate
 * for nothing; then one call finds out. Time comes in from outside.
 */
export class Breaker {
  private failuresInARow = 0;
  private openUntilMs = 0;
  private probing = false;

  constructor(private readonly rules: BreakerRules) {}

  state(nowMs: number): BreakerState {
    if (this.failuresInARow < this.rules.failures) return 'closed';
    return nowMs < this.openUntilMs ? 'open' : 'half_open';
  }

  get troubled(): boolean {
    return this.failuresInARow > 0;
  }

  /** @returns 0 when a call may begin, else how long to wait; half open, one call at a time. */
  waitMs(nowMs: number): number {
    const state = this.state(nowMs);
    if (state === 'closed') return 0;
    if (state === 'open') return this.openUntilMs - nowMs;
    return this.probing ? this.rules.openForMs : 0;
  }

  began(nowMs: number): void {
    if (this.state(nowMs) === 'half_open') this.probing = true;
  }

  succeeded(): void {
    this.failuresInARow = 0;
    this.probing = false;
  }

  failed(nowMs: number): void {
    this.failuresInARow += 1;
    this.probing = false;
    if (this.failuresInARow >= this.rules.failures) this.openUntilMs = nowMs + this.rules.openForMs;
  }

  /** The call said nothing about the bank's health: it never began, or the bank only asked for patience. */
  undecided(): void {
    this.probing = false;
  }
}
