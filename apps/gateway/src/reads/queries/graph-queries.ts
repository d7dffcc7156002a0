import { type CaseRecord, type HoldRecord, type InstructionRecord, type PartyRecord, type PolicyPack, type RequestRecord, accountOf, caseGraph } from '@paystop/domain';
import { presentGraph } from '@paystop/presentation';
import { accountReference } from '@paystop/security';
import type { ReadDatabase } from '../read-database';

interface GraphRow {
  readonly unit: string;
  readonly body: string;
  readonly stamp: string;
}

interface PartsRow {
  readonly requests: string | null;
  readonly instructions: string | null;
  readonly holds: string | null;
}

export interface PresentedGraph {
  readonly unit: string;
  readonly version: number;
  /** The answer's body as JSON. */
  readonly json: string;
}

/** Graphs that are looked at again while nothing changed; a screen polls, and several look at one case. */
const MOST_KEPT = 20;

/** A bank that nobody knows; codes have no such sign. */
const NO_INSTITUTION = '?';

/** Objects of one case as texts: taken apart here, once, rather than by the database. */
const STAMP = `
  SELECT c.unit, c.body, concat_ws('.', c.version, r.stamp, i.stamp, h.stamp) AS stamp FROM v_case c
  CROSS JOIN LATERAL (SELECT count(*) || '-' || coalesce(sum(version), 0) AS stamp FROM v_request WHERE case_id = c.case_id) r
  CROSS JOIN LATERAL (SELECT count(*) || '-' || coalesce(sum(version), 0) AS stamp FROM v_instruction WHERE case_id = c.case_id) i
  CROSS JOIN LATERAL (SELECT count(*) || '-' || coalesce(sum(version), 0) AS stamp FROM v_hold WHERE case_id = c.case_id) h
  WHERE c.case_id = $1`;
const PARTS = `
  SELECT (SELECT string_agg(body, ',' ORDER BY received_at, request_id) FROM v_request WHERE case_id = $1) AS requests,
    (SELECT string_agg(body, ',') FROM v_instruction WHERE case_id = $1) AS instructions,
    (SELECT string_agg(body, ',') FROM v_hold WHERE case_id = $1) AS holds`;

/** Where the money of a case went, worked out from its objects when somebody asks (contract-details 6). */
export class GraphQueries {
  private readonly kept = new Map<string, { readonly stamp: string; readonly graph: PresentedGraph }>();

  constructor(
    private readonly database: Pick<ReadDatabase, 'query'>,
    private readonly rules: { readonly hmacKey: Buffer; readonly policy: Pick<PolicyPack, 'onward' | 'tainting'> },
  ) {}

  async find(caseId: string): Promise<PresentedGraph | undefined> {
    const [row] = await this.database.query<GraphRow>(STAMP, [caseId]);
    if (row === undefined) return undefined;
    const known = this.kept.get(caseId);
    if (known?.stamp === row.stamp) return known.graph;
    const graph = await this.build(caseId, row);
    this.keep(caseId, { stamp: row.stamp, graph });
    return graph;
  }

  private async build(caseId: string, { unit, body }: GraphRow): Promise<PresentedGraph> {
    const [parts] = await this.database.query<PartsRow>(PARTS, [caseId]);
    const record = JSON.parse(body) as CaseRecord;
    const state = stateOf(record, parts);
    const shown = presentGraph(caseGraph(state, this.rules.policy), { visibility: 'masked', nameOf: (party) => this.nameOf(party) });
    return { unit, version: record.version, json: JSON.stringify(shown) };
  }

  /** The account's reference, as events carry it. */
  private nameOf(party: PartyRecord): string {
    return accountReference(this.rules.hmacKey, party.institutionCode ?? NO_INSTITUTION, accountOf(party));
  }

  private keep(caseId: string, kept: { readonly stamp: string; readonly graph: PresentedGraph }): void {
    this.kept.delete(caseId);
    this.kept.set(caseId, kept);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
  }
}

function stateOf(record: CaseRecord, parts: PartsRow | undefined): Parameters<typeof caseGraph>[0] {
  const requests = records<RequestRecord>(parts?.requests);
  const instructions = records<InstructionRecord>(parts?.instructions);
  const holds = records<HoldRecord>(parts?.holds);
  return {
    record, requests: new Map(requests.map((each) => [each.requestId, each])), instructions: new Map(instructions.map((each) => [each.instructionId, each])),
    holds: new Map(holds.map((each) => [each.holdId, each])),
  };
}

function records<T>(texts: string | null | undefined): T[] {
  return texts === null || texts === undefined ? [] : (JSON.parse(`[${texts}]`) as T[]);
}
