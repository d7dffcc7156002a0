import type { Tx } from '@paystop/ports';
import { type Column, rowSource } from '@paystop/postgres';

export interface JoinKeyRow {
  readonly key: string;
  readonly caseId: string;
  /** The stop of a reported transfer; null for a case number. */
  readonly instructionId: string | null;
}

/** Somebody else claimed the same key between our look and our claim: the unit of work starts over and sees theirs. */
export class JoinKeyLost extends Error {
  /** PostgreSQL's own code for "do it again", so that the unit of work does. */
  readonly code = '40001';

  constructor() {
    super('another request claimed the same case number or transfer at the same moment');
    this.name = 'JoinKeyLost';
  }
}

export class JoinKeyRepository {
  async find(tx: Tx, keys: readonly string[]): Promise<Map<string, JoinKeyRow>> {
    if (keys.length === 0) return new Map();
    const rows = await tx.query<{ key: string; case_id: string; instruction_id: string | null }>(
      'SELECT key, case_id, instruction_id FROM join_key WHERE key = ANY($1)', [keys],
    );
    return new Map(rows.map((row) => [row.key, { key: row.key, caseId: row.case_id, instructionId: row.instruction_id }]));
  }

  /** Claims keys for cases; in the order of the keys, so that two claimants never wait for each other. */
  async claim(tx: Tx, rows: readonly JoinKeyRow[]): Promise<void> {
    if (rows.length === 0) return;
    const sorted = [...rows].sort((a, b) => (a.key < b.key ? -1 : 1));
    const { sql, values } = rowSource('wanted', COLUMNS, sorted);
    const claimed = await tx.query<{ key: string }>(claiming(sql), values);
    if (claimed.length !== rows.length) throw new JoinKeyLost();
  }

  /** A retried or merged stop answers for the transfers of the old one from now on. */
  async moveToInstruction(tx: Tx, from: string, to: string): Promise<void> {
    await tx.query('UPDATE join_key SET instruction_id = $2 WHERE instruction_id = $1', [from, to]);
  }
}

const COLUMNS: readonly Column<JoinKeyRow>[] = [
  { name: 'key', type: 'text', value: (row) => row.key }, { name: 'case_id', type: 'text', value: (row) => row.caseId },
  { name: 'instruction_id', type: 'text', value: (row) => row.instructionId },
];

const claiming = (source: string): string => `
  INSERT INTO join_key (key, case_id, instruction_id) SELECT key, case_id, instruction_id FROM ${source}
  ON CONFLICT (key) DO NOTHING RETURNING key`;
