import type { RestInstruction } from '@paystop/contracts';
import { type Instant, type Money, epochMs, minorUnits } from '@paystop/kernel';
import type { Account, Posting } from '../books/book';

/** A transfer as the police report it: what a bank compares with its own books (domain.md 3.1). */
export interface ReportedTransfer {
  readonly amount: Money;
  readonly transferredAt: Instant;
  readonly fromAccountNumber: string | null;
  readonly bankReference: string | null;
}

/** One instruction may rest on several transfers to the account; `transfer` alone is the largest of them. */
export function reportedTransfers(instruction: RestInstruction): readonly ReportedTransfer[] {
  if (instruction.transfers !== undefined && instruction.transfers.length > 0) return instruction.transfers;
  return instruction.transfer === null ? [] : [instruction.transfer];
}

export function reportedSumMinor(instruction: RestInstruction): bigint {
  return reportedTransfers(instruction).reduce((sum, transfer) => sum + minorUnits(transfer.amount), 0n);
}

export type BookMatch = 'found' | 'other_amount' | 'not_found';

/** @returns whether the account's books know a deposit such as was reported. */
export function matchDeposit(account: Account, transfer: ReportedTransfer, toleranceMs: number): BookMatch {
  const deposits = account.postings.filter((posting) => posting.credit === account.number);
  if (transfer.bankReference !== null) {
    const named = deposits.find((deposit) => deposit.reference === transfer.bankReference);
    if (named !== undefined) return named.amountMinor === minorUnits(transfer.amount) ? 'found' : 'other_amount';
  }
  const inTime = deposits.filter((deposit) => isNear(deposit, transfer.transferredAt, toleranceMs));
  if (inTime.some((deposit) => deposit.amountMinor === minorUnits(transfer.amount))) return 'found';
  return inTime.some((deposit) => isFrom(deposit, transfer.fromAccountNumber)) ? 'other_amount' : 'not_found';
}

function isNear(deposit: Posting, reportedAt: Instant, toleranceMs: number): boolean {
  return Math.abs(epochMs(deposit.at) - epochMs(reportedAt)) <= toleranceMs;
}

function isFrom(deposit: Posting, accountNumber: string | null): boolean {
  return accountNumber !== null && deposit.from?.accountNumber === accountNumber;
}
