import type { CaseRecord, HoldRecord, InstructionRecord, RequestRecord } from '@paystop/domain';
import type { Tx } from '@paystop/ports';
import { type BulkInsert, bulkInsert } from '@paystop/postgres';
import { type ChangedRecords, isOpen } from '../../publishing/changed-records';
import { jsonOf } from '../../publishing/record-json';

/** How records lie in their tables: key columns for guards and look-ups, the whole record beside them. */
export const CASES: BulkInsert<CaseRecord> = {
  table: 'stop_case',
  columns: [
    { name: 'case_id', type: 'text', value: (record) => record.caseId },
    { name: 'unit', type: 'text', value: (record) => record.unit },
    { name: 'status', type: 'text', value: (record) => record.status },
    { name: 'version', type: 'integer', value: (record) => record.version },
    { name: 'body', type: 'json', value: jsonOf },
  ],
  then: 'ON CONFLICT (case_id) DO UPDATE SET status = excluded.status, version = excluded.version, body = excluded.body',
};

export function requestsTable(bodyHashes: ReadonlyMap<string, string>): BulkInsert<RequestRecord> {
  return {
    table: 'stop_request',
    columns: [
      { name: 'request_id', type: 'text', value: (record) => record.requestId },
      { name: 'case_id', type: 'text', value: (record) => record.caseId },
      { name: 'body_hash', type: 'text', value: (record) => bodyHashes.get(record.requestId) ?? null },
      { name: 'version', type: 'integer', value: (record) => record.version },
      { name: 'body', type: 'json', value: jsonOf },
    ],
    then: 'ON CONFLICT (request_id) DO UPDATE SET version = excluded.version, body = excluded.body',
  };
}

export function instructionsTable(changed: ChangedRecords): BulkInsert<InstructionRecord> {
  return {
    table: 'instruction',
    columns: [
      { name: 'instruction_id', type: 'text', value: (record) => record.instructionId },
      { name: 'case_id', type: 'text', value: (record) => record.caseId },
      { name: 'action', type: 'text', value: (record) => record.action },
      { name: 'state', type: 'text', value: (record) => record.state },
      { name: 'account_ref', type: 'text', value: (record) => record.accountRef },
      { name: 'sequence', type: 'integer', value: (record) => record.sequence },
      { name: 'is_open', type: 'boolean', value: (record) => isOpen(changed, record) },
      { name: 'version', type: 'integer', value: (record) => record.version },
      { name: 'body', type: 'json', value: jsonOf },
    ],
    then: `ON CONFLICT (instruction_id) DO UPDATE SET state = excluded.state, account_ref = excluded.account_ref, sequence = excluded.sequence,
      is_open = excluded.is_open, version = excluded.version, body = excluded.body`,
  };
}

export const HOLDS: BulkInsert<HoldRecord> = {
  table: 'hold',
  columns: [
    { name: 'hold_id', type: 'text', value: (record) => record.holdId },
    { name: 'case_id', type: 'text', value: (record) => record.caseId },
    { name: 'instruction_id', type: 'text', value: (record) => record.instructionId },
    { name: 'state', type: 'text', value: (record) => record.state },
    { name: 'expires_at', type: 'timestamptz', value: (record) => record.expiresAt },
    { name: 'version', type: 'integer', value: (record) => record.version },
    { name: 'body', type: 'json', value: jsonOf },
  ],
  then: 'ON CONFLICT (hold_id) DO UPDATE SET state = excluded.state, expires_at = excluded.expires_at, version = excluded.version, body = excluded.body',
};

export async function insert<R>(tx: Tx, table: BulkInsert<R>, records: readonly R[]): Promise<void> {
  const statement = bulkInsert(table, records);
  if (statement !== undefined) await tx.query(statement.sql, statement.values);
}
