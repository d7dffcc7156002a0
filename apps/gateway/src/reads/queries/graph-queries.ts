import { type CaseRecord, type HoldRecord, type InstructionRecord, type PartyRecord, type PolicyPack, type RequestRecord, accountOf, caseGraph } from '@paystop/domain';
import { GraphWriter } from '@paystop/presentation';
import { accountReference } from '@paystop/security';
import type { ReadDatabase } from '../read-database';

interface CaseRow {
  readonly unit: string;
  readonly body: string;
  readonly stamp: string;
}

type Part = 'request' | 'instruction' | 'hold';

/** `body` is null where the version is the one that is known here. */
interface PartRow {
  readonly part: Part;
  readonly id: string;
  readonly version: string;
  readonly body: string | null;
}

export interface PresentedGraph {
  readonly unit: string;
  readonly version: number;
  /** The answer's body: JSON in UTF-8. */
  readonly json: Buffer;
}

/** A case's graph as it was last asked for, with all that the next one is made from where nothing changed. */
interface KnownGraph {
  readonly stamp: string;
  readonly graph: PresentedGraph;
  readonly parts: ReadonlyMap<string, KnownPart>;
  readonly writer: GraphWriter;
}

interface KnownPart extends Pick<PartRow, 'part' | 'id' | 'version'> {
  readonly record: unknown;
}

/** Graphs that are looked at again; a screen polls, and several look at one case. */
const MOST_KEPT = 20;
/** Of all kept graphs together: some 50 MB. */
const MOST_WORDS_KEPT = 100_000;

/** A bank that nobody knows; codes have no such sign. */
const NO_INSTITUTION = '?';

const STAMP = `
  SELECT c.unit, c.body, concat_ws('.', c.version, r.stamp, i.stamp, h.stamp) AS stamp FROM v_case c
  CROSS JOIN LATERAL (SELECT count(*) || '-' || coalesce(sum(version), 0) AS stamp FROM v_request WHERE case_id = c.case_id) r
  CROSS JOIN LATERAL (SELECT count(*) || '-' || coalesce(sum(version), 0) AS stamp FROM v_instruction WHERE case_id = c.case_id) i
  CROSS JOIN LATERAL (SELECT count(*) || '-' || coalesce(sum(version), 0) AS stamp FROM v_hold WHERE case_id = c.case_id) h
  WHERE c.case_id = $1`;
/** All objects of a case, and in full those that are new or have changed: a large case has thousands, and one answer changes few. */
const PARTS = `
  SELECT p.part, p.id, p.version, CASE WHEN known.id IS NULL THEN p.body END AS body FROM (
    SELECT 'request' AS part, request_id::text AS id, version, received_at AS at, body FROM v_request WHERE case_id = $1
    UNION ALL SELECT 'instruction', instruction_id::text, version, NULL, body FROM v_instruction WHERE case_id = $1
    UNION ALL SELECT 'hold', hold_id::text, version, NULL, body FROM v_hold WHERE case_id = $1
  ) p LEFT JOIN unnest($2::text[], $3::text[], $4::bigint[]) AS known (part, id, version) ON known.part = p.part AND known.id = p.id AND known.version = p.version
  ORDER BY p.part, p.at, p.id`;

/** Where the money of a case went, worked out from its objects when somebody asks (contract-details 6). */
export class GraphQueries {
  private readonly kept = new Map<string, KnownGraph>();

  constructor(
    private readonly database: Pick<ReadDatabase, 'query'>,
    private readonly rules: { readonly hmacKey: Buffer; readonly policy: Pick<PolicyPack, 'onward' | 'tainting'> },
  ) {}

  async find(caseId: string): Promise<PresentedGraph | undefined> {
    const [row] = await this.database.query<CaseRow>(STAMP, [caseId]);
    if (row === undefined) return undefined;
    const known = this.kept.get(caseId);
    if (known?.stamp === row.stamp) return known.graph;
    const parts = await this.readParts(caseId, known?.parts ?? new Map());
    const writer = known?.writer ?? new GraphWriter({ visibility: 'masked', nameOf: (party) => this.nameOf(party) });
    const record = JSON.parse(row.body) as CaseRecord;
    const json = writer.write(caseGraph(stateOf(record, parts), this.rules.policy));
    const graph = { unit: row.unit, version: record.version, json };
    this.keep(caseId, { stamp: row.stamp, graph, parts, writer });
    return graph;
  }

  private async readParts(caseId: string, known: KnownGraph['parts']): Promise<KnownGraph['parts']> {
    const before = [...known.values()];
    const rows = await this.database.query<PartRow>(PARTS, [caseId, before.map(({ part }) => part), before.map(({ id }) => id), before.map(({ version }) => version)]);
    return new Map(rows.map(({ part, id, version, body }) => {
      const key = `${part} ${id}`;
      return [key, { part, id, version, record: body === null ? known.get(key)?.record : JSON.parse(body) }];
    }));
  }

  /** The account's reference, as events carry it. */
  private nameOf(party: PartyRecord): string {
    return accountReference(this.rules.hmacKey, party.institutionCode ?? NO_INSTITUTION, accountOf(party));
  }

  private keep(caseId: string, known: KnownGraph): void {
    this.kept.delete(caseId);
    this.kept.set(caseId, known);
    let words = [...this.kept.values()].reduce((sum, { writer }) => sum + writer.size, 0);
    for (const [oldest, { writer }] of this.kept) {
      if (oldest === caseId || (this.kept.size <= MOST_KEPT && words <= MOST_WORDS_KEPT)) return;
      this.kept.delete(oldest);
      words -= writer.size;
    }
  }
}

function stateOf(record: CaseRecord, parts: KnownGraph['parts']): Parameters<typeof caseGraph>[0] {
  return { record, requests: recordsOf<RequestRecord>(parts, 'request'), instructions: recordsOf<InstructionRecord>(parts, 'instruction'), holds: recordsOf<HoldRecord>(parts, 'hold') };
}

function recordsOf<T>(parts: KnownGraph['parts'], wanted: Part): ReadonlyMap<string, T> {
  const records = new Map<string, T>();
  for (const { part, id, record } of parts.values()) if (part === wanted) records.set(id, record as T);
  return records;
}
