import type { CaseRecord, HoldRecord, InstructionRecord, PaperRecord, RequestRecord } from '@paystop/domain';
import { ProblemError } from '@paystop/http-kit';
import { presentRequest } from '@paystop/presentation';
import type { InstructionPaperTrail, InstructionPapers } from '../../ports/instruction-papers.port';
import type { RequestView, RequestViews } from '../../ports/request-views.port';
import { Conditions } from '../conditions';
import { pageOf, positionIn, type Page } from '../page';
import type { ReadDatabase } from '../read-database';

interface RequestRow {
  readonly body: string;
  readonly unit: string;
  readonly received_at: Date;
  readonly updated_at: Date;
  readonly case_unit: string | null;
  readonly case_body: string | null;
  readonly instructions: readonly InstructionRecord[];
  readonly holds: readonly HoldRecord[];
}

export interface RequestFilters {
  readonly mine: boolean;
  readonly updatedAfter?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A request with the stops that its transfers rest on, in whichever case these are. */
const SELECT = `
  SELECT r.body, r.unit, r.received_at, r.updated_at, c.unit AS case_unit, c.body AS case_body,
    (SELECT coalesce(json_agg(i.body::json), '[]') FROM v_instruction i WHERE i.case_id = ANY (cases.ids)) AS instructions,
    (SELECT coalesce(json_agg(h.body::json), '[]') FROM v_hold h WHERE h.case_id = ANY (cases.ids)) AS holds
  FROM v_request r LEFT JOIN v_case c ON c.case_id = r.case_id
  CROSS JOIN LATERAL (
    SELECT array_agg(DISTINCT t ->> 'instructionCaseId') || r.case_id AS ids FROM json_array_elements(r.body::json -> 'transfers') t
  ) cases`;

const ORDERS = {
  newest: { by: 'r.received_at DESC, r.request_id DESC', after: '(r.received_at, r.request_id) < (?, ?)' },
  longestUnchanged: { by: 'r.updated_at, r.request_id', after: '(r.updated_at, r.request_id) > (?, ?)' },
} as const;

export class RequestQueries implements RequestViews, InstructionPapers {
  constructor(private readonly database: Pick<ReadDatabase, 'query'>) {}

  /** @returns undefined also while the read models are not there yet: the caller knows what was received. */
  async find(requestId: string): Promise<RequestView | undefined> {
    const [row] = await this.database.query<RequestRow>(`${SELECT} WHERE r.request_id = $1`, [requestId]).catch(noneYet);
    if (row === undefined) return undefined;
    const { version } = JSON.parse(row.body) as RequestRecord;
    return { version, units: [row.unit, ...(row.case_unit === null ? [] : [row.case_unit])], body: present(row) };
  }

  /** Those that the caller sent, or all of their unit and below. */
  async list(caller: { readonly unit: string; readonly subject: string }, filters: RequestFilters): Promise<Page> {
    const order = filters.updatedAfter === undefined ? 'newest' : 'longestUnchanged';
    const conditions = new Conditions().within('r.unit', caller.unit);
    if (filters.mine) conditions.add('r.submitted_by = ?', caller.subject);
    // Whatever changes a request changes its case, and the cases have an index by their last change.
    if (filters.updatedAfter !== undefined) conditions.add('r.updated_at > ? AND r.case_id IN (SELECT case_id FROM v_case WHERE updated_at >= ?)', filters.updatedAfter, filters.updatedAfter);
    const start = positionIn(order, filters.cursor);
    if (start !== undefined) conditions.add(ORDERS[order].after, start.at, start.id);
    const sql = `${SELECT} WHERE ${conditions.sql} ORDER BY ${ORDERS[order].by} LIMIT ${conditions.parameter(filters.limit + 1)}`;
    const rows = await this.database.query<RequestRow>(sql, conditions.values);
    const position = (row: RequestRow): { at: string; id: string } => ({
      at: (order === 'newest' ? row.received_at : row.updated_at).toISOString(), id: (JSON.parse(row.body) as RequestRecord).requestId,
    });
    return pageOf(rows, { order, limit: filters.limit, position, present: (row) => ({ ...present(row), updatedAt: row.updated_at.toISOString() }) });
  }

  /** Papers of every request whose transfers rest on the instruction, and the legal document of the freeze that it orders. */
  async of(instructionId: string): Promise<InstructionPaperTrail | undefined> {
    const [row] = await this.database.query<{ body: string; documents: readonly (readonly PaperRecord[])[]; legal_documents: readonly string[]; units: readonly string[] }>(
      `SELECT i.body, array(SELECT k.body::json -> 'legalDocument' ->> 'attachmentId' FROM v_kept k WHERE k.kind = 'freeze' AND k.case_id = i.case_id
           AND k.body::json ->> 'instructionId' = i.instruction_id AND k.body::json -> 'legalDocument' ->> 'attachmentId' IS NOT NULL) AS legal_documents,
          coalesce(json_agg(r.body::json -> 'documents'), '[]') AS documents, coalesce(json_agg(DISTINCT r.unit), '[]') AS units
       FROM v_instruction i JOIN v_request r ON r.case_id = i.case_id
         OR r.request_id IN (SELECT w ->> 'requestId' FROM json_array_elements(i.body::json -> 'watchers') w)
       WHERE i.instruction_id = $1 GROUP BY i.body, i.case_id, i.instruction_id`,
      [instructionId],
    );
    if (row === undefined) return undefined;
    const ofRequests = row.documents.flat().map(({ attachmentId }) => attachmentId);
    return { institutionCode: (JSON.parse(row.body) as InstructionRecord).institutionCode, units: row.units, attachmentIds: [...new Set([...ofRequests, ...row.legal_documents])] };
  }
}

function noneYet(error: unknown): RequestRow[] {
  if (error instanceof ProblemError) return [];
  throw error;
}

function present(row: RequestRow): object {
  const request = JSON.parse(row.body) as RequestRecord;
  const mine = new Set(request.transfers.map((transfer) => transfer.instructionId));
  const stops = row.instructions.filter((stop) => mine.has(stop.instructionId) || (stop.requestId === request.requestId && stop.layer > 1));
  const caseNumber = row.case_body === null ? request.caseNumber : (JSON.parse(row.case_body) as CaseRecord).caseNumber;
  return presentRequest({
    request, caseNumber, instructions: new Map(stops.map((stop) => [stop.instructionId, stop])), holds: new Map(row.holds.map((hold) => [hold.holdId, hold])),
  }, 'masked');
}
