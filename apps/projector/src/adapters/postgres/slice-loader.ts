import type { StateChange } from '@paystop/domain';
import type { Tx } from '@paystop/ports';
import type { CaseFacts, HoldFacts, InstructionFacts, RequestFacts, Row, Slice, WarningFacts } from '../../model/rows';

/** Everything of a chunk's cases in one round trip: most chunks need no second one. */
const OF_CASES = `
  SELECT 'case' AS kind, facts FROM rm_case WHERE rm_case.case_id = ANY($1::text[])
  UNION ALL SELECT 'request', facts FROM rm_request WHERE rm_request.case_id = ANY($1::text[])
  UNION ALL SELECT 'instruction', facts FROM rm_instruction WHERE rm_instruction.case_id = ANY($1::text[])`;
const FIRST = `${OF_CASES}
  UNION ALL SELECT 'hold', facts FROM rm_hold WHERE rm_hold.hold_id = ANY($2::text[])
  UNION ALL SELECT 'warning', facts FROM rm_warning WHERE rm_warning.warning_id = ANY($3::text[])`;
const FURTHER = `${OF_CASES}
  UNION ALL SELECT 'instruction', facts FROM rm_instruction WHERE rm_instruction.instruction_id = ANY($2::text[])`;

interface FactsByKind {
  readonly case: CaseFacts;
  readonly request: RequestFacts;
  readonly instruction: InstructionFacts;
  readonly hold: HoldFacts;
  readonly warning: WarningFacts;
}

type Loaded = { readonly [K in keyof FactsByKind]: readonly FactsByKind[K][] };

/** Reads the facts of whole cases: a chunk's cases and those whose requests rest on its stops. */
export async function loadSlice(tx: Tx, changes: readonly StateChange[]): Promise<Slice> {
  const touched = changes.flatMap((change) => (change.caseId === null ? [] : change.caseId));
  const watching = changes.flatMap((change) => change.instructions.flatMap((instruction) => instruction.watchers.map((watcher) => watcher.caseId)));
  const caseIds = new Set([...touched, ...watching]);
  const holds = changes.flatMap((change) => change.holds.map((hold) => hold.holdId));
  const warnings = changes.flatMap((change) => change.warnings.map((warning) => warning.warningId));
  const first = await load(tx, FIRST, [[...caseIds], [...new Set(holds)], [...new Set(warnings)]]);
  const watched = first.instruction.flatMap((stop) => stop.watcherCases).filter((caseId) => !caseIds.has(caseId));
  const further = await loadFurther(tx, [...new Set(watched)], foreignStopIds(changes, first.request));
  const later = await loadFurther(tx, [], foreignStopIds([], further.request));
  return {
    cases: rows([...first.case, ...further.case], (facts) => facts.caseId),
    requests: rows([...first.request, ...further.request], (facts) => facts.requestId),
    instructions: rows([...first.instruction, ...further.instruction, ...later.instruction], (facts) => facts.instructionId),
    holds: rows(first.hold, (facts) => facts.holdId),
    warnings: rows(first.warning, (facts) => facts.warningId),
  };
}

function foreignStopIds(changes: readonly StateChange[], known: readonly RequestFacts[]): string[] {
  const fresh = changes.flatMap((change) => change.requests.flatMap((request) => request.transfers.filter((transfer) => transfer.instructionCaseId !== request.caseId)));
  const stored = known.flatMap((request) => request.transfers.filter((transfer) => transfer.isForeign));
  return [...new Set([...fresh, ...stored].map((transfer) => transfer.instructionId))];
}

const NOTHING: Loaded = { case: [], request: [], instruction: [], hold: [], warning: [] };

async function loadFurther(tx: Tx, caseIds: readonly string[], stopIds: readonly string[]): Promise<Loaded> {
  return caseIds.length + stopIds.length === 0 ? NOTHING : load(tx, FURTHER, [caseIds, stopIds]);
}

async function load(tx: Tx, sql: string, ids: readonly (readonly string[])[]): Promise<Loaded> {
  const stored = await tx.query<{ kind: keyof FactsByKind; facts: string }>(sql, ids);
  const of = <K extends keyof FactsByKind>(kind: K): FactsByKind[K][] => stored.filter((row) => row.kind === kind).map((row) => JSON.parse(row.facts) as FactsByKind[K]);
  return { case: of('case'), request: of('request'), instruction: of('instruction'), hold: of('hold'), warning: of('warning') };
}

function rows<F, B>(facts: readonly F[], idOf: (facts: F) => string): Map<string, Row<F, B>> {
  return new Map(facts.map((each) => [idOf(each), { facts: each, body: null }]));
}
