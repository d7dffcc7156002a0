import type { DueTimer, Logger, Tx } from '@paystop/ports';
import type { Database } from './database';
import { isTransient } from './errors';
import { claimDue, parkTimer, readDue, untilNextMs } from './timer-sql';
import { WakeUpCall } from './wake-up-call';

/** Does what the timers are for, in the unit of work that marks them fired. Oldest due first. `now` is the database's. */
export type TimerHandler = (tx: Tx, due: readonly DueTimer[], now: string) => Promise<void>;

export interface TimerPollerOptions {
  readonly database: Database;
  readonly handler: TimerHandler;
  readonly logger: Logger;
  /**
   * Locks what the timers belong to (their `owner`s, ascending), before they are claimed. Whoever sets or cancels a
   * timer while holding such a lock needs this, or the two deadlock.
   */
  readonly lockOwners?: (tx: Tx, owners: readonly string[]) => Promise<void>;
  readonly batchSize?: number;
  /** Called after the commit with seconds of lateness, for each timer fired. */
  readonly onFired?: (timers: readonly DueTimer[], latenessSeconds: readonly number[]) => void;
}

const DEFAULT_BATCH_SIZE = 200;
/** Due timers are gathered for this long: fewer, fuller units of work. */
const SHORTEST_SLEEP_MS = 10;
/** A timer that another process sets is seen within this time. */
const LONGEST_SLEEP_MS = 200;
const FIRST_BACKOFF_MS = 200;
const LONGEST_BACKOFF_MS = 5_000;
/** Counting a million live timers costs a tenth of a second, so a count serves for a while. */
const PENDING_COUNT_LASTS_MS = 30_000;

const PENDING = 'SELECT count(*)::int AS count FROM timer WHERE fired_at IS NULL';
const OVERDUE = 'SELECT count(*)::int AS count FROM timer WHERE fired_at IS NULL AND due_at <= now()';

/** Fires due timers, never before the database's clock says so, each once in effect; any number of processes may run one. */
export class TimerPoller {
  private readonly call = new WakeUpCall();
  private readonly batchSize: number;
  private limit: number;
  private stopping = false;
  private running: Promise<void> | undefined;
  private pending = { count: 0, atMs: Number.NEGATIVE_INFINITY };

  constructor(private readonly options: TimerPollerOptions) {
    this.batchSize = options.batchSize ?? DEFAULT_BATCH_SIZE;
    this.limit = this.batchSize;
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Tells the poller that an earlier timer was set in this process; only needed for timers due within 200 ms. */
  nudge(): void {
    this.call.nudge();
  }

  /** Ends after the batch in hand. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.call.nudge();
    await this.running;
  }

  /** For the metrics. `pending` (live ones) may be half a minute old, `overdue` is exact. */
  async counts(): Promise<{ readonly pending: number; readonly overdue: number }> {
    const nowMs = performance.now();
    if (nowMs - this.pending.atMs > PENDING_COUNT_LASTS_MS) this.pending = { count: await this.count(PENDING), atMs: nowMs };
    return { pending: this.pending.count, overdue: await this.count(OVERDUE) };
  }

  private async count(sql: string): Promise<number> {
    const [row] = await this.options.database.query<{ count: number }>(sql, []);
    return row?.count ?? 0;
  }

  private async run(): Promise<void> {
    let backoffMs = FIRST_BACKOFF_MS;
    while (!this.stopping) {
      try {
        const restMs = await this.turn();
        backoffMs = FIRST_BACKOFF_MS;
        await this.rest(restMs);
      } catch (error) {
        this.options.logger.warn('timers held up', { error: error instanceof Error ? error.message : String(error), retryInMs: backoffMs });
        await this.call.sleep(backoffMs);
        backoffMs = Math.min(LONGEST_BACKOFF_MS, backoffMs * 2);
      }
    }
  }

  /** A nudge may shorten the sleep, but never below the gathering time. */
  private async rest(milliseconds: number): Promise<void> {
    if (milliseconds === 0 || this.stopping) return;
    await new Promise((resolve) => setTimeout(resolve, SHORTEST_SLEEP_MS));
    await this.call.sleep(milliseconds - SHORTEST_SLEEP_MS);
  }

  /** Fires one batch if any is due. @returns how long to rest. */
  private async turn(): Promise<number> {
    const waitMs = await untilNextMs(this.options.database);
    if (waitMs > 0) return Math.min(LONGEST_SLEEP_MS, Math.max(SHORTEST_SLEEP_MS, Math.ceil(waitMs)));
    const fired = await this.fire();
    if (fired < this.limit) return SHORTEST_SLEEP_MS;
    return 0;
  }

  /** @returns how many fired; after a failure that will repeat, the batch is halved until the one at fault stands alone. */
  private async fire(): Promise<number> {
    let attempted: readonly DueTimer[] = [];
    try {
      const { due, latenessMs, claimedAtMs } = await this.options.database.unitOfWork.run(async (tx) => {
        attempted = await readDue(tx, this.limit);
        await this.options.lockOwners?.(tx, ownersOf(attempted));
        const claim = await claimDue(tx, attempted);
        const claimedAtMs = performance.now();
        if (claim.due.length > 0) await this.options.handler(tx, claim.due, claim.now);
        return { ...claim, claimedAtMs };
      });
      const effectMs = performance.now() - claimedAtMs;
      if (due.length > 0) this.options.onFired?.(due, latenessMs.map((each) => (each + effectMs) / 1_000));
      this.limit = Math.min(this.batchSize, this.limit * 2);
      return due.length;
    } catch (error) {
      await this.narrow(attempted, error);
      return 0;
    }
  }

  private async narrow(attempted: readonly DueTimer[], error: unknown): Promise<void> {
    const [first] = attempted;
    if (isTransient(error) || first === undefined) throw error;
    if (attempted.length > 1) {
      this.limit = Math.ceil(attempted.length / 2);
      return;
    }
    const { timerId, kind, owner } = first;
    this.options.logger.error('timer failed', { timerId, kind, owner, error: error instanceof Error ? error.message : String(error) });
    await parkTimer(this.options.database, first);
    this.limit = this.batchSize;
  }
}

function ownersOf(timers: readonly DueTimer[]): string[] {
  return [...new Set(timers.map((timer) => timer.owner))].sort();
}
