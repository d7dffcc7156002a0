import { type InstructionRecord, type OnwardTransferRecord, type PartyRecord } from '@paystop/domain';
import { type Shown, type Visibility, shownAs } from './visibility';

/** An instruction as the outside sees it (contract.md 2, GET /cases/{caseId}). */
export function presentInstruction(instruction: InstructionRecord, visibility: Visibility): object {
  const { instructionId, caseId, requestId, action, sequence, institutionCode, layer, state, code, remark } = instruction;
  return {
    instructionId, caseId, requestId, action, sequence, institutionCode, account: presentTarget(instruction.target, shownAs(visibility)), layer, state, code, remark,
    amount: instruction.amount, heldAmount: instruction.heldAmount, attempts: instruction.attempts, reachedFrom: instruction.reachedFrom,
    originalInstructionId: instruction.originalInstructionId, requestedAt: instruction.requestedAt, sentAt: instruction.sentAt,
    acknowledgedAt: instruction.acknowledgedAt, stoppedAt: instruction.stoppedAt, recordedAt: instruction.recordedAt, holdId: instruction.holdId,
    onwardTransfers: instruction.onwardTransfers.map((transfer) => presentOnward(transfer, shownAs(visibility))),
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

/** Where the money went on to, as the bank reported it. */
function presentOnward({ bankReference, transferredAt, amount, to, channel }: OnwardTransferRecord, shown: Shown): object {
  const target = to === null ? null : {
    institutionCode: to.institutionCode, account: to.accountNumber === null ? null : shown.account(to.accountNumber), accountName: to.accountName === null ? null : shown.name(to.accountName),
  };
  return { bankReference, transferredAt, amount, to: target, channel };
}
