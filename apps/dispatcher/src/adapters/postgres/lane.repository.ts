import type { Tx } from '@paystop/ports';
import { type BulkInsert, type Database, bulkInsert, rowSource } from '@paystop/postgres';
import type { LaneInstruction } from '../../instruction/lane-instruction';
import type { AccountPlace, ClaimRequest, DueRequest, LaneStore } from '../../ports/lane-store.port';
import { ALL_COLUMNS, CHANGING_COLUMNS, LANE_COLUMNS, type LaneRow, fromRow } from './lane-row';

const INSERT: BulkInsert<LaneInstruction> = { table: 'lane_instruction', columns: ALL_COLUMNS, then: 'ON CONFLICT (instruction_id) DO NOTHING RETURNING instruction_id' };

const saving = (source: string): string => `
  UPDATE lane_instruction AS i SET state = r.state, step = r.step, channel = r.channel, raised = r.raised, next_attempt_at = r.next_attempt_at,
    version = r.version, revision = i.revision + 1, final = r.final, left_limit = r.left_limit, history = r.history
  FROM ${source}
  WHERE i.instruction_id = r.instruction_id AND i.revision = r.revision
  RETURNING i.instruction_id`;

/**
 * queued → sending by compare-and-set: against the row, the lane's lease, the account's fence, what stands before it, and
 * what a release is for. Written so that each part is an index look-up whatever the tables' statistics say.
 */
const CLAIM = `
  UPDATE lane_instruction AS i SET step = 'sending', revision = i.revision + 1, claimed_at = clock_timestamp(), claim_fence = r.fence
  FROM json_to_recordset($1::json) AS r(instruction_id text, revision integer, lane text, fence bigint), lease AS l
  WHERE i.instruction_id = r.instruction_id AND i.step = 'send' AND i.revision = r.revision
    AND l.name = r.lane AND r.lane = 'lane:' || i.institution_code AND l.holder = $2 AND l.fence = r.fence AND l.expires_at > clock_timestamp()
    AND coalesce((SELECT f.fence FROM account_fence AS f WHERE f.case_id = i.case_id AND f.account_ref = i.account_ref), 0) <= i.sequence
    AND (i.sequence = 1 OR NOT EXISTS (SELECT FROM lane_instruction AS b
      WHERE b.case_id = i.case_id AND b.account_ref = i.account_ref AND b.sequence < i.sequence AND NOT b.final))
    AND (NOT i.only_if_took_effect OR EXISTS (SELECT FROM lane_instruction AS o WHERE o.instruction_id = i.original_instruction_id AND o.left_limit))
  RETURNING i.instruction_id`;

const DUE_TO_SEND = `
  SELECT d.instruction_id
  FROM json_to_recordset($1::json) AS w(code text, room integer)
  CROSS JOIN LATERAL (
    SELECT i.instruction_id FROM lane_instruction AS i
    WHERE i.institution_code = w.code AND i.step = 'send' AND i.next_attempt_at <= clock_timestamp()
    ORDER BY i.raised DESC, i.due_at, i.amount_minor DESC LIMIT w.room) AS d`;

const DUE_TO_SYNC = `
  SELECT d.instruction_id
  FROM json_to_recordset($1::json) AS w(code text, room integer)
  CROSS JOIN LATERAL (
    SELECT i.instruction_id FROM lane_instruction AS i
    WHERE i.institution_code = w.code AND i.step = 'sync' AND i.next_attempt_at <= clock_timestamp()
    ORDER BY i.next_attempt_at LIMIT w.room) AS d`;

const STALE_SENDING = `
  SELECT i.instruction_id FROM lane_instruction AS i
  WHERE i.step = 'sending' AND i.institution_code = ANY($1::text[]) AND i.claimed_at < clock_timestamp() - $2 * interval '1 millisecond'`;

const BY_ID = `SELECT ${LANE_COLUMNS} FROM lane_instruction AS i WHERE i.instruction_id = ANY($1::text[]) ORDER BY i.instruction_id`;
const BELOW = `
  SELECT ${LANE_COLUMNS} FROM lane_instruction AS i
  WHERE i.case_id = $1 AND i.account_ref = $2 AND i.sequence < $3 AND NOT i.final ORDER BY i.instruction_id FOR UPDATE`;
const UNBEGUN = `
  SELECT ${LANE_COLUMNS} FROM lane_instruction AS i
  WHERE i.institution_code = $1 AND NOT i.final AND i.step IN ('send', 'person') AND i.instruction_id > $2 ORDER BY i.instruction_id LIMIT $3 FOR UPDATE`;
const RAISE_FENCE = `
  INSERT INTO account_fence AS f (case_id, account_ref, fence) VALUES ($1, $2, $3)
  ON CONFLICT (case_id, account_ref) DO UPDATE SET fence = greatest(f.fence, excluded.fence)`;
const FENCE = 'SELECT fence FROM account_fence WHERE case_id = $1 AND account_ref = $2';

/** The durable lanes. */
export class LaneRepository implements LaneStore {
  constructor(private readonly database: Pick<Database, 'query'>) {}

  async insert(tx: Tx, instructions: readonly LaneInstruction[]): Promise<ReadonlySet<string>> {
    const statement = bulkInsert(INSERT, instructions);
    if (statement === undefined) return new Set();
    const rows = await tx.query<{ instruction_id: string }>(statement.sql, statement.values);
    return new Set(rows.map((row) => row.instruction_id));
  }

  async save(tx: Tx, instructions: readonly LaneInstruction[]): Promise<ReadonlySet<string>> {
    if (instructions.length === 0) return new Set();
    const { sql, values } = rowSource('r', CHANGING_COLUMNS, instructions);
    const rows = await tx.query<{ instruction_id: string }>(saving(sql), values);
    return new Set(rows.map((row) => row.instruction_id));
  }

  async claim(holder: string, claims: readonly ClaimRequest[]): Promise<ReadonlySet<string>> {
    const records = claims.map(({ instruction, fence }) => ({
      instruction_id: instruction.instructionId, revision: instruction.revision, lane: `lane:${instruction.institutionCode}`, fence,
    }));
    const rows = await this.database.query<{ instruction_id: string }>(CLAIM, [JSON.stringify(records), holder]);
    return new Set(rows.map((row) => row.instruction_id));
  }

  async dueToSend(wanted: readonly DueRequest[]): Promise<string[]> {
    return this.due(DUE_TO_SEND, wanted);
  }

  async dueToSync(wanted: readonly DueRequest[]): Promise<string[]> {
    return this.due(DUE_TO_SYNC, wanted);
  }

  async staleSending(institutions: readonly string[], olderThanMs: number): Promise<string[]> {
    const rows = await this.database.query<{ instruction_id: string }>(STALE_SENDING, [institutions, olderThanMs]);
    return rows.map((row) => row.instruction_id);
  }

  async read(ids: readonly string[]): Promise<LaneInstruction[]> {
    if (ids.length === 0) return [];
    return (await this.database.query<LaneRow>(BY_ID, [ids])).map(fromRow);
  }

  async lock(tx: Tx, ids: readonly string[]): Promise<LaneInstruction[]> {
    return (await tx.query<LaneRow>(`${BY_ID} FOR UPDATE`, [ids])).map(fromRow);
  }

  async lockBelow(tx: Tx, { caseId, accountRef, sequence }: AccountPlace): Promise<LaneInstruction[]> {
    return (await tx.query<LaneRow>(BELOW, [caseId, accountRef, sequence])).map(fromRow);
  }

  async lockUnbegun(tx: Tx, institutionCode: string, page: { readonly after: string; readonly size: number }): Promise<LaneInstruction[]> {
    return (await tx.query<LaneRow>(UNBEGUN, [institutionCode, page.after, page.size])).map(fromRow);
  }

  async raiseFence(tx: Tx, { caseId, accountRef, sequence }: AccountPlace): Promise<void> {
    await tx.query(RAISE_FENCE, [caseId, accountRef, sequence]);
  }

  async fenceOf({ caseId, accountRef }: LaneInstruction, tx?: Tx): Promise<number> {
    const [row] = await (tx ?? this.database).query<{ fence: number }>(FENCE, [caseId, accountRef]);
    return row?.fence ?? 0;
  }

  private async due(sql: string, wanted: readonly DueRequest[]): Promise<string[]> {
    if (wanted.length === 0) return [];
    const rows = await this.database.query<{ instruction_id: string }>(sql, [JSON.stringify(wanted)]);
    return rows.map((row) => row.instruction_id);
  }
}
