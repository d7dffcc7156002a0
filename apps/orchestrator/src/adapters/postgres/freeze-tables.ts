import type { FreezeRecord, ObjectionRecord } from '@paystop/domain';
import type { BulkInsert } from '@paystop/postgres';
import { jsonOf } from '../../publishing/record-json';

/** Who proposed and who approved stand in columns, so that the database itself refuses one person in both (I11). */
export const FREEZES: BulkInsert<FreezeRecord> = {
  table: 'account_freeze',
  columns: [
    { name: 'freeze_id', type: 'text', value: (record) => record.freezeId },
    { name: 'case_id', type: 'text', value: (record) => record.caseId },
    { name: 'hold_id', type: 'text', value: (record) => record.holdId },
    { name: 'account_ref', type: 'text', value: (record) => record.accountRef },
    { name: 'state', type: 'text', value: (record) => record.state },
    { name: 'proposed_by', type: 'text', value: (record) => record.proposed.by },
    { name: 'approved_by', type: 'text', value: (record) => record.approved?.by ?? null },
    { name: 'renewal_proposed_by', type: 'text', value: (record) => record.renewal?.proposed.by ?? null },
    { name: 'renewal_approved_by', type: 'text', value: (record) => record.renewal?.approved?.by ?? null },
    { name: 'unfreeze_proposed_by', type: 'text', value: (record) => record.unfreezeProposed?.by ?? null },
    { name: 'unfreeze_approved_by', type: 'text', value: (record) => record.unfreezeApproved?.by ?? null },
    { name: 'unfreeze_objection', type: 'text', value: (record) => record.unfreezeApproved?.objectionId ?? null },
    { name: 'version', type: 'integer', value: (record) => record.version },
    { name: 'body', type: 'json', value: jsonOf },
  ],
  then: `ON CONFLICT (freeze_id) DO UPDATE SET state = excluded.state, approved_by = excluded.approved_by,
    renewal_proposed_by = excluded.renewal_proposed_by, renewal_approved_by = excluded.renewal_approved_by,
    unfreeze_proposed_by = excluded.unfreeze_proposed_by, unfreeze_approved_by = excluded.unfreeze_approved_by, unfreeze_objection = excluded.unfreeze_objection,
    version = excluded.version, body = excluded.body`,
};

export const OBJECTIONS: BulkInsert<ObjectionRecord> = {
  table: 'objection',
  columns: [
    { name: 'objection_id', type: 'text', value: (record) => record.objectionId },
    { name: 'case_id', type: 'text', value: (record) => record.caseId },
    { name: 'state', type: 'text', value: (record) => record.state },
    { name: 'recorded_by', type: 'text', value: (record) => record.recordedBy },
    { name: 'decided_by', type: 'text', value: (record) => record.decided?.by ?? null },
    { name: 'version', type: 'integer', value: (record) => record.version },
    { name: 'body', type: 'json', value: jsonOf },
  ],
  then: 'ON CONFLICT (objection_id) DO UPDATE SET state = excluded.state, decided_by = excluded.decided_by, version = excluded.version, body = excluded.body',
};
