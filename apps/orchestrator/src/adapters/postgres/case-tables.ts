import type { CaseRecord, Collection, HoldRecord, InstructionRecord, PartLists, PartRecords, RequestRecord } from '@paystop/domain';
import type { Tx } from '@paystop/ports';
import { type BulkInsert, bulkInsert } from '@paystop/postgres';
import { FUNDS_RETURNS } from './funds-return-table';
import { type ChangedRecords, isOpen } from '../../publishing/changed-records';
import { jsonOf } from '../../publishing/record-json';
import { FREEZES, OBJECTIONS } from './freeze-tables';

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

function requestsTable(bodyHashes: ReadonlyMap<string, string>): BulkInsert<RequestRecord> {
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

function instructionsTable(changed: ChangedRecords): BulkInsert<InstructionRecord> {
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

const HOLDS: BulkInsert<HoldRecord> = {
  table: 'hold',
  columns: [
    { name: 'hold_id', type: 'text', value: (record) => record.holdId },
    { name: 'case_id', type: 'text', value: (record) => record.caseId },
    { name: 'instruction_id', type: 'text', value: (record) => record.instructionId },
    { name: 'account_ref', type: 'text', value: (record) => record.accountRef },
    { name: 'state', type: 'text', value: (record) => record.state },
    { name: 'expires_at', type: 'timestamptz', value: (record) => record.expiresAt },
    { name: 'release_proposed_by', type: 'text', value: (record) => record.releaseProposed?.by ?? null },
    { name: 'release_approved_by', type: 'text', value: (record) => record.releaseApproved?.by ?? null },
    { name: 'release_objection', type: 'text', value: (record) => record.releaseApproved?.objectionId ?? null },
    { name: 'version', type: 'integer', value: (record) => record.version },
    { name: 'body', type: 'json', value: jsonOf },
  ],
  then: `ON CONFLICT (hold_id) DO UPDATE SET instruction_id = excluded.instruction_id, state = excluded.state, expires_at = excluded.expires_at,
    release_proposed_by = excluded.release_proposed_by, release_approved_by = excluded.release_approved_by, release_objection = excluded.release_objection,
    version = excluded.version, body = excluded.body`,
};

/** The table of each kind of part: its body column holds the record, its case_id column is indexed. */
export const PART_TABLES: { readonly [C in Collection]: string } = {
  requests: 'stop_request', instructions: 'instruction', holds: 'hold', freezes: 'account_freeze', objections: 'objection', returns: 'funds_return',
};

type PartTables = { readonly [C in Collection]: BulkInsert<PartRecords[C]> };

export function partTables(changed: ChangedRecords, bodyHashes: ReadonlyMap<string, string>): PartTables {
  return { requests: requestsTable(bodyHashes), instructions: instructionsTable(changed), holds: HOLDS, freezes: FREEZES, objections: OBJECTIONS, returns: FUNDS_RETURNS };
}

export async function saveParts<C extends Collection>(tx: Tx, tables: PartTables, { collection, parts }: { readonly collection: C; readonly parts: PartLists }): Promise<void> {
  await insert<PartRecords[C]>(tx, tables[collection], parts[collection]);
}

export async function insert<R>(tx: Tx, table: BulkInsert<R>, records: readonly R[]): Promise<void> {
  const statement = bulkInsert(table, records);
  if (statement !== undefined) await tx.later({ slot: table.table, ...statement });
}
