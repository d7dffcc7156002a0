import type { InstructionRecord, OnwardReceiver, OnwardTransferRecord, PartyRecord, TrailFacts } from '@paystop/domain';
import { type Money, smallerMoney } from '@paystop/kernel';
import { type Shown, type Visibility, shownAs } from './visibility';

/** An instruction as the outside sees it (contract.md 2, GET /cases/{caseId}). */
export function presentInstruction(instruction: InstructionRecord, visibility: Visibility): object {
  const { instructionId, caseId, requestId, action, sequence, institutionCode, layer, state, code, remark } = instruction;
  return {
    instructionId, caseId, requestId, action, sequence, institutionCode, account: presentTarget(instruction.target, shownAs(visibility)), layer, state, code, remark,
    amount: instruction.amount, heldAmount: instruction.heldAmount, interceptedAmount: interceptedOf(instruction), attempts: instruction.attempts, reachedFrom: instruction.reachedFrom,
    originalInstructionId: instruction.originalInstructionId, requestedAt: instruction.requestedAt, sentAt: instruction.sentAt,
    acknowledgedAt: instruction.acknowledgedAt, stoppedAt: instruction.stoppedAt, recordedAt: instruction.recordedAt, holdId: instruction.holdId,
    onwardTransfers: instruction.onwardTransfers.map((transfer) => presentOnward(transfer, shownAs(visibility))),
    attention: instruction.attention !== null, attentionReason: instruction.attention,
    outcomeProposed: instruction.outcomeProposed ?? null, withdrawn: instruction.withdrawn,
    ...(instruction.trail === undefined ? {} : presentTrail(instruction.trail)),
    version: publicVersion(instruction),
  };
}

/** What a stop has more that a bank's answer led to: when it was found, its own clocks, why it waits for a person. */
function presentTrail({ discoveredAt, clocks, proposedBecause }: TrailFacts): object {
  return { discoveredAt, clocks: clocks.map(({ name, dueAt, state, decidedAt }) => ({ name, dueAt, state, decidedAt })), proposedBecause };
}

/** What the case has of the money held: never more than its own transfers brought there and nobody saw leave (contract-details 6). */
export function interceptedOf({ state, heldAmount, amount, interceptedAmount }: InstructionRecord): Money | null {
  if (heldAmount === null || (state !== 'held' && state !== 'partially_held')) return null;
  return interceptedAmount ?? smallerMoney(heldAmount, amount);
}

/** The account number or the payment order's value. */
export function presentTarget(target: PartyRecord, shown: Shown): string {
  return target.paymentOrder === null ? shown.account(target.accountNumber ?? '') : shown.number(target.paymentOrder.value);
}

/** The dispatcher owns the version from `queued` on (contract-details 3); before that it is the orchestrator's. */
export function publicVersion({ dispatcherVersion, version }: InstructionRecord): number {
  return dispatcherVersion > 0 ? dispatcherVersion : version;
}

function presentReceiver({ accountNumber, paymentOrder }: OnwardReceiver, shown: Shown): string | null {
  if (paymentOrder !== null && paymentOrder !== undefined) return shown.number(paymentOrder.value);
  return accountNumber === null ? null : shown.account(accountNumber);
}

/** Where the money went on to, as the bank reported it. */
function presentOnward({ bankReference, transferredAt, amount, to, channel }: OnwardTransferRecord, shown: Shown): object {
  const target = to === null ? null : {
    institutionCode: to.institutionCode, account: presentReceiver(to, shown), accountName: to.accountName === null ? null : shown.name(to.accountName),
  };
  return { bankReference, transferredAt, amount, to: target, channel };
}
