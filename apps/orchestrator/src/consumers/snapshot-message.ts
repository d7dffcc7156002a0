import { type BankReport, type InstructionSnapshot, instructionSnapshotSchema, validate } from '@paystop/contracts';
import type { DispatcherReport, StatementLine } from '@paystop/domain';
import { type IncomingMessage, parseEnvelope } from '@paystop/kafka';
import { parseInstant } from '@paystop/kernel';
import type { ArrivedReport } from '../usecases/record-instruction-events/telling-reports';

export type ParsedReport = { readonly ok: true; readonly arrived: ArrivedReport } | { readonly ok: false; readonly reason: string; readonly detail: string };

/** Reads an event of bank.instruction.events.v1; each carries the dispatcher's whole view of an instruction. */
export function parseSnapshotMessage(message: IncomingMessage): ParsedReport {
  const parsed = parseEnvelope(message);
  if (!parsed.ok) return parsed;
  const checked = validate(instructionSnapshotSchema, parsed.envelope.data);
  if (checked.ok) return { ok: true, arrived: { report: toReport(checked.value), traceparent: parsed.envelope.traceparent } };
  return { ok: false, reason: 'BODY.INVALID', detail: checked.errors.map((error) => `${error.path} ${error.message}`).join('; ') };
}

function toReport(snapshot: InstructionSnapshot): DispatcherReport {
  const { report } = snapshot;
  return {
    instructionId: snapshot.instructionId, caseId: snapshot.caseId, state: snapshot.state, version: snapshot.version,
    attempts: snapshot.attempts, sentAt: canonicalOrNull(snapshot.sentAt), acknowledgedAt: canonicalOrNull(snapshot.acknowledgedAt),
    recordedAt: canonicalOrNull(snapshot.recordedAt), code: report?.code ?? null, remark: report?.remark ?? null,
    heldAmount: report?.heldAmount ?? null, balanceBefore: report?.balanceBefore ?? null,
    effectiveAt: canonicalOrNull(report?.effectiveAt), expiresAt: canonicalOrNull(report?.expiresAt), attention: snapshot.attention, recordedBy: snapshot.recordedBy,
    outcomeProposed: snapshot.outcomeProposed ?? null,
    transactions: (report?.transactions ?? []).map(statementLine), receipt: receiptOf(report?.receipt),
    onwardTransfers: (report?.onwardTransfers ?? []).map((onward) => ({
      bankReference: onward.bankReference ?? null, transferredAt: parseInstant(onward.transferredAt) ?? onward.transferredAt, amount: onward.amount,
      to: onward.to === null ? null : {
        institutionCode: onward.to.institutionCode ?? null, accountNumber: onward.to.accountNumber ?? null, accountName: onward.to.accountName ?? null,
        ...(onward.to.paymentOrder === null || onward.to.paymentOrder === undefined ? {} : { paymentOrder: onward.to.paymentOrder }),
      },
      channel: onward.channel ?? null,
    })),
  };
}

function canonicalOrNull(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : (parseInstant(text) ?? null);
}

function statementLine(transaction: NonNullable<BankReport['transactions']>[number]): StatementLine {
  return {
    bankReference: transaction.bankReference ?? null, at: parseInstant(transaction.at) ?? transaction.at, direction: transaction.direction, amount: transaction.amount,
    balanceAfter: transaction.balanceAfter ?? null, counterparty: transaction.counterparty?.accountNumber ?? null,
    counterpartyInstitution: transaction.counterparty?.institutionCode ?? null, counterpartyName: transaction.counterparty?.accountName ?? null,
  };
}

function receiptOf(receipt: BankReport['receipt']): DispatcherReport['receipt'] {
  return receipt === null || receipt === undefined ? null : { receiptNumber: receipt.receiptNumber, paidAt: parseInstant(receipt.paidAt) ?? receipt.paidAt, amount: receipt.amount };
}
