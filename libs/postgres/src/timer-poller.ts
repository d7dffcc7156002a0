import type { DueTimer, Logger, Tx } from '@paystop/ports';
import type { Database } from './database';

/** Does what the timers are for, in the unit of work that marks them fired. Oldest due first. */
export type TimerHandler = (tx: Tx, due: readonly DueTimer[], now: string) => Promise<void>;

export interface TimerPollerOptions {
  readonly database: Database;
  readonly handler: TimerHandler;
  readonly logger: Logger;
  readonly batchSize?: number;
  /** Called after the commit with seconds of lateness, for each timer fired. */
  readonly onFired?: (timers: readonly DueTimer[], latenessSeconds: readonly number[]) => void;
}

export class TimerPoller {
  constructor(_options: TimerPollerOptions) {}

  start(): void {
    throw new Error('not built yet');
  }

  /** Tells the poller that an earlier timer may have been set in this process. */
  nudge(): void {}

  stop(): Promise<void> {
    throw new Error('not built yet');
  }

  /** For the metrics. `pending` counts all that have not fired, `overdue` those whose instant has passed. */
  counts(): Promise<{ readonly pending: number; readonly overdue: number }> {
    throw new Error('not built yet');
  }
}
