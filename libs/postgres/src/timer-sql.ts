import type { DueTimer, Tx } from '@paystop/ports';
import type { Database } from './database';

/** First half of the two-part advisory lock by which the pollers of a schema take turns ("tmr" in ASCII). */
const TIMER_LOCK_SPACE = 0x746d72;
const LONGEST_PARK_MS = 300_000;
const LIVE = 'fired_at IS NULL';

/** now() and not clock_timestamp(): only a stable function can bound an index scan. Both are the database's clock. */
const UNTIL_NEXT = `
  SELECT (extract(epoch FROM due_at - now()) * 1000)::float8 AS wait FROM timer
  WHERE ${LIVE} AND (retry_at IS NULL OR retry_at <= now())
  ORDER BY due_at, timer_id LIMIT 1`;

/**
 * Candidates, not locked: their owners are locked first, then the claim decides. Pollers take turns, since two on the
 * same candidates would only wait for each other.
 */
const DUE = `
  WITH turn AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(${TIMER_LOCK_SPACE}, hashtext(current_schema())) AS mine)
  SELECT timer_id::text AS "timerId", subject, kind, owner, due_at AS "dueAt", fence::text AS fence
  FROM timer
  WHERE (SELECT mine FROM turn) AND ${LIVE} AND due_at <= now() AND (retry_at IS NULL OR retry_at <= now())
  ORDER BY due_at, timer_id LIMIT $1`;

/**
 * Compare-and-set on the fence: what was cancelled, replaced or fired since it was read does not fire. Written so that
 * only the primary key fits: `coalesce` hides the rows from the index of live timers, which the planner takes for tiny
 * while the table was never analysed, and would read whole for each of them.
 */
const CLAIM = `
  UPDATE timer AS t SET fired_at = clock_timestamp()
  WHERE t.timer_id = ANY($1::bigint[])
    AND t.fence = ($2::bigint[])[array_position($1::bigint[], t.timer_id)]
    AND coalesce(t.fired_at, 'infinity') = 'infinity'
  RETURNING t.timer_id::text AS "timerId", t.fired_at AS "firedAt"`;

const PARK = `
  UPDATE timer SET failures = failures + 1,
    retry_at = clock_timestamp() + least(${LONGEST_PARK_MS}, 1000 * 2 ^ least(failures, 20)) * interval '1 millisecond'
  WHERE timer_id = $1 AND fence = $2`;

interface DueRow {
  readonly timerId: string;
  readonly subject: string;
  readonly kind: string;
  readonly owner: string;
  readonly dueAt: Date;
  readonly fence: string;
}

/** @returns milliseconds until the next live timer is due, 0 or less when one is, infinity when there is none. */
export async function untilNextMs(database: Database): Promise<number> {
  const [row] = await database.query<{ wait: number }>(UNTIL_NEXT, []);
  return row?.wait ?? Number.POSITIVE_INFINITY;
}

export async function readDue(tx: Tx, limit: number): Promise<DueTimer[]> {
  const rows = await tx.query<DueRow>(DUE, [limit]);
  return rows.map((row) => ({ ...row, dueAt: row.dueAt.toISOString(), fence: Number(row.fence) }));
}

export interface ClaimedTimers {
  readonly due: readonly DueTimer[];
  /** By position: how long after its instant each was claimed. */
  readonly latenessMs: readonly number[];
  /** The database's clock at the claim. */
  readonly now: string;
}

export async function claimDue(tx: Tx, candidates: readonly DueTimer[]): Promise<ClaimedTimers> {
  if (candidates.length === 0) return { due: [], latenessMs: [], now: '' };
  const ids = `{${candidates.map((timer) => timer.timerId).join(',')}}`;
  const fences = `{${candidates.map((timer) => timer.fence).join(',')}}`;
  const rows = await tx.query<{ timerId: string; firedAt: Date }>(CLAIM, [ids, fences]);
  const firedAtMs = new Map(rows.map((row) => [row.timerId, row.firedAt.getTime()]));
  const due = candidates.filter((timer) => firedAtMs.has(timer.timerId));
  return {
    due,
    latenessMs: due.map((timer) => (firedAtMs.get(timer.timerId) ?? 0) - Date.parse(timer.dueAt)),
    now: new Date(Math.max(0, ...firedAtMs.values())).toISOString(),
  };
}

/** Sets a timer aside whose handling fails again and again; its instant stays, so it counts as overdue until it succeeds. */
export async function parkTimer(database: Database, timer: DueTimer): Promise<void> {
  await database.query(PARK, [timer.timerId, timer.fence]);
}
