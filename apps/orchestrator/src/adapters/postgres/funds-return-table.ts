import type { ReturnRecord } from '@paystop/domain';
import type { BulkInsert } from '@paystop/postgres';
import { jsonOf } from '../../publishing/record-json';

/** Columns beside the record: who proposed and approved it, for the guard of four eyes, and what it is found by. */
export const FUNDS_RETURNS: BulkInsert<ReturnRecord> = {
  table: 'funds_return',
  columns: [
    { name: 'return_id', type: 'text', value: (record) => record.returnId },
    { name: 'case_id', type: 'text', value: (record) => record.caseId },
    { name: 'freeze_id', type: 'text', value: (record) => record.freezeId },
    { name: 'state', type: 'text', value: (record) => record.state },
    { name: 'proposed_by', type: 'text', value: (record) => record.proposedBy },
    { name: 'approved_by', type: 'text', value: (record) => record.approved?.by ?? null },
    { name: 'version', type: 'integer', value: (record) => record.version },
    { name: 'body', type: 'json', value: jsonOf },
  ],
  then: `ON CONFLICT (return_id) DO UPDATE SET state = excluded.state, proposed_by = excluded.proposed_by, approved_by = excluded.approved_by,
    version = excluded.version, body = excluded.body, updated_at = now()`,
};
