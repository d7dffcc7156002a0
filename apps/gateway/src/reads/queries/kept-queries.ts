import type { FreezeRecord, ObjectionRecord } from '@paystop/domain';
import type { Instant } from '@paystop/kernel';
import { presentFreeze, presentObjection } from '@paystop/presentation';
import { Conditions } from '../conditions';
import { pageOf, positionIn, type Page } from '../page';
import type { ReadDatabase } from '../read-database';

export interface KeptFilters {
  readonly state?: string | undefined;
  readonly awaitsApproval?: boolean | undefined;
  /** Freezes in force that end by then; they are listed by their end. */
  readonly endsBefore?: Instant | undefined;
  readonly unit?: string | undefined;
  readonly updatedAfter?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface KeptRow {
  readonly id: string;
  readonly body: string;
  readonly unit: string | null;
  readonly since: Date;
  readonly ends_at: string | null;
  readonly updated_at: Date;
}

const BY_WAITING = { name: 'longestWaiting', column: 'since', at: (row: KeptRow): string => row.since.toISOString() };
const BY_END = { name: 'endsFirst', column: 'ends_at', at: (row: KeptRow): string => row.ends_at ?? '' };
const IN_FORCE = "k.state IN ('active', 'renewed')";

/** Freezes and objections, those that have waited longest first. */
export class KeptQueries {
  constructor(private readonly database: Pick<ReadDatabase, 'query'>) {}

  freezes(callerUnit: string, filters: KeptFilters): Promise<Page> {
    return this.list(callerUnit, filters, { kind: 'freeze', present: (body) => presentFreeze(body as FreezeRecord, 'masked') });
  }

  objections(callerUnit: string, filters: KeptFilters): Promise<Page> {
    return this.list(callerUnit, filters, { kind: 'objection', present: (body) => presentObjection(body as ObjectionRecord, 'masked') });
  }

  private async list(callerUnit: string, filters: KeptFilters, { kind, present }: { readonly kind: string; readonly present: (body: unknown) => object }): Promise<Page> {
    const conditions = new Conditions().add('k.kind = ?', kind).within('k.unit', callerUnit, filters.unit);
    conditions.when(filters.state, 'k.state = ?').when(filters.updatedAfter, 'k.updated_at > ?').when(filters.endsBefore, `${IN_FORCE} AND k.ends_at <= ?`);
    if (filters.awaitsApproval === true) conditions.add('k.awaits_approval');
    const order = filters.endsBefore === undefined ? BY_WAITING : BY_END;
    const start = positionIn(order.name, filters.cursor);
    if (start !== undefined) conditions.add(`(k.${order.column}, k.id) > (?, ?)`, start.at, start.id);
    const rows = await this.database.query<KeptRow>(
      `SELECT k.id, k.body, k.unit, k.since, k.ends_at, k.updated_at FROM v_kept k WHERE ${conditions.sql} ORDER BY k.${order.column}, k.id LIMIT ${conditions.parameter(filters.limit + 1)}`, conditions.values,
    );
    return pageOf(rows, {
      order: order.name, limit: filters.limit, position: (row) => ({ at: order.at(row), id: row.id }),
      present: (row) => ({ ...present(JSON.parse(row.body)), unit: row.unit, updatedAt: row.updated_at.toISOString() }),
    });
  }
}
