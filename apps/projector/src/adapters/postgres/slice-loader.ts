import type { StateChange } from '@paystop/domain';
import type { Tx } from '@paystop/ports';
import type { CaseFacts, HoldFacts, InstructionFacts, RequestFacts, Row, Slice, WarningFacts } from '../../model/rows';

interface Stored {
  readonly facts: string;
}

/** Reads the facts of whole cases: a chunk's cases and those whose requests rest on its stops. */
export async function loadSlice(tx: Tx, changes: readonly StateChange[]): Promise<Slice> {
  const touched = changes.flatMap((change) => (change.caseId === null ? [] : change.caseId));
  const watching = changes.flatMap((change) => change.instructions.flatMap((instruction) => instruction.watchers.map((watcher) => watcher.caseId)));
  const ownStops = await read<InstructionFacts>(tx, 'rm_instruction.case_id', [...new Set([...touched, ...watching])]);
  const caseIds = [...new Set([...touched, ...watching, ...ownStops.flatMap((stop) => stop.watcherCases)])];
  const later = caseIds.slice(new Set([...touched, ...watching]).size);
  const requests = await read<RequestFacts>(tx, 'rm_request.case_id', caseIds);
  const foreign = foreignStopIds(changes, requests);
  const moreStops = [...(await read<InstructionFacts>(tx, 'rm_instruction.case_id', later)), ...(await read<InstructionFacts>(tx, 'rm_instruction.instruction_id', foreign))];
  return {
    cases: rows(await read<CaseFacts>(tx, 'rm_case.case_id', caseIds), (facts) => facts.caseId),
    requests: rows(requests, (facts) => facts.requestId),
    instructions: rows([...ownStops, ...moreStops], (facts) => facts.instructionId),
    holds: rows(await read<HoldFacts>(tx, 'rm_hold.hold_id', changes.flatMap((change) => change.holds.map((hold) => hold.holdId))), (facts) => facts.holdId),
    warnings: rows(await read<WarningFacts>(tx, 'rm_warning.warning_id', changes.flatMap((change) => change.warnings.map((warning) => warning.warningId))), (facts) => facts.warningId),
  };
}

function foreignStopIds(changes: readonly StateChange[], known: readonly RequestFacts[]): string[] {
  const fresh = changes.flatMap((change) => change.requests.flatMap((request) => request.transfers.filter((transfer) => transfer.instructionCaseId !== request.caseId)));
  const stored = known.flatMap((request) => request.transfers.filter((transfer) => transfer.isForeign));
  return [...new Set([...fresh, ...stored].map((transfer) => transfer.instructionId))];
}

/** @param key table and column, such as `rm_case.case_id`. */
async function read<F>(tx: Tx, key: `${string}.${string}`, ids: readonly string[]): Promise<F[]> {
  if (ids.length === 0) return [];
  const [table] = key.split('.');
  const stored = await tx.query<Stored>(`SELECT facts FROM ${String(table)} WHERE ${key} = ANY($1::text[])`, [[...new Set(ids)]]);
  return stored.map((row) => JSON.parse(row.facts) as F);
}

function rows<F, B>(facts: readonly F[], idOf: (facts: F) => string): Map<string, Row<F, B>> {
  return new Map(facts.map((each) => [idOf(each), { facts: each, body: null }]));
}
