import { minorUnits, msBetween } from '@paystop/kernel';
import { targetKey } from '../case/account-key';
import type { InstructionRecord } from '../case/records';
import type { TransferEvidence } from './transfer-evidence';

/** A payment that the case itself ordered out of a frozen account. */
export type PaidOrder = Pick<InstructionRecord, 'instructionId' | 'action' | 'state' | 'target' | 'amount' | 'requestedAt' | 'recordedAt'>;

/** How far a bank's clock may be off; an assumption, as between two banks. */
const CLOCKS_APART_MS = 120_000;

/**
 * A bank lists what it paid back to the victims among the transfers that left the account. That money did not move on: it
 * counts as returned, and as intercepted before (contract-details 6). @returns the evidence without it, one line of each answer
 * for each payment.
 */
export function withoutOwnPayments(evidence: readonly TransferEvidence[], orders: Iterable<PaidOrder>): readonly TransferEvidence[] {
  const paid = [...orders].filter(({ action, state }) => action === 'return' && state === 'done');
  if (paid.length === 0) return evidence;
  const found = new Set<string>();
  return evidence.filter((each) => {
    const order = paid.find((payment) => isPayment(each, payment) && !found.has(`${each.witness} ${payment.instructionId}`));
    if (order !== undefined) found.add(`${each.witness} ${order.instructionId}`);
    return order === undefined;
  });
}

function isPayment({ from, to, amountMinor, transferredAt }: TransferEvidence, { target, amount, requestedAt, recordedAt }: PaidOrder): boolean {
  if (to === null || amountMinor !== minorUnits(amount) || targetKey(from) !== targetKey(target)) return false;
  return msBetween(requestedAt, transferredAt) >= -CLOCKS_APART_MS && (recordedAt === null || msBetween(transferredAt, recordedAt) >= -CLOCKS_APART_MS);
}
