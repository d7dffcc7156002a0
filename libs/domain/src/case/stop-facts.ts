import { isNothing } from '@paystop/kernel';
import { targetKey } from './account-key';
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

export function holdOf(state: Pick<CaseState, 'holds'>, stop: InstructionRecord): HoldRecord | undefined {
  return stop.holdId === null ? undefined : state.holds.get(stop.holdId);
}

export function isStanding(hold: HoldRecord): boolean {
  return hold.state === 'active' || hold.state === 'extended' || hold.state === 'frozen';
}

/**
 * A stop that is not final, or whose hold stands: no second one may be made beside it (contract-details 3). A later
 * stop on the same account takes that place over: if a bank then corrects what it said of the earlier one, both stand.
 */
export function isOpenStop(state: CaseState, stop: InstructionRecord): boolean {
  if (stop.action !== 'stop' || isSuperseded(state, stop)) return false;
  if (!isFinal(stop.state)) return true;
  const hold = holdOf(state, stop);
  return hold !== undefined && isStanding(hold);
}

function isSuperseded(state: CaseState, stop: InstructionRecord): boolean {
  const latest = latestStops(state.instructions);
  const ofAccount = Math.max(latest.get(targetKey(stop.target)) ?? 0, stop.accountRef === null ? 0 : (latest.get(stop.accountRef) ?? 0));
  return ofAccount > stop.sequence;
}

type Instructions = CaseState['instructions'];

/** A case whose money went far has thousands of stops: each set of them is looked through once. */
const latestOf = new WeakMap<Instructions, ReadonlyMap<string, number>>();

/** @returns the highest sequence of a stop by account, by its reference as well as by its number. */
function latestStops(instructions: Instructions): ReadonlyMap<string, number> {
  const known = latestOf.get(instructions);
  if (known !== undefined) return known;
  const latest = new Map<string, number>();
  for (const { action, target, accountRef, sequence } of instructions.values()) {
    if (action !== 'stop') continue;
    for (const key of accountRef === null ? [targetKey(target)] : [targetKey(target), accountRef]) latest.set(key, Math.max(latest.get(key) ?? 0, sequence));
  }
  latestOf.set(instructions, latest);
  return latest;
}

/** Type of attention that stays whatever the bank says. */
export const REQUEST_CONFLICTS = 'RequestConflicts';

/** A refused stop that nobody has retried or settled keeps its case open. */
export function needsAPerson(state: CaseState, stop: InstructionRecord): boolean {
  return stop.action === 'stop' && stop.state === 'refused' && stop.withdrawn === null && successorOf(state, stop) === undefined && !isSuperseded(state, stop);
}

/** @returns the stop that was made to try this one again, if there is one. */
export function successorOf(state: CaseState, stop: InstructionRecord): InstructionRecord | undefined {
  for (const each of state.instructions.values()) {
    if (each.action === 'stop' && each.originalInstructionId === stop.instructionId) return each;
  }
  return undefined;
}
