import type { HoldRecord } from '@paystop/domain';
import { plusMs, type Instant } from '@paystop/kernel';
import { presentHold } from '@paystop/presentation';
import { Conditions } from '../conditions';
import { pageOf, positionIn, type Page } from '../page';
import type { ReadDatabase } from '../read-database';

export interface HoldFilters {
  /** Standing holds that end within this time from now. */
  readonly expiringWithinMs?: number | undefined;
  readonly state?: string | undefined;
  readonly awaitsApproval?: boolean | undefined;
  readonly unit?: string | undefined;
  readonly updatedAfter?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface HoldRow {
  readonly body: string;
  readonly unit: string | null;
  readonly updated_at: Date;
}

const ORDER = 'endsFirst';
const STANDING = "h.state IN ('active', 'extended')";

export class HoldQueries {
  constructor(private readonly database: Pick<ReadDatabase, 'query'>) {}

  /** Standing ones unless a state is asked for, the next to end first. */
  async list(callerUnit: string, filters: HoldFilters, now: Instant): Promise<Page> {
    const conditions = new Conditions().within('h.unit', callerUnit, filters.unit).when(filters.updatedAfter, 'h.updated_at > ?');
    if (filters.state === undefined || filters.expiringWithinMs !== undefined) conditions.add(STANDING);
    conditions.when(filters.state, 'h.state = ?');
    if (filters.awaitsApproval === true) conditions.add('h.awaits_approval');
    if (filters.expiringWithinMs !== undefined) conditions.add('h.expires_at <= ?', plusMs(now, filters.expiringWithinMs));
    const start = positionIn(ORDER, filters.cursor);
    if (start !== undefined) conditions.add('(h.expires_at, h.hold_id) > (?, ?)', start.at, start.id);
    const sql = `SELECT h.body, h.unit, h.updated_at FROM v_hold h WHERE ${conditions.sql} ORDER BY h.expires_at, h.hold_id LIMIT ${conditions.parameter(filters.limit + 1)}`;
    const rows = await this.database.query<HoldRow>(sql, conditions.values);
    const record = (row: HoldRow): HoldRecord => JSON.parse(row.body) as HoldRecord;
    return pageOf(rows, {
      order: ORDER, limit: filters.limit,
      position: (row) => ({ at: record(row).expiresAt, id: record(row).holdId }),
      present: (row) => ({ ...presentHold(record(row), 'masked'), unit: row.unit, updatedAt: row.updated_at.toISOString() }),
    });
  }
}
