import { isOpen, type ChangedRecords } from '../../publishing/changed-records';
import type { CaseBook, CaseRecord, CaseState, HoldRecord, InstructionRecord, RequestRecord } from '@paystop/domain';
import type { Tx } from '@paystop/ports';

interface Body<T> {
  readonly body: T;
}

/** Loads cases under their row locks and writes what a decision changed; one statement a table, however many cases. */
export class CaseRepository {
  /**
   * Locks the cases in ascending id and loads them with all that decisions about them rest on: also the cases whose
   * stops their requests rest on, and those that rest on theirs. Ids without a case are left out.
   */
  async load(tx: Tx, caseIds: readonly string[]): Promise<CaseBook> {
    const book = new Map<string, CaseState>();
    let wanted = [...new Set(caseIds)];
    while (wanted.length > 0) {
      for (const state of await this.loadLocked(tx, wanted)) book.set(state.record.caseId, state);
      const known = new Set([...book.keys(), ...wanted]);
      wanted = [...neighbours(book)].filter((caseId) => !known.has(caseId));
    }
    return book;
  }

  /** Takes the row locks of cases in ascending id, without reading them. */
  async lock(tx: Tx, caseIds: readonly string[]): Promise<void> {
    await tx.query('SELECT 1 AS locked FROM stop_case WHERE case_id = ANY($1) ORDER BY case_id FOR UPDATE', [caseIds]);
  }

  /** @returns the case that an instruction belongs to. */
  async caseOfInstruction(tx: Tx, instructionId: string): Promise<string | undefined> {
    const rows = await tx.query<{ case_id: string }>('SELECT case_id FROM instruction WHERE instruction_id = $1', [instructionId]);
    return rows[0]?.case_id;
  }

  async caseOfRequest(tx: Tx, requestId: string): Promise<string | undefined> {
    const rows = await tx.query<{ case_id: string }>('SELECT case_id FROM stop_request WHERE request_id = $1', [requestId]);
    return rows[0]?.case_id;
  }

  /** Request ids that are taken, with the hash of the body that took them. */
  async bodyHashes(tx: Tx, requestIds: readonly string[]): Promise<Map<string, string | null>> {
    const rows = await tx.query<{ request_id: string; body_hash: string | null }>(
      'SELECT request_id, body_hash FROM stop_request WHERE request_id = ANY($1)', [requestIds],
    );
    return new Map(rows.map((row) => [row.request_id, row.body_hash]));
  }

  async save(tx: Tx, changed: ChangedRecords, bodyHashes: ReadonlyMap<string, string>): Promise<void> {
    await upsert(tx, SAVE_CASES, changed.cases.map((body) => ({ case_id: body.caseId, unit: body.unit, status: body.status, version: body.version, body })));
    await upsert(tx, SAVE_REQUESTS, changed.requests.map((body) => ({
      request_id: body.requestId, case_id: body.caseId, body_hash: bodyHashes.get(body.requestId) ?? null, version: body.version, body,
    })));
    await upsert(tx, SAVE_INSTRUCTIONS, changed.instructions.map((body) => ({
      instruction_id: body.instructionId, case_id: body.caseId, action: body.action, state: body.state, account_ref: body.accountRef,
      sequence: body.sequence, is_open: isOpen(changed, body), version: body.version, body,
    })));
    await upsert(tx, SAVE_HOLDS, changed.holds.map((body) => ({
      hold_id: body.holdId, case_id: body.caseId, instruction_id: body.instructionId, state: body.state, expires_at: body.expiresAt,
      version: body.version, body,
    })));
  }

  private async loadLocked(tx: Tx, caseIds: readonly string[]): Promise<CaseState[]> {
    const cases = await tx.query<Body<CaseRecord>>('SELECT body FROM stop_case WHERE case_id = ANY($1) ORDER BY case_id FOR UPDATE', [caseIds]);
    if (cases.length === 0) return [];
    const requests = await tx.query<Body<RequestRecord>>('SELECT body FROM stop_request WHERE case_id = ANY($1)', [caseIds]);
    const instructions = await tx.query<Body<InstructionRecord>>('SELECT body FROM instruction WHERE case_id = ANY($1)', [caseIds]);
    const holds = await tx.query<Body<HoldRecord>>('SELECT body FROM hold WHERE case_id = ANY($1)', [caseIds]);
    return assemble(cases.map(({ body }) => body), { requests: bodies(requests), instructions: bodies(instructions), holds: bodies(holds) });
  }
}

function bodies<T>(rows: readonly Body<T>[]): T[] {
  return rows.map((row) => row.body);
}

function assemble(
  cases: readonly CaseRecord[],
  parts: { readonly requests: RequestRecord[]; readonly instructions: InstructionRecord[]; readonly holds: HoldRecord[] },
): CaseState[] {
  const requests = byCase(parts.requests);
  const instructions = byCase(parts.instructions);
  const holds = byCase(parts.holds);
  return cases.map((record) => ({
    record,
    requests: new Map((requests.get(record.caseId) ?? []).map((each) => [each.requestId, each])),
    instructions: new Map((instructions.get(record.caseId) ?? []).map((each) => [each.instructionId, each])),
    holds: new Map((holds.get(record.caseId) ?? []).map((each) => [each.holdId, each])),
  }));
}

function byCase<T extends { readonly caseId: string }>(records: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const record of records) {
    const group = groups.get(record.caseId);
    if (group === undefined) groups.set(record.caseId, [record]);
    else group.push(record);
  }
  return groups;
}

function neighbours(book: CaseBook): Set<string> {
  const ids = new Set<string>();
  for (const state of book.values()) {
    for (const request of state.requests.values()) for (const transfer of request.transfers) ids.add(transfer.instructionCaseId);
    for (const instruction of state.instructions.values()) for (const watcher of instruction.watchers) ids.add(watcher.caseId);
  }
  return ids;
}

/** Rows travel as one JSON array: the driver escapes nothing, PostgreSQL parses once. */
async function upsert(tx: Tx, sql: string, rows: readonly object[]): Promise<void> {
  if (rows.length > 0) await tx.query(sql, [JSON.stringify(rows)]);
}

const SAVE_CASES = `
  INSERT INTO stop_case (case_id, unit, status, version, body)
  SELECT case_id, unit, status, version, body FROM json_to_recordset($1::json) AS r(case_id text, unit text, status text, version integer, body json)
  ON CONFLICT (case_id) DO UPDATE SET status = excluded.status, version = excluded.version, body = excluded.body`;

const SAVE_REQUESTS = `
  INSERT INTO stop_request (request_id, case_id, body_hash, version, body)
  SELECT request_id, case_id, body_hash, version, body
  FROM json_to_recordset($1::json) AS r(request_id text, case_id text, body_hash text, version integer, body json)
  ON CONFLICT (request_id) DO UPDATE SET version = excluded.version, body = excluded.body`;

const SAVE_INSTRUCTIONS = `
  INSERT INTO instruction (instruction_id, case_id, action, state, account_ref, sequence, is_open, version, body)
  SELECT instruction_id, case_id, action, state, account_ref, sequence, is_open, version, body
  FROM json_to_recordset($1::json) AS r(instruction_id text, case_id text, action text, state text, account_ref text, sequence integer, is_open boolean, version integer, body json)
  ON CONFLICT (instruction_id) DO UPDATE SET state = excluded.state, account_ref = excluded.account_ref, sequence = excluded.sequence,
    is_open = excluded.is_open, version = excluded.version, body = excluded.body`;

const SAVE_HOLDS = `
  INSERT INTO hold (hold_id, case_id, instruction_id, state, expires_at, version, body)
  SELECT hold_id, case_id, instruction_id, state, expires_at, version, body
  FROM json_to_recordset($1::json) AS r(hold_id text, case_id text, instruction_id text, state text, expires_at timestamptz, version integer, body json)
  ON CONFLICT (hold_id) DO UPDATE SET state = excluded.state, expires_at = excluded.expires_at, version = excluded.version, body = excluded.body`;
