import { type InstructionRecord, type PartyRecord } from '@paystop/domain';
import { type Shown, type Visibility, shownAs } from './visibility';

/** An instruction as the outside sees it (contract.md 2, GET /cases/{caseId}). */
export function presentInstruction(instruction: InstructionRecord, visibility: Visibility): object {
  const { instructionId, caseId, requestId, action, sequence, institutionCode, layer, state, code, remark } = instruction;
  return {
    instructionId, caseId, requestId, action, sequence, institutionCode, account: presentTarget(instruction.target, shownAs(visibility)), layer, state, code, remark,
    amount: instruction.amount, heldAmount: instruction.heldAmount, attempts: instruction.attempts, reachedFrom: instruction.reachedFrom,
    originalInstructionId: instruction.originalInstructionId, requestedAt: instruction.requestedAt, sentAt: instruction.sentAt,
    acknowledgedAt: instruction.acknowledgedAt, stoppedAt: instruction.stoppedAt, recordedAt: instruction.recordedAt, holdId: instruction.holdId,
    attention: instruction.attention !== null, attentionReason: instruction.attention, withdrawn: instruction.withdrawn,
    version: publicVersion(instruction),
  };
}

/** The account number or the payment order's value. */
export function presentTarget(target: PartyRecord, shown: Shown): string {
  return target.paymentOrder === null ? shown.account(target.accountNumber ?? '') : shown.number(target.paymentOrder.value);
}

/** The dispatcher owns the version from `queued` on (contract-details 3); before that it is the orchestrator's. */
export function publicVersion({ dispatcherVersion, version }: InstructionRecord): number {
  return dispatcherVersion > 0 ? dispatcherVersion : version;
}
