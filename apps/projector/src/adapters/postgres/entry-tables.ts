import type { OfficerRecord } from '@paystop/domain';
import type { CaseInstitution } from '../../model/project-changes';
import type { ToldRow } from '../../model/rows';
import { LABEL_SEPARATOR, NO_LABEL } from '../../model/totals';
import type { BulkInsert } from '@paystop/postgres';

/** Earlier than this was told before, or would come too late to be told. */
export interface TellingFrom {
  readonly tellFrom: string;
}

/**
 * What is only ever added: a change that comes again adds nothing. Sequence numbers are given under the lock of the one
 * writer, so in the order of commits: no cursor of the feed skips one.
 */
export function toldTable({ tellFrom }: TellingFrom): BulkInsert<ToldRow> {
  return {
    table: 'rm_told',
    columns: [
      { name: 'subject', type: 'text', value: (row) => row.subject }, { name: 'change_id', type: 'text', value: (row) => row.changeId },
      { name: 'unit', type: 'text', value: (row) => row.unit }, { name: 'at', type: 'timestamptz', value: (row) => row.at },
      { name: 'is_live', type: 'boolean', value: (row) => row.at >= tellFrom }, { name: 'told', type: 'text', value: (row) => JSON.stringify(row.told) },
    ],
    then: 'ON CONFLICT DO NOTHING',
  };
}

export interface SearchRow {
  readonly token: string;
  readonly caseId: string;
}

export const SEARCH_TABLE: BulkInsert<SearchRow> = {
  table: 'rm_search',
  columns: [{ name: 'token', type: 'uuid', value: (row) => row.token }, { name: 'case_id', type: 'text', value: (row) => row.caseId }],
  then: 'ON CONFLICT DO NOTHING',
};

export const CASE_INSTITUTION_TABLE: BulkInsert<CaseInstitution> = {
  table: 'rm_case_institution',
  columns: [
    { name: 'institution_code', type: 'text', value: (row) => row.institutionCode }, { name: 'opened_at', type: 'timestamptz', value: (row) => row.openedAt },
    { name: 'case_id', type: 'text', value: (row) => row.caseId },
  ],
  then: 'ON CONFLICT DO NOTHING',
};

export interface OfficerRow {
  readonly unit: string;
  readonly officer: OfficerRecord;
  readonly seenAt: string;
}

/** The latest request that named an officer says how they are called and reached. */
export const OFFICER_TABLE: BulkInsert<OfficerRow> = {
  table: 'rm_officer',
  columns: [
    { name: 'unit', type: 'text', value: (row) => row.unit }, { name: 'officer_id', type: 'text', value: (row) => row.officer.officerId },
    { name: 'name', type: 'text', value: (row) => row.officer.name }, { name: 'phone', type: 'text', value: (row) => row.officer.phone ?? null },
    { name: 'seen_at', type: 'timestamptz', value: (row) => row.seenAt },
  ],
  then: `ON CONFLICT (unit, officer_id) DO UPDATE SET name = excluded.name, phone = excluded.phone, seen_at = excluded.seen_at
         WHERE (excluded.seen_at, excluded.name) > (rm_officer.seen_at, rm_officer.name)`,
};

type TotalCell = readonly [key: string, value: bigint];

export const TOTAL_TABLE: BulkInsert<TotalCell> = {
  table: 'total',
  columns: [
    ...(['metric', 'a', 'b', 'c'] as const).map((name, index) => ({
      name, type: 'text', value: ([key]: TotalCell) => key.split(LABEL_SEPARATOR)[index] ?? NO_LABEL,
    })),
    { name: 'value', type: 'bigint', value: ([, value]) => value.toString() },
  ],
  then: 'ON CONFLICT (metric, a, b, c) DO UPDATE SET value = total.value + excluded.value',
};
