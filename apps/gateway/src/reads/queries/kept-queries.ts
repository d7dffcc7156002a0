import type { FreezeRecord, ObjectionRecord } from '@paystop/domain';
import { presentFreeze, presentObjection } from '@paystop/presentation';
import { Conditions } from '../conditions';
import { pageOf, positionIn, type Page } from '../page';
import type { ReadDatabase } from '../read-database';

export interface KeptFilters {
  readonly state?: string | undefined;
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
  readonly updated_at: Date;
}

const ORDER = 'longestWaiting';

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
    conditions.when(filters.state, 'k.state = ?').when(filters.updatedAfter, 'k.updated_at > ?');
    const start = positionIn(ORDER, filters.cursor);
    if (start !== undefined) conditions.add('(k.since, k.id) > (?, ?)', start.at, start.id);
    const rows = await this.database.query<KeptRow>(
      `SELECT k.id, k.body, k.unit, k.since, k.updated_at FROM v_kept k WHERE ${conditions.sql} ORDER BY k.since, k.id LIMIT ${conditions.parameter(filters.limit + 1)}`, conditions.values,
    );
    return pageOf(rows, {
      order: ORDER, limit: filters.limit, position: (row) => ({ at: row.since.toISOString(), id: row.id }),
      present: (row) => ({ ...present(JSON.parse(row.body)), unit: row.unit, updatedAt: row.updated_at.toISOString() }),
    });
  }
}
