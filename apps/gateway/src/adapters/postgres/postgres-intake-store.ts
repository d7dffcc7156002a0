import type { Outbox } from '@paystop/ports';
import { type Column, type Database, GroupCommit, isConflict, rowSource } from '@paystop/postgres';
import { StoreUnavailable, type IntakeStore, type NewIntake, type StoreOutcome, type StoredIntake } from '../../ports/intake-store.port';
import { within } from './within';

/** Larger chunks gain nothing more per request and hold the next ones up longer. */
const MAX_ITEMS_PER_COMMIT = 200;
/** About two seconds' worth at the highest rate that was measured; beyond it the caller had better come again. */
const MAX_WAITING = 4_000;
/** Later than that a request is refused without being stored; one whose commit is under way has until the deadline. */
const LONGEST_WAIT_MS = 600;
/** An answer is owed within two seconds: the rest is for everything else, on a busy machine too. */
const COMMIT_DEADLINE_MS = 1_200;
/** The loser of a race for one id waits that long for the winner (contract-details 1). */
const RACE_DEADLINE_MS = 5_000;

const COLUMNS: readonly Column<NewIntake>[] = [
  { name: 'request_id', type: 'uuid', value: (intake) => intake.requestId }, { name: 'unit', type: 'text', value: (intake) => intake.unit },
  { name: 'subject', type: 'text', value: (intake) => intake.subject }, { name: 'body', type: 'text', value: (intake) => intake.body },
  { name: 'received_at', type: 'timestamptz', value: (intake) => intake.receivedAt }, { name: 'answer', type: 'text', value: (intake) => intake.answer },
  { name: 'warning_id', type: 'text', value: (intake) => intake.warningId ?? null }, { name: 'traceparent', type: 'text', value: (intake) => intake.traceparent ?? null },
];
const NAMES = COLUMNS.map(({ name }) => name).join(', ');

/** Accepted and, in the same statement, handed to the relay: event_log is a view of this table. */
const storeFresh = (source: string): string => `
  WITH fresh AS (
    INSERT INTO intake_request (${NAMES}) SELECT ${NAMES} FROM ${source}
    ON CONFLICT (request_id) DO NOTHING
    RETURNING request_id, log_id
  ), pointer AS (INSERT INTO outbox (id, ids) SELECT min(log_id), array_agg(log_id ORDER BY log_id) FROM fresh HAVING count(*) > 0)
  SELECT request_id FROM fresh`;

const SELECT_STORED = `
  SELECT request_id, unit, subject, body, received_at, answer, warning_id
  FROM intake_request WHERE request_id = ANY($1::uuid[])`;

interface IntakeRow {
  readonly request_id: string;
  readonly unit: string;
  readonly subject: string;
  readonly body: string;
  readonly received_at: Date;
  readonly answer: string;
  readonly warning_id: string | null;
}

type BatchOutcome = StoreOutcome | { readonly kind: 'blocked' };

/** Another session writes one of the ids and has not committed: a lock timeout told us. */
class RivalWrites extends Error {}

/** The gateway's own table of accepted requests, written in group commits together with the outbox. */
export class PostgresIntakeStore implements IntakeStore {
  private readonly group: GroupCommit<NewIntake, BatchOutcome>;
  private readonly inFlight = new Map<string, { readonly intake: NewIntake; readonly outcome: Promise<StoreOutcome> }>();

  constructor(private readonly database: Pick<Database, 'query'>, private readonly outbox: Pick<Outbox, 'nudge'>) {
    this.group = new GroupCommit({
      commit: (items) => this.commitTogether(items),
      maxItems: MAX_ITEMS_PER_COMMIT,
      limits: { maxWaiting: MAX_WAITING, longestWaitMs: LONGEST_WAIT_MS, deadlineMs: COMMIT_DEADLINE_MS },
    });
  }

  async store(intake: NewIntake): Promise<StoreOutcome> {
    const winner = this.inFlight.get(intake.requestId);
    if (winner !== undefined) return follow(winner.outcome, winner.intake);
    const outcome = this.storeFirst(intake);
    this.inFlight.set(intake.requestId, { intake, outcome });
    try {
      return await outcome;
    } finally {
      this.inFlight.delete(intake.requestId);
    }
  }

  async find(requestId: string): Promise<StoredIntake | undefined> {
    const [row] = await within(this.database.query<IntakeRow>(SELECT_STORED, [[requestId]]), COMMIT_DEADLINE_MS).catch(unavailable);
    return row === undefined ? undefined : toStored(row);
  }

  /** Resolves when no request is between its arrival and its commit. */
  async drained(): Promise<void> {
    await this.group.drained();
  }

  private async storeFirst(intake: NewIntake): Promise<StoreOutcome> {
    const outcome = await this.group.submit(intake).catch(unavailable);
    return outcome.kind === 'blocked' ? this.storeAlone(intake) : outcome;
  }

  /** Off the common path, so that one contested id holds nobody else up. */
  private async storeAlone(intake: NewIntake): Promise<StoreOutcome> {
    const giveUpAt = performance.now() + RACE_DEADLINE_MS;
    while (performance.now() < giveUpAt) {
      const [outcome] = await this.commitTogether([intake]).catch(unavailable);
      if (outcome !== undefined && outcome.kind !== 'blocked') return outcome;
    }
    return { kind: 'in_progress' };
  }

  private async commitTogether(items: readonly NewIntake[]): Promise<readonly BatchOutcome[]> {
    try {
      const fresh = await this.storeFresh(items);
      if (fresh.size > 0) this.outbox.nudge();
      return await this.outcomes(items, fresh);
    } catch (error) {
      if (error instanceof RivalWrites) return items.map(() => ({ kind: 'blocked' }));
      throw error;
    }
  }

  /** One statement is a unit of work of its own: a single round trip to the commit. */
  private async storeFresh(items: readonly NewIntake[]): Promise<ReadonlySet<string>> {
    // Ascending ids: two gateways that write the same ids then wait for one another instead of deadlocking.
    const ordered = [...items].sort((a, b) => (a.requestId < b.requestId ? -1 : 1));
    const { sql, values } = rowSource('intake', COLUMNS, ordered);
    try {
      const rows = await this.database.query<{ request_id: string }>(storeFresh(sql), values);
      return new Set(rows.map((row) => row.request_id));
    } catch (error) {
      throw isConflict(error) ? new RivalWrites('another session is writing one of these ids', { cause: error }) : error;
    }
  }

  private async outcomes(items: readonly NewIntake[], fresh: ReadonlySet<string>): Promise<readonly BatchOutcome[]> {
    const known = items.filter((item) => !fresh.has(item.requestId)).map((item) => item.requestId);
    const rows = known.length === 0 ? [] : await this.database.query<IntakeRow>(SELECT_STORED, [known]);
    const stored = new Map(rows.map((row) => [row.request_id, toStored(row)]));
    return items.map((item) => {
      const intake = stored.get(item.requestId);
      return intake === undefined ? { kind: 'stored' } : { kind: 'exists', intake };
    });
  }
}

async function follow(outcome: Promise<StoreOutcome>, winner: NewIntake): Promise<StoreOutcome> {
  const settled = await outcome;
  return settled.kind === 'stored' ? { kind: 'exists', intake: winner } : settled;
}

function toStored(row: IntakeRow): StoredIntake {
  return {
    requestId: row.request_id, unit: row.unit, subject: row.subject, body: row.body,
    receivedAt: row.received_at.toISOString(), answer: row.answer, warningId: row.warning_id ?? undefined,
  };
}

function unavailable(error: unknown): never {
  throw new StoreUnavailable('the request cannot be stored now', { cause: error });
}
