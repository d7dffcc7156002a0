import type { ChangedRecords } from '../../publishing/changed-records';
import {
  type AnyPart, type CaseBook, type CaseParts, type CaseRecord, type CaseState, type Collection, COLLECTIONS, byCollection, partId,
} from '@paystop/domain';
import type { Tx } from '@paystop/ports';
import { CaseLocks } from './case-locks';
import { CASES, PART_TABLES, insert, partTables, saveParts } from './case-tables';

interface Body<T> {
  readonly body: T;
}

export interface TakenRequest {
  readonly bodyHash: string | null;
  readonly unit: string;
}

/** All parts of cases in one round trip. */
const PARTS_OF_CASES = COLLECTIONS.map((collection) => `SELECT '${collection}' AS collection, body FROM ${PART_TABLES[collection]} WHERE case_id = ANY($1)`).join(' UNION ALL ');

const CASES_THAT_STOPPED = "SELECT DISTINCT case_id FROM instruction WHERE account_ref = ANY($1) AND action = 'stop'";
const CASES_ON_ACCOUNTS = 'SELECT case_id FROM hold WHERE account_ref = ANY($1) UNION SELECT case_id FROM account_freeze WHERE account_ref = ANY($1)';

/** Loads cases under their row locks and writes what a decision changed; one statement a table, however many cases. */
export class CaseRepository {
  private readonly locks = new CaseLocks();

  /**
   * Locks the cases (see CaseLocks) and loads them with all that decisions about them rest on: also the cases whose
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

  /**
   * Loads cases together with those that hold or freeze the same accounts: what happens to one hold on an account
   * concerns all of them (contract-details 3).
   */
  async loadWithAccounts(tx: Tx, caseIds: readonly string[]): Promise<CaseBook> {
    const book = await this.load(tx, caseIds);
    return this.addAccounts(tx, book, [...book.values()].flatMap((state) => [...state.holds.values()].map((hold) => hold.accountRef)));
  }

  /** Adds the cases that hold or freeze one of the accounts. */
  async addAccounts(tx: Tx, book: CaseBook, accounts: readonly string[]): Promise<CaseBook> {
    return this.add(tx, book, { sql: CASES_ON_ACCOUNTS, accounts });
  }

  /** Adds the cases whose money went to one of the accounts, whether it was held there or not. */
  async addStopped(tx: Tx, book: CaseBook, accounts: readonly string[]): Promise<CaseBook> {
    return this.add(tx, book, { sql: CASES_THAT_STOPPED, accounts });
  }

  private async add(tx: Tx, book: CaseBook, { sql, accounts }: { readonly sql: string; readonly accounts: readonly string[] }): Promise<CaseBook> {
    const others = accounts.length === 0 ? [] : await tx.query<{ case_id: string }>(sql, [[...new Set(accounts)]]);
    const missing = others.map((row) => row.case_id).filter((caseId) => !book.has(caseId));
    return missing.length === 0 ? book : this.load(tx, [...book.keys(), ...missing]);
  }

  async caseOfHold(tx: Tx, holdId: string): Promise<string | undefined> {
    const rows = await tx.query<{ case_id: string }>('SELECT case_id FROM hold WHERE hold_id = $1', [holdId]);
    return rows[0]?.case_id;
  }

  async caseOfFreeze(tx: Tx, freezeId: string): Promise<string | undefined> {
    const rows = await tx.query<{ case_id: string }>('SELECT case_id FROM account_freeze WHERE freeze_id = $1', [freezeId]);
    return rows[0]?.case_id;
  }

  async caseOfObjection(tx: Tx, objectionId: string): Promise<string | undefined> {
    const rows = await tx.query<{ case_id: string }>('SELECT case_id FROM objection WHERE objection_id = $1', [objectionId]);
    return rows[0]?.case_id;
  }

  /** Takes the row locks of cases in ascending id, without reading them. */
  async lock(tx: Tx, caseIds: readonly string[]): Promise<void> {
    await this.locks.take(tx, caseIds, (clause) => tx.query(`SELECT 1 AS locked FROM stop_case WHERE case_id = ANY($1) ${clause}`, [caseIds]));
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

  async casesOfRequests(tx: Tx, requestIds: readonly string[]): Promise<readonly string[]> {
    const rows = await tx.query<{ case_id: string }>('SELECT DISTINCT case_id FROM stop_request WHERE request_id = ANY($1)', [requestIds]);
    return rows.map((row) => row.case_id);
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
    const tables = partTables(changed, bodyHashes);
    for (const collection of COLLECTIONS) await saveParts(tx, tables, { collection, parts: changed.parts });
  }

  private async loadLocked(tx: Tx, caseIds: readonly string[]): Promise<CaseState[]> {
    const cases = await this.locks.take(tx, caseIds, (clause) => tx.query<Body<CaseRecord>>(`SELECT body FROM stop_case WHERE case_id = ANY($1) ${clause}`, [caseIds]));
    if (cases.length === 0) return [];
    const rows = await tx.query<Body<AnyPart> & { readonly collection: Collection }>(PARTS_OF_CASES, [caseIds]);
    const parts = new Map(COLLECTIONS.map((collection) => [collection, byCase(rows.filter((row) => row.collection === collection).map((row) => row.body))]));
    return cases.map(({ body: record }) => ({
      record,
      ...byCollection<CaseParts>((collection) => new Map((parts.get(collection)?.get(record.caseId) ?? []).map((part) => [partId(collection, part), part])) as never),
    }));
  }
}

function byCase(parts: readonly AnyPart[]): Map<string, AnyPart[]> {
  const groups = new Map<string, AnyPart[]>();
  for (const part of parts) {
    const group = groups.get(part.caseId);
    if (group === undefined) groups.set(part.caseId, [part]);
    else group.push(part);
  }
  return groups;
}

function neighbours(book: CaseBook): Set<string> {
  const ids = new Set<string>();
  for (const state of book.values()) {
    for (const request of state.requests.values()) for (const transfer of request.transfers) ids.add(transfer.instructionCaseId);
    for (const record of state.returns.values()) for (const claim of record.claims) ids.add(claim.caseId);
    for (const instruction of state.instructions.values()) for (const watcher of instruction.watchers) ids.add(watcher.caseId);
  }
  return ids;
}
