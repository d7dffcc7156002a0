import type { CaseState } from '../case/case-state';
import type { InstructionRecord } from '../case/records';
import type { FundsGraph } from '../tracing/funds-graph';
import type { ObjectionRecord } from './objection-record';

/** The stop that an objection is about, by its hold or freeze; undefined for an objection to a return. */
export function stopObjectedTo(state: Pick<CaseState, 'freezes' | 'holds' | 'instructions'>, { subject }: Pick<ObjectionRecord, 'subject'>): InstructionRecord | undefined {
  const holdId = subject.kind === 'freeze' ? state.freezes.get(subject.id)?.holdId : subject.id;
  const hold = holdId === undefined ? undefined : state.holds.get(holdId);
  return hold === undefined ? undefined : state.instructions.get(hold.instructionId);
}

/** @returns the nodes of accounts whose holder was found to be in the right: no stop follows from them by itself any more (contract-details 7). */
export function clearedAccounts(state: CaseState, { keyOf }: Pick<FundsGraph, 'keyOf'>): ReadonlySet<string> {
  const cleared = new Set<string>();
  for (const objection of state.objections.values()) {
    const stop = objection.state === 'upheld' ? stopObjectedTo(state, objection) : undefined;
    if (stop !== undefined) cleared.add(keyOf(stop.target));
  }
  return cleared;
}
