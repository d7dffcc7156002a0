import type { InstructionRecord } from '@paystop/domain';
import { presentInstruction, publicVersion } from '@paystop/presentation';
import { Conditions } from '../conditions';
import { pageOf, positionIn, type Page } from '../page';
import type { ReadDatabase } from '../read-database';

export interface InstructionFilters {
  readonly status?: string | undefined;
  readonly institution?: string | undefined;
  readonly unit?: string | undefined;
  readonly updatedAfter?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Whose instructions are asked for: those of a unit and below, or those addressed to one institution. */
export type InstructionReader = { readonly unit: string } | { readonly institution: string };

interface InstructionRow {
  readonly body: string;
  readonly unit: string | null;
  readonly requested_at: Date;
  readonly updated_at: Date;
}

const ORDERS = {
  newest: { by: 'i.requested_at DESC, i.instruction_id DESC', after: '(i.requested_at, i.instruction_id) < (?, ?)' },
  longestUnchanged: { by: 'i.updated_at, i.instruction_id', after: '(i.updated_at, i.instruction_id) > (?, ?)' },
} as const;

export class InstructionQueries {
  constructor(private readonly database: Pick<ReadDatabase, 'query'>) {}

  async list(reader: InstructionReader, filters: InstructionFilters): Promise<Page> {
    const order = filters.updatedAfter === undefined ? 'newest' : 'longestUnchanged';
    const conditions = scope(reader, filters.unit).when(filters.status, 'i.state = ?').when(filters.institution, 'i.institution_code = ?');
    conditions.when(filters.updatedAfter, 'i.updated_at > ?');
    const start = positionIn(order, filters.cursor);
    if (start !== undefined) conditions.add(ORDERS[order].after, start.at, start.id);
    const sql = `SELECT i.body, i.unit, i.requested_at, i.updated_at FROM v_instruction i WHERE ${conditions.sql}
      ORDER BY ${ORDERS[order].by} LIMIT ${conditions.parameter(filters.limit + 1)}`;
    const rows = await this.database.query<InstructionRow>(sql, conditions.values);
    const position = (row: InstructionRow): { at: string; id: string } => ({
      at: (order === 'newest' ? row.requested_at : row.updated_at).toISOString(), id: (JSON.parse(row.body) as InstructionRecord).instructionId,
    });
    return pageOf(rows, { order, limit: filters.limit, position, present: (row) => present(row, reader) });
  }

  async find(reader: InstructionReader, instructionId: string): Promise<{ readonly version: number; readonly body: object } | undefined> {
    const conditions = scope(reader, undefined).add('i.instruction_id = ?', instructionId);
    const [row] = await this.database.query<InstructionRow>(`SELECT i.body, i.unit, i.requested_at, i.updated_at FROM v_instruction i WHERE ${conditions.sql}`, conditions.values);
    return row === undefined ? undefined : { version: publicVersion(JSON.parse(row.body) as InstructionRecord), body: present(row, reader) };
  }
}

/** A stop that waits for an operator or for its bank's name is addressed to nobody yet. */
function scope(reader: InstructionReader, unit: string | undefined): Conditions {
  return 'institution' in reader ? new Conditions().add('i.institution_code = ? AND i.account_ref IS NOT NULL', reader.institution) : new Conditions().within('i.unit', reader.unit, unit);
}

/** An institution sees its own account numbers whole (contract-details 1). */
function present(row: InstructionRow, reader: InstructionReader): object {
  const shown = presentInstruction(JSON.parse(row.body) as InstructionRecord, 'institution' in reader ? 'clear' : 'masked');
  return { ...shown, ...('institution' in reader ? {} : { unit: row.unit }), updatedAt: row.updated_at.toISOString() };
}
