import type { OfficerRecord } from '@paystop/domain';
import type { CaseInstitution } from '../../model/project-changes';
import type { FeedRecord, TimelineRecord } from '../../model/rows';
import { LABEL_SEPARATOR, NO_LABEL } from '../../model/totals';
import type { BulkInsert } from '@paystop/postgres';

/** What is only ever added: entries, words, seats in lists. A repeat of the same id adds nothing. */
export const TIMELINE_TABLE: BulkInsert<TimelineRecord> = {
  table: 'rm_timeline',
  columns: [
    { name: 'case_id', type: 'text', value: (entry) => entry.caseId }, { name: 'entry_id', type: 'text', value: (entry) => entry.entryId },
    { name: 'at', type: 'timestamptz', value: (entry) => entry.at }, { name: 'body', type: 'text', value: (entry) => JSON.stringify(entry) },
  ],
  then: 'ON CONFLICT DO NOTHING',
};

export interface FeedRow {
  readonly entry: FeedRecord;
  readonly institutionCode: string | null;
  /** From a rebuild: told long ago, so not told again. */
  readonly replayed: boolean;
}

/** Sequence numbers are given under the lock of the one writer, so in the order of commits: no cursor skips one. */
export const FEED_TABLE: BulkInsert<FeedRow> = {
  table: 'feed',
  columns: [
    { name: 'feed_id', type: 'text', value: ({ entry }) => entry.feedId }, { name: 'unit', type: 'text', value: ({ entry }) => entry.unit },
    { name: 'institution_code', type: 'text', value: (row) => row.institutionCode }, { name: 'at', type: 'timestamptz', value: ({ entry }) => entry.at },
    { name: 'type', type: 'text', value: ({ entry }) => entry.type }, { name: 'replayed', type: 'boolean', value: (row) => row.replayed },
    { name: 'body', type: 'text', value: ({ entry }) => feedBody(entry) },
  ],
  then: 'ON CONFLICT (feed_id) DO NOTHING',
};

/** The `data:` line of an event, ready to send (contract.md 2). */
function feedBody({ caseId, requestId, instructionId, at, version, summary }: FeedRecord): string {
  return JSON.stringify({ caseId, requestId, instructionId, at, version, summary });
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
