import type { Logger, OutboxMessage, PublishMessage, Publisher } from '@paystop/ports';
import type { Database } from './database';
import { EVENT_LOG_COLUMNS, type EventLogRow } from './event-log-row';
import { LeaderLock } from './leader-lock';
import type { PostgresOutbox } from './outbox';
import { batchesOf, sendsOf } from './publish-rows';
import { DEFAULT_PACE, RelayPace, type PaceSettings } from './relay-pace';
import { runStatement } from './run-statement';
import { WakeUpCall } from './wake-up-call';

/** Makes the wire message of a logged one; in the apps `(m) => encodeEnvelope(m, source)` of libs/kafka. */
export type EnvelopeEncoder = (message: OutboxMessage) => PublishMessage;

/** What leaves for one row of the log, where that is more than the row itself. */
export type MessageSplitter = (message: OutboxMessage) => readonly OutboxMessage[];

export interface OutboxRelayOptions {
  readonly database: Database;
  readonly publisher: Publisher;
  readonly encode: EnvelopeEncoder;
  readonly split?: MessageSplitter;
  readonly logger: Logger;
  /** Nudges of this outbox wake the relay at once. */
  readonly outbox?: PostgresOutbox;
  readonly batchSize?: number;
  readonly pollMs?: number;
  readonly pace?: PaceSettings;
}

/** Larger batches gained nothing in measurements and cost latency. */
const DEFAULT_BATCH_SIZE = 500;
const DEFAULT_POLL_MS = 150;
/** After this long without a message the poll slows down; nudges keep their effect. */
const CALM_AFTER_MS = 10_000;
const CALM_POLL_FACTOR = 3;
/** How often another process is asked whether it still leads. */
const STANDBY_MS = 1_000;
const FIRST_BACKOFF_MS = 200;
const LONGEST_BACKOFF_MS = 5_000;
/** Ids below the newest published one by this much are looked for only by the sweep: they are dead rows that slow each read. */
const SWEPT_IDS = 20_000n;
/** A unit of work that took its ids early and committed late is found by the sweep within this time. */
const SWEEP_EVERY_MS = 1_000;

/** Whole rows of the outbox until they point at enough: what one statement wrote is read as one. */
const READ = `
  SELECT o.pointer::text AS pointer, ${EVENT_LOG_COLUMNS}
  FROM (
    SELECT id AS pointer, ids, sum(cardinality(ids)) OVER (ORDER BY id) - cardinality(ids) AS before
    FROM (SELECT id, ids FROM outbox WHERE id >= $1 ORDER BY id LIMIT $2) AS oldest
  ) AS o
  CROSS JOIN LATERAL unnest(o.ids) AS m(id)
  CROSS JOIN LATERAL (SELECT * FROM event_log AS e WHERE e.id = m.id OFFSET 0) AS l
  WHERE o.before < $2
  ORDER BY o.pointer, m.id`;
const FORGET = 'DELETE FROM outbox WHERE id = ANY($1::bigint[])';
const OLDEST = `
  SELECT extract(epoch FROM clock_timestamp() - l.logged_at)::float8 AS seconds
  FROM event_log AS l WHERE l.id = (SELECT id FROM outbox ORDER BY id LIMIT 1)`;

/** A logged message with the row of the outbox that points at it. */
interface PointedRow extends EventLogRow {
  readonly pointer: string;
}

/**
 * Publishes what the outbox holds, in the order of its ids, and forgets it after the broker's acknowledgement. Runs in
 * one process per schema at a time. What is published again after a crash carries the same event id.
 */
export class OutboxRelay {
  private readonly lock: LeaderLock;
  private readonly call = new WakeUpCall();
  private readonly pace: RelayPace;
  private readonly batchSize: number;
  private readonly pollMs: number;
  private stopping = false;
  private running: Promise<void> | undefined;
  private readFrom = 0n;
  private sweptAtMs = 0;
  private busyAtMs = 0;

  constructor(private readonly options: OutboxRelayOptions) {
    const { database, logger } = options;
    const { url, schema, applicationName } = database;
    // A deletion that a crash of the server takes back only means publishing again, with the same ids.
    this.lock = new LeaderLock({ url, schema, applicationName, name: 'relay', logger, commitsMayBeLost: true });
    this.pace = new RelayPace(options.pace ?? DEFAULT_PACE, performance.now());
    this.batchSize = options.batchSize ?? DEFAULT_BATCH_SIZE;
    this.pollMs = options.pollMs ?? DEFAULT_POLL_MS;
    options.outbox?.whenNudged(() => this.nudge());
  }

  start(): void {
    this.running ??= this.run();
  }

  nudge(): void {
    this.call.nudge();
  }

  /** Ends after the batch in hand and gives the lock back. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.call.nudge();
    await this.running;
    await this.lock.release();
  }

  /** Age of the oldest unpublished message in seconds, 0 when there is none. */
  async oldestSeconds(): Promise<number> {
    const [row] = await this.options.database.query<{ seconds: number }>(OLDEST, []);
    return Math.max(0, row?.seconds ?? 0);
  }

  private async run(): Promise<void> {
    let backoffMs = FIRST_BACKOFF_MS;
    while (!this.stopping) {
      try {
        const restMs = await this.turn();
        backoffMs = FIRST_BACKOFF_MS;
        await this.call.sleep(restMs);
      } catch (error) {
        if (this.stopping) return;
        this.options.logger.warn('outbox relay held up', { schema: this.options.database.schema, error: messageOfError(error), retryInMs: backoffMs });
        await this.pause(backoffMs);
        backoffMs = Math.min(LONGEST_BACKOFF_MS, backoffMs * 2);
      }
    }
  }

  /** Publishes one batch. @returns how long to rest unless nudged. */
  private async turn(): Promise<number> {
    if (!this.lock.held && !(await this.lock.tryAcquire())) {
      await this.pause(STANDBY_MS);
      return 0;
    }
    const nowMs = performance.now();
    const sweep = nowMs - this.sweptAtMs >= SWEEP_EVERY_MS;
    const rows = await this.read(sweep ? 0n : this.readFrom);
    if (sweep) this.sweptAtMs = nowMs;
    this.pace.saw(rows.length, nowMs);
    if (rows.length === 0) return nowMs - this.busyAtMs > CALM_AFTER_MS ? this.pollMs * CALM_POLL_FACTOR : this.pollMs;
    await this.publish(rows);
    this.busyAtMs = nowMs;
    if (rows.length < this.batchSize) await this.pause(this.pace.restMs());
    return 0;
  }

  private async read(from: bigint): Promise<PointedRow[]> {
    const result = await runStatement(this.lock.connection, READ, [from, this.batchSize]);
    return result.rows as PointedRow[];
  }

  private async publish(rows: readonly PointedRow[]): Promise<void> {
    for (const send of sendsOf(rows)) await this.options.publisher.publish(batchesOf(send, this.options));
    const pointers = new Set(rows.map(({ pointer }) => pointer));
    await runStatement(this.lock.connection, FORGET, [`{${[...pointers].join(',')}}`]);
    const newest = BigInt(rows[rows.length - 1]?.pointer ?? 0);
    if (newest - SWEPT_IDS > this.readFrom) this.readFrom = newest - SWEPT_IDS;
  }

  /** Rests whatever is nudged meanwhile: a nudge without pacing would undo the big batches. */
  private async pause(milliseconds: number): Promise<void> {
    for (let leftMs = milliseconds; leftMs > 0 && !this.stopping; leftMs -= STANDBY_MS) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(leftMs, STANDBY_MS)));
    }
  }
}

function messageOfError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
