import type { ReportedTransfer, StopPaymentRequest } from '@paystop/contracts';
import { NO_MONEY, maskAccount, maskNumber } from '@paystop/kernel';
import type { StoredIntake } from '../../ports/intake-store.port';

interface AcceptedAnswer {
  readonly reportedAt: string;
  readonly receivedAt: string;
  readonly clocks: readonly { readonly name: string; readonly dueAt: string }[];
}

/**
 * A request of which no more is known than that it was received.
 * @param institutions per transfer the institution to stop at, or null where an operator has to name it.
 */
export function receivedView(intake: StoredIntake, request: StopPaymentRequest, institutions: readonly (string | null)[]): object {
  const answer = JSON.parse(intake.answer) as AcceptedAnswer;
  const clocks = answer.clocks.map((clock) => ({ ...clock, state: 'running', decidedAt: null }));
  return {
    requestId: intake.requestId,
    caseId: null,
    caseNumber: request.caseNumber ?? null,
    status: 'received',
    reportedAt: answer.reportedAt,
    receivedAt: answer.receivedAt,
    clocks,
    stops: request.transfers.map((transfer, index) => ({ ...waitingStop(transfer, institutions[index] ?? null), clocks })),
    interceptedAmount: NO_MONEY,
    version: 0,
  };
}

function waitingStop(transfer: ReportedTransfer, institutionCode: string | null): object {
  return {
    transferId: transfer.transferId,
    instructionId: null,
    institutionCode,
    account: maskedTarget(transfer),
    layer: 1,
    reachedFrom: null,
    state: institutionCode === null ? 'awaiting_routing' : 'queued',
    code: null, remark: null, heldAmount: null,
    sentAt: null, acknowledgedAt: null, stoppedAt: null,
    holdId: null, holdExpiresAt: null,
    attention: false,
    version: 0,
  };
}

function maskedTarget({ to }: ReportedTransfer): string {
  return to.accountNumber === undefined ? maskNumber(to.paymentOrder?.value ?? '') : maskAccount(to.accountNumber);
}
