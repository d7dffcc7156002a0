import { accountOf, nextSequence } from './account-key';
import type { CaseDraft } from './case-draft';
import type { CaseEventName } from './case-event';
import type { InstructionRecord, PartyRecord } from './records';

/**
 * A further order on the account of an earlier one, with the next sequence: extensions, releases, freezes and what
 * changes them. Its `originalInstructionId` names what it changes (contract-details 3).
 */
export function newOrder(
  draft: CaseDraft, original: InstructionRecord, { action, target }: { readonly action: InstructionRecord['action']; readonly target: PartyRecord },
): InstructionRecord {
  const { now, nextId, referenceOf } = draft.context;
  const { institutionCode } = target;
  return {
    ...original, instructionId: nextId('ins'), action, sequence: nextSequence(draft.case(original.caseId).instructions.values(), target),
    target, institutionCode, accountRef: institutionCode === null ? null : referenceOf(institutionCode, accountOf(target)),
    originalInstructionId: original.instructionId, state: institutionCode === null ? 'awaiting_routing' : 'queued', code: null, remark: null,
    heldAmount: null, balanceBefore: null, attempts: [], requestedAt: now, sentAt: null, acknowledgedAt: null, stoppedAt: null, recordedAt: null,
    holdId: null, onwardTransfers: [], attention: null, withdrawn: null, trail: action === 'stop' ? original.trail : undefined, interceptedAmount: undefined, tracedOut: undefined,
    others: action === 'stop' ? original.others : undefined,
    dispatcherVersion: 0, version: 0,
  };
}

export interface FollowUp {
  readonly action: Exclude<InstructionRecord['action'], 'stop' | 'query'>;
  readonly event: CaseEventName;
  /** Nothing is sent unless what it changes may have taken effect at the bank. */
  readonly onlyIfTookEffect: boolean;
}

/** Orders it: the instruction is made and leaves with the unit of work. Whoever rests on the original does not rest on this. */
export function followUp(draft: CaseDraft, original: InstructionRecord, { action, event, onlyIfTookEffect }: FollowUp): InstructionRecord {
  const order: InstructionRecord = { ...newOrder(draft, original, { action, target: original.target }), watchers: [] };
  draft.emit(event, { kind: 'instruction', record: order }, { changes: original.instructionId });
  draft.command({ type: 'dispatch', caseId: order.caseId, instructionId: order.instructionId, onlyIfTookEffect });
  return draft.instruction(order.caseId, order.instructionId) ?? order;
}

/** On its way and perhaps at the bank already: only asking tells (contract-details 3). */
export function mayBeAtBank(order: InstructionRecord | undefined): boolean {
  return order !== undefined && (order.state === 'sent' || order.state === 'acknowledged' || order.state === 'indeterminate');
}

/** Asks the bank now what became of these orders. */
export function askForOrders(draft: CaseDraft, orders: readonly InstructionRecord[]): void {
  for (const { caseId, instructionId } of orders) draft.command({ type: 'ask_bank', caseId, instructionId });
}
