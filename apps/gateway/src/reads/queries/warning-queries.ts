import { COLOURS } from '@paystop/contracts';
import type { WarningRecord } from '@paystop/domain';
import type { Instant } from '@paystop/kernel';
import { presentWarning } from '@paystop/presentation';
import { Conditions } from '../conditions';
import { pageOf, positionIn, type Page } from '../page';
import type { ReadDatabase } from '../read-database';

export interface WarningFilters {
  readonly state?: string | undefined;
  readonly colour?: string | undefined;
  readonly unit?: string | undefined;
  readonly updatedAfter?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface WarningRow {
  readonly body: string;
  readonly updated_at: Date;
}

interface ColourRow {
  readonly colour: string;
  readonly waiting: string;
  readonly overdue: string;
  readonly first_due_at: Date;
}

/** At the city an overdue task stays escalated and still owes its feedback (contract-details 8); served by the index rm_warning_open. */
const WAITING = "w.state IN ('open', 'escalated')";

const ORDERS = {
  newest: { by: 'w.issued_at DESC, w.warning_id DESC', after: '(w.issued_at, w.warning_id) < (?, ?)' },
  longestUnchanged: { by: 'w.updated_at, w.warning_id', after: '(w.updated_at, w.warning_id) > (?, ?)' },
} as const;

export class WarningQueries {
  constructor(private readonly database: Pick<ReadDatabase, 'query'>) {}

  async list(callerUnit: string, filters: WarningFilters): Promise<Page> {
    const order = filters.updatedAfter === undefined ? 'newest' : 'longestUnchanged';
    const conditions = new Conditions().within('w.unit', callerUnit, filters.unit).when(filters.state, 'w.state = ?').when(filters.colour, 'w.colour = ?');
    conditions.when(filters.updatedAfter, 'w.updated_at > ?');
    const start = positionIn(order, filters.cursor);
    if (start !== undefined) conditions.add(ORDERS[order].after, start.at, start.id);
    const sql = `SELECT w.body, w.updated_at FROM v_warning w WHERE ${conditions.sql} ORDER BY ${ORDERS[order].by} LIMIT ${conditions.parameter(filters.limit + 1)}`;
    const rows = await this.database.query<WarningRow>(sql, conditions.values);
    const record = (row: WarningRow): WarningRecord => JSON.parse(row.body) as WarningRecord;
    return pageOf(rows, {
      order, limit: filters.limit,
      position: (row) => ({ at: order === 'newest' ? record(row).issuedAt : row.updated_at.toISOString(), id: record(row).warningId }),
      present: (row) => ({ ...presentWarning(record(row), 'masked'), updatedAt: row.updated_at.toISOString() }),
    });
  }

  /** Those that wait for a feedback; all colours, also those of which none waits. */
  async countByColour(callerUnit: string, unit: string | undefined, now: Instant): Promise<{ readonly rows: readonly object[] }> {
    const conditions = new Conditions().within('w.unit', callerUnit, unit).add(WAITING);
    const overdue = conditions.parameter(now);
    const sql = `SELECT w.colour, count(*) AS waiting, count(*) FILTER (WHERE w.feedback_due_at < ${overdue}) AS overdue, min(w.feedback_due_at) AS first_due_at
      FROM v_warning w WHERE ${conditions.sql} GROUP BY w.colour`;
    const counted = new Map((await this.database.query<ColourRow>(sql, conditions.values)).map((row) => [row.colour, row]));
    return {
      rows: COLOURS.map((colour) => {
        const row = counted.get(colour);
        return { colour, waiting: Number(row?.waiting ?? 0), overdue: Number(row?.overdue ?? 0), firstDueAt: row?.first_due_at.toISOString() ?? null };
      }),
    };
  }

  async find(callerUnit: string, warningId: string): Promise<{ readonly version: number; readonly body: object } | undefined> {
    const conditions = new Conditions().add('w.warning_id = ?', warningId).within('w.unit', callerUnit);
    const [row] = await this.database.query<WarningRow>(`SELECT w.body, w.updated_at FROM v_warning w WHERE ${conditions.sql}`, conditions.values);
    if (row === undefined) return undefined;
    const record = JSON.parse(row.body) as WarningRecord;
    return { version: record.version, body: presentWarning(record, 'masked') };
  }
}
