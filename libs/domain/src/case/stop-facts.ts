import { isNothing } from '@paystop/kernel';
import type { CaseState } from './case-state';
import type { HoldRecord, InstructionRecord } from './records';
import { isFinal } from './stop-transitions';

/**
 * Executed for the clocks: the bank's final answer took effect, or it showed that nothing was left
 * (domain.md 3.2). A refusal is final but not executed.
 */
export function isExecuted(stop: InstructionRecord): boolean {
  if (stop.state === 'held' || stop.state === 'partially_held') return true;
  return stop.state === 'not_held' && stop.balanceBefore !== null && isNothing(stop.balanceBefore);
}

export function holdOf(state: CaseState, stop: InstructionRecord): HoldRecord | undefined {
  return stop.holdId === null ? undefined : state.holds.get(stop.holdId);
}

export function isStanding(hold: HoldRecord): boolean {
  return hold.state === 'active' || hold.state === 'extended' || hold.state === 'frozen';
}

/** A stop that is not final, or whose hold stands: no second one may be made beside it (contract-details 3). */
export function isOpenStop(state: CaseState, stop: InstructionRecord): boolean {
  if (stop.action !== 'stop') return false;
  if (!isFinal(stop.state)) return true;
  const hold = holdOf(state, stop);
  return hold !== undefined && isStanding(hold);
}

/** A refused stop that nobody has retried or settled keeps its case open. */
export function needsAPerson(state: CaseState, stop: InstructionRecord): boolean {
  return stop.action === 'stop' && stop.state === 'refused' && stop.withdrawn === null && successorOf(state, stop) === undefined;
}

/** @returns the stop that was made to try this one again, if there is one. */
export function successorOf(state: CaseState, stop: InstructionRecord): InstructionRecord | undefined {
  for (const each of state.instructions.values()) {
    if (each.action === 'stop' && each.originalInstructionId === stop.instructionId) return each;
  }
  return undefined;
}
