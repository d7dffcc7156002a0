import type { ReportedTransfer, StopPaymentRequest } from '@paystop/contracts';
import type { RequestWarning } from '@paystop/domain';
import { NO_MONEY, maskAccount, maskNumber } from '@paystop/kernel';
import type { StoredIntake } from '../../ports/intake-store.port';

interface AcceptedAnswer {
  readonly reportedAt: string;
  readonly receivedAt: string;
  readonly clocks: readonly { readonly name: string; readonly dueAt: string }[];
  readonly warnings: readonly RequestWarning[];
}

export interface ReceivedParts {
  readonly intake: StoredIntake;
  readonly request: StopPaymentRequest;
  /** Per transfer the institution to stop at, or null where an operator has to name it. */
  readonly institutions: readonly (string | null)[];
  readonly papers: object;
  /** Per transfer the id of its stop. */
  readonly stopIds: readonly string[];
}

/** A request of which no more is known than that it was received: the same members as the read models show later. */
export function receivedView({ intake, request, institutions, papers, stopIds }: ReceivedParts): object {
  const answer = JSON.parse(intake.answer) as AcceptedAnswer;
  const clocks = answer.clocks.map((clock) => ({ ...clock, state: 'running', decidedAt: null }));
  return {
    requestId: intake.requestId,
    caseId: null,
    caseNumber: request.caseNumber ?? null,
    status: 'received',
    unit: intake.unit,
    reportedAt: answer.reportedAt,
    receivedAt: answer.receivedAt,
    fraudType: request.fraudType,
    clocks,
    stops: request.transfers.map((transfer, index) => ({ ...waitingStop(transfer, { institutionCode: institutions[index] ?? null, instructionId: stopIds[index] ?? null }), clocks })),
    interceptedAmount: NO_MONEY,
    papers,
    attachments: request.attachments ?? [],
    warnings: answer.warnings,
    conflictsWith: null,
    version: 0,
  };
}

function waitingStop(
  transfer: ReportedTransfer, { institutionCode, instructionId }: { readonly institutionCode: string | null; readonly instructionId: string | null },
): object {
  return {
    transferId: transfer.transferId,
    instructionId,
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
