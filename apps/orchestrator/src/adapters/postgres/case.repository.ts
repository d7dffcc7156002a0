import type { ChangedRecords } from '../../publishing/changed-records';
import type { CaseBook, CaseRecord, CaseState, HoldRecord, InstructionRecord, RequestRecord } from '@paystop/domain';
import type { Tx } from '@paystop/ports';
import { CASES, HOLDS, insert, instructionsTable, requestsTable } from './case-tables';

interface Body<T> {
  readonly body: T;
}

export interface TakenRequest {
  readonly bodyHash: string | null;
  readonly unit: string;
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

  /** Request ids that are taken, with the hash of the body that took them and the unit that sent it. */
  async takenRequests(tx: Tx, requestIds: readonly string[]): Promise<Map<string, TakenRequest>> {
    const rows = await tx.query<{ request_id: string; body_hash: string | null; unit: string }>(
      "SELECT request_id, body_hash, body->>'unit' AS unit FROM stop_request WHERE request_id = ANY($1)", [requestIds],
    );
    return new Map(rows.map((row) => [row.request_id, { bodyHash: row.body_hash, unit: row.unit }]));
  }

  async save(tx: Tx, changed: ChangedRecords, bodyHashes: ReadonlyMap<string, string>): Promise<void> {
    await insert(tx, CASES, changed.cases);
    await insert(tx, requestsTable(bodyHashes), changed.requests);
    await insert(tx, instructionsTable(changed), changed.instructions);
    await insert(tx, HOLDS, changed.holds);
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
