import type { VerdictAnswer } from '@paystop/contracts';
import { etag } from '@paystop/http-kit';
import { maskAccount } from '@paystop/kernel';
import { type LaneInstruction, outcomeProposedOf } from '../instruction/lane-instruction';

/** An instruction as a decision on it answers; the account is masked. */
export function instructionView(instruction: LaneInstruction): Readonly<Record<string, unknown>> {
  const { report, attention, proposal } = instruction;
  return {
    instructionId: instruction.instructionId, caseId: instruction.caseId, requestId: instruction.requestId, action: instruction.action,
    sequence: instruction.sequence, institutionCode: instruction.institutionCode, account: maskedTarget(instruction.body), state: instruction.state,
    code: report?.code ?? null, remark: report?.remark ?? null, heldAmount: report?.heldAmount ?? null, attempts: instruction.attempts,
    sentAt: instruction.sentAt, acknowledgedAt: instruction.acknowledgedAt, recordedAt: instruction.recordedAt,
    attention: attention !== null, attentionReason: attention, outcomeProposed: outcomeProposedOf(proposal),
    version: instruction.version,
  };
}

export function instructionAnswer(status: number, instruction: LaneInstruction): VerdictAnswer {
  return { status, body: instructionView(instruction), headers: { etag: etag(instruction.version) } };
}

function maskedTarget(body: string): string | null {
  const number = /"accountNumber":"([^"]+)"/.exec(body)?.[1];
  return number === undefined ? null : maskAccount(number);
}
