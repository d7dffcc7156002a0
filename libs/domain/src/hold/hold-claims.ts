import type { CaseBook, CaseState } from '../case/case-state';
import { targetKey } from '../case/account-key';
import type { HoldRecord, InstructionRecord } from '../case/records';
import { isFinal } from '../case/stop-transitions';

/** "Already stopped", "already limited", "already frozen": somebody else's order holds the money (domain.md 3.5). */
const RESTS_ON_ANOTHER: ReadonlySet<string> = new Set(['1301', '1302', '1303']);

/** Whether the answer to a stop or extension says that the order itself took effect. */
export function tookOwnEffect({ state, code }: Pick<InstructionRecord, 'state' | 'code'>): boolean {
  return (state === 'held' || state === 'partially_held') && (code === null || !RESTS_ON_ANOTHER.has(code));
}

/** The short stop stands: it can still be extended, frozen, let go. */
export function isHolding({ state }: Pick<HoldRecord, 'state'>): boolean {
  return state === 'active' || state === 'extended';
}

/** Holds of other cases on the same account, whatever became of them. */
export function holdsOfOthers(book: CaseBook, hold: Pick<HoldRecord, 'caseId' | 'accountRef'>): HoldRecord[] {
  return [...book.values()]
    .filter(({ record }) => record.caseId !== hold.caseId)
    .flatMap((state) => [...state.holds.values()])
    .filter((other) => other.accountRef === hold.accountRef);
}

/** Other cases that still want the account stopped: the bank is sent a release only when the last one lets go (contract-details 3). */
export function otherClaims(book: CaseBook, hold: Pick<HoldRecord, 'caseId' | 'accountRef'>): HoldRecord[] {
  return holdsOfOthers(book, hold).filter((other) => isHolding(other) && !other.releasing);
}

/**
 * Stops and extensions of one account in one case that took effect or still may: twice at most (domain.md 3.1). An
 * order that found another one standing took no effect of its own.
 */
export function stopsTaken(state: CaseState, target: InstructionRecord['target']): number {
  const key = targetKey(target);
  let taken = 0;
  for (const order of state.instructions.values()) {
    const counts = (order.action === 'stop' || order.action === 'extend') && targetKey(order.target) === key;
    if (counts && (!isFinal(order.state) || tookOwnEffect(order))) taken += 1;
  }
  return taken;
}

/** The extension of a hold that the bank has not answered finally. */
export function extensionUnderWay(state: CaseState, hold: HoldRecord): InstructionRecord | undefined {
  return ordersOn(state, hold.instructionId).find((order) => order.action === 'extend' && !isFinal(order.state));
}

export function ordersOn(state: CaseState, originalInstructionId: string): InstructionRecord[] {
  return [...state.instructions.values()].filter((order) => order.originalInstructionId === originalInstructionId);
}
