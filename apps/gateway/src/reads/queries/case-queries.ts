import type { CaseRecord, CaseState, ClockState, FreezeRecord, HoldRecord, InstructionRecord, ObjectionRecord, RequestRecord, StopState, TimelineRecord, ToldRecord } from '@paystop/domain';
import { plusMs, type Instant } from '@paystop/kernel';
import { presentCase, presentCaseSummary } from '@paystop/presentation';
import { searchToken, type SearchKind } from '@paystop/security';
import { Conditions } from '../conditions';
import { pageOf, positionIn, type Page } from '../page';
import type { ReadDatabase } from '../read-database';

export interface CaseFilters {
  readonly status?: string | undefined;
  readonly sla?: string | undefined;
  readonly unit?: string | undefined;
  readonly institution?: string | undefined;
  readonly fraudType?: string | undefined;
  readonly minutesLeft?: number | undefined;
  readonly updatedAfter?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface SearchQuery {
  readonly kind: SearchKind;
  readonly value: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface CaseRow {
  readonly facts: string;
  readonly body: string;
  readonly opened_at: Date;
  readonly next_due_at: Date | null;
  readonly updated_at: Date;
}

interface CasePlace {
  readonly caseId: string;
  readonly nextDueAt: Instant | null;
  readonly sla: ClockState | null;
  readonly stuckAt: { readonly institutionCode: string | null; readonly state: StopState; readonly since: Instant } | null;
  readonly clocks: readonly object[];
}

interface WholeCase extends CaseRow {
  readonly requests: readonly RequestRecord[];
  readonly instructions: readonly InstructionRecord[];
  readonly holds: readonly HoldRecord[];
  readonly kept: readonly { readonly kind: string; readonly body: object }[];
  readonly returns: readonly string[];
  readonly told: readonly { readonly at: string; readonly told: readonly ToldRecord[] }[];
}

const COLUMNS = 'c.facts, c.body, c.opened_at, c.next_due_at, c.updated_at';
const MINUTE_MS = 60_000;

/** How a list of cases is ordered: newest first, or what it was asked for goes first. */
const ORDERS = {
  newest: { by: 'c.opened_at DESC, c.case_id DESC', after: '(c.opened_at, c.case_id) < (?, ?)' },
  newestAtInstitution: { by: 'i.opened_at DESC, i.case_id DESC', after: '(i.opened_at, i.case_id) < (?, ?)' },
  mostUrgent: { by: 'c.next_due_at, c.case_id', after: '(c.next_due_at, c.case_id) > (?, ?)' },
  longestUnchanged: { by: 'c.updated_at, c.case_id', after: '(c.updated_at, c.case_id) > (?, ?)' },
} as const;
type Order = keyof typeof ORDERS;

/** Looked up row by row in the order of another filter's index: a join of the two would read every case of the bank. */
const AT_INSTITUTION = '(SELECT true FROM v_case_institution i WHERE i.institution_code = ? AND i.opened_at = c.opened_at AND i.case_id = c.case_id)';

/** Cases as the read models know them; every row is one that the caller's unit covers. */
export class CaseQueries {
  constructor(
    private readonly database: Pick<ReadDatabase, 'query'>,
    private readonly hmacKey: Buffer,
  ) {}

  async list(callerUnit: string, filters: CaseFilters, now: Instant): Promise<Page> {
    const order = orderOf(filters);
    const conditions = new Conditions().within('c.unit', callerUnit, filters.unit);
    conditions.when(filters.status, 'c.status = ?').when(filters.sla, 'c.sla = ?').when(filters.fraudType, 'c.fraud_type = ?');
    conditions.when(filters.institution, order === 'newestAtInstitution' ? 'i.institution_code = ?' : AT_INSTITUTION).when(filters.updatedAfter, 'c.updated_at > ?');
    if (filters.minutesLeft !== undefined) conditions.add('c.next_due_at <= ?', plusMs(now, filters.minutesLeft * MINUTE_MS));
    const from = order === 'newestAtInstitution' ? 'v_case_institution i JOIN v_case c ON c.case_id = i.case_id' : 'v_case c';
    return this.page(from, conditions, { order, filters, now });
  }

  /** Finds by the keyed hash of the word: no name, number or account is in any table's index or any log. */
  search(callerUnit: string, query: SearchQuery, now: Instant): Promise<Page> {
    const conditions = new Conditions().add('s.token = ?', searchToken(this.hmacKey, query.kind, query.value)).within('c.unit', callerUnit);
    return this.page('v_search s JOIN v_case c ON c.case_id = s.case_id', conditions, { order: 'newest', filters: query, now });
  }

  /** @returns the whole case and its unit, or undefined. */
  async find(caseId: string, now: Instant): Promise<{ readonly unit: string; readonly version: number; readonly body: object } | undefined> {
    const part = (view: string, order: string): string => `(SELECT coalesce(json_agg(v.body::json ORDER BY ${order}), '[]') FROM ${view} v WHERE v.case_id = c.case_id)`;
    const [row] = await this.database.query<WholeCase>(
      `SELECT ${COLUMNS}, ${part('v_request', 'v.received_at, v.request_id')} AS requests, ${part('v_instruction', 'v.requested_at, v.instruction_id')} AS instructions,
         ${part('v_hold', 'v.expires_at, v.hold_id')} AS holds,
         (SELECT coalesce(json_agg(json_build_object('kind', v.kind, 'body', v.body::json) ORDER BY v.since, v.id), '[]') FROM v_kept v WHERE v.case_id = c.case_id) AS kept,
         (SELECT coalesce(json_agg(v.return_id ORDER BY v.return_id), '[]') FROM v_return v WHERE v.case_id = c.case_id) AS returns,
         (SELECT coalesce(json_agg(json_build_object('at', v.at, 'told', v.told::json) ORDER BY v.at, v.change_id), '[]') FROM v_told v WHERE v.subject = c.case_id) AS told
       FROM v_case c WHERE c.case_id = $1`,
      [caseId],
    );
    if (row === undefined) return undefined;
    const record = JSON.parse(row.body) as CaseRecord;
    const state = { record, requests: byId(row.requests, 'requestId'), instructions: byId(row.instructions, 'instructionId'), holds: byId(row.holds, 'holdId'), ...keptOf(row.kept), returns: new Map() };
    return { unit: record.unit, version: record.version, body: { ...presentCase(state, 'masked', timelineOf(row.told)), returns: row.returns, ...placeOf(row, now) } };
  }

  private async page(from: string, conditions: Conditions, { order, filters, now }: { order: Order; filters: Pick<CaseFilters, 'cursor' | 'limit'>; now: Instant }): Promise<Page> {
    const start = positionIn(order, filters.cursor);
    if (start !== undefined) conditions.add(ORDERS[order].after, start.at, start.id);
    const limit = conditions.parameter(filters.limit + 1);
    const rows = await this.database.query<CaseRow>(
      `SELECT ${COLUMNS} FROM ${from} WHERE ${conditions.sql} ORDER BY ${ORDERS[order].by} LIMIT ${limit}`, conditions.values,
    );
    return pageOf(rows, { order, limit: filters.limit, position: (row) => positionOf(row, order), present: (row) => presentRow(row, now) });
  }
}

function keptOf(kept: WholeCase['kept']): Pick<CaseState, 'freezes' | 'objections'> {
  const of = (kind: string): readonly object[] => kept.filter((each) => each.kind === kind).map((each) => each.body);
  return { freezes: byId(of('freeze') as FreezeRecord[], 'freezeId'), objections: byId(of('objection') as ObjectionRecord[], 'objectionId') };
}

function timelineOf(changes: WholeCase['told']): TimelineRecord[] {
  return changes.flatMap(({ at, told }) => told.map(({ type, actor, text, data }) => ({ at: new Date(at).toISOString(), type, actor, text, data })));
}

function orderOf({ updatedAfter, minutesLeft, institution, sla }: CaseFilters): Order {
  if (updatedAfter !== undefined) return 'longestUnchanged';
  if (minutesLeft !== undefined) return 'mostUrgent';
  return institution === undefined || sla !== undefined ? 'newest' : 'newestAtInstitution';
}

function positionOf(row: CaseRow, order: Order): { at: string; id: string } {
  const at = order === 'mostUrgent' ? row.next_due_at : order === 'longestUnchanged' ? row.updated_at : row.opened_at;
  return { at: (at ?? row.opened_at).toISOString(), id: (JSON.parse(row.facts) as CasePlace).caseId };
}

function presentRow(row: CaseRow, now: Instant): object {
  return { ...presentCaseSummary(JSON.parse(row.body) as CaseRecord), ...placeOf(row, now) };
}

function placeOf(row: CaseRow, now: Instant): object {
  const { nextDueAt, sla, stuckAt, clocks } = JSON.parse(row.facts) as CasePlace;
  return { clocks, sla, nextDueAt, minutesLeft: minutesLeft(nextDueAt, now), stuckAt, updatedAt: row.updated_at.toISOString() };
}

/** Whole minutes to the end of the nearest running clock; 0 when it is due, null without one. */
function minutesLeft(nextDueAt: Instant | null, now: Instant): number | null {
  return nextDueAt === null ? null : Math.max(0, Math.floor((Date.parse(nextDueAt) - Date.parse(now)) / MINUTE_MS));
}

function byId<T, K extends keyof T>(records: readonly T[], key: K): ReadonlyMap<string, T> {
  return new Map(records.map((record) => [String(record[key]), record]));
}
