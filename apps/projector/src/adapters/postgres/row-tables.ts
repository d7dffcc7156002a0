import type { CaseRow, HoldRow, InstructionRow, RequestRow, Row, StatisticRow, WarningRow } from '../../model/rows';
import type { BulkInsert, Column } from '@paystop/postgres';

/** How rows become columns. A row is rewritten as a whole; a body that was not sent stays. */
function text<R>(name: string, value: Column<R>['value']): Column<R> {
  return { name, type: 'text', value };
}

function instant<R>(name: string, value: Column<R>['value']): Column<R> {
  return { name, type: 'timestamptz', value };
}

function documents<F extends { readonly version: number }, B>(updatedAt: string): Column<Row<F, B>>[] {
  return [
    { name: 'version', type: 'bigint', value: (row) => row.facts.version },
    instant('updated_at', () => updatedAt),
    text('facts', (row) => JSON.stringify(row.facts)),
    text('body', (row) => (row.body === null ? null : JSON.stringify(row.body))),
  ];
}

function upsert<R>(table: string, key: string, columns: readonly Column<R>[]): BulkInsert<R> {
  const set = columns.map(({ name }) => name).filter((name) => name !== key && name !== 'body').map((name) => `${name} = excluded.${name}`);
  return { table, columns, then: `ON CONFLICT (${key}) DO UPDATE SET ${set.join(', ')}, body = coalesce(excluded.body, ${table}.body)` };
}

export function caseTable(updatedAt: string): BulkInsert<CaseRow> {
  return upsert('rm_case', 'case_id', [
    text('case_id', ({ facts }) => facts.caseId), text('status', ({ facts }) => facts.status), text('stage', ({ facts }) => facts.stage),
    text('unit', ({ facts }) => facts.unit), text('fraud_type', ({ facts }) => facts.fraudType), instant('opened_at', ({ facts }) => facts.openedAt),
    instant('reported_at', ({ facts }) => facts.reportedAt), instant('next_due_at', ({ facts }) => facts.nextDueAt), text('sla', ({ facts }) => facts.sla),
    ...documents<CaseRow['facts'], CaseRow['body']>(updatedAt),
  ]);
}

export function requestTable(updatedAt: string): BulkInsert<RequestRow> {
  return upsert('rm_request', 'request_id', [
    text('request_id', ({ facts }) => facts.requestId), text('case_id', ({ facts }) => facts.caseId), text('unit', ({ facts }) => facts.unit),
    text('submitted_by', ({ facts }) => facts.submittedBy), instant('received_at', ({ facts }) => facts.receivedAt),
    ...documents<RequestRow['facts'], RequestRow['body']>(updatedAt),
  ]);
}

export function instructionTable(updatedAt: string): BulkInsert<InstructionRow> {
  return upsert('rm_instruction', 'instruction_id', [
    text('instruction_id', ({ facts }) => facts.instructionId), text('case_id', ({ facts }) => facts.caseId), text('request_id', ({ facts }) => facts.requestId),
    text('institution_code', ({ facts }) => facts.institutionCode), text('account_ref', ({ facts }) => facts.accountRef), text('action', ({ facts }) => facts.action),
    text('state', ({ facts }) => facts.state), instant('requested_at', ({ facts }) => facts.requestedAt),
    ...documents<InstructionRow['facts'], InstructionRow['body']>(updatedAt),
  ]);
}

export function holdTable(updatedAt: string): BulkInsert<HoldRow> {
  return upsert('rm_hold', 'hold_id', [
    text('hold_id', ({ facts }) => facts.holdId), text('case_id', ({ facts }) => facts.caseId), text('institution_code', ({ facts }) => facts.institutionCode),
    text('state', ({ facts }) => facts.state), instant('expires_at', ({ facts }) => facts.expiresAt), ...documents<HoldRow['facts'], HoldRow['body']>(updatedAt),
  ]);
}

export function warningTable(updatedAt: string): BulkInsert<WarningRow> {
  return upsert('rm_warning', 'warning_id', [
    text('warning_id', ({ facts }) => facts.warningId), text('unit', ({ facts }) => facts.unit), text('colour', ({ facts }) => facts.colour),
    text('state', ({ facts }) => facts.state), instant('issued_at', ({ facts }) => facts.issuedAt), instant('feedback_due_at', ({ facts }) => facts.feedbackDueAt),
    { name: 'fed_back', type: 'boolean', value: ({ facts }) => facts.firstFeedback !== null },
    ...documents<WarningRow['facts'], WarningRow['body']>(updatedAt),
  ]);
}

const STATISTIC_COLUMNS: readonly Column<StatisticRow>[] = [
  text('request_id', (row) => row.requestId), { name: 'part', type: 'smallint', value: (row) => row.part },
  { name: 'is_whole', type: 'boolean', value: (row) => row.isWhole }, { name: 'is_part', type: 'boolean', value: (row) => row.isPart },
  text('institution_code', (row) => row.institutionCode), text('unit', (row) => row.unit), text('fraud_type', (row) => row.fraudType),
  instant('reported_at', (row) => row.reportedAt), { name: 'loss', type: 'bigint', value: (row) => row.lossMinor },
  { name: 'intercepted', type: 'bigint', value: (row) => row.interceptedMinor }, { name: 'is_based', type: 'boolean', value: (row) => row.isBased },
  { name: 'within_30m', type: 'boolean', value: (row) => row.within30m }, { name: 'within_60m', type: 'boolean', value: (row) => row.within60m },
  { name: 'stop_seconds', type: 'text', castTo: 'double precision[]', value: (row) => `{${row.stopSeconds.join(',')}}` },
  text('stretches', (row) => JSON.stringify(row.stretches)), text('answers', (row) => JSON.stringify(row.answers)),
];

const STATISTIC_SET = STATISTIC_COLUMNS.map(({ name }) => name).filter((name) => name !== 'request_id' && name !== 'part').map((name) => `${name} = excluded.${name}`);

export const STATISTIC_TABLE: BulkInsert<StatisticRow> = {
  table: 'rm_statistic', columns: STATISTIC_COLUMNS, then: `ON CONFLICT (request_id, part) DO UPDATE SET ${STATISTIC_SET.join(', ')}`,
};
