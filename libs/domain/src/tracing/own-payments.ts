import { type Instant, minorUnits, msBetween } from '@paystop/kernel';
import { targetKey } from '../case/account-key';
import type { CaseState } from '../case/case-state';
import { mayBeAtBank } from '../case/follow-up-order';
import type { InstructionRecord, PartyRecord } from '../case/records';
import type { PaymentRecord } from '../case/trail-records';
import type { TransferEvidence } from './transfer-evidence';

/** A payment to a victim out of a frozen account, and the account that it left. */
export interface OwnPayment extends PaymentRecord {
  readonly from: PartyRecord;
}

/** How far a bank's clock may be off; an assumption, as between two banks. */
const CLOCKS_APART_MS = 120_000;

/** @returns what a case's own orders paid out of frozen accounts, or may have paid: a bank can list it before it answers. */
export function paymentsOrdered(orders: Iterable<InstructionRecord>): OwnPayment[] {
  return [...orders].filter((order) => order.action === 'return' && (order.state === 'done' || mayBeAtBank(order))).map(({ instructionId, target, amount, requestedAt, recordedAt, state }) => ({
    instructionId, from: target, amountMinor: amount.amountMinor, requestedAt, recordedAt: state === 'done' ? recordedAt : null,
  }));
}

/** @returns the payments out of a case's accounts that it knows of: by its own orders, and by those of the cases that share the account. */
export function paymentsKnown({ instructions }: Pick<CaseState, 'instructions'>): OwnPayment[] {
  const known: OwnPayment[] = paymentsOrdered(instructions.values());
  for (const { others, target } of instructions.values()) for (const payment of others?.payments ?? []) known.push({ ...payment, from: target });
  return known;
}

/**
 * A bank lists what it paid back to the victims among the transfers that left the account, also to a case that had no part
 * in it. That money did not move on: it counts as returned, and as intercepted before (contract-details 6). @returns the
 * evidence without it, one line of each answer for each payment.
 */
export function withoutOwnPayments(evidence: readonly TransferEvidence[], payments: readonly OwnPayment[]): readonly TransferEvidence[] {
  if (payments.length === 0) return evidence;
  const found = new Set<string>();
  return evidence.filter((each) => {
    const payment = payments.find((one) => isPayment(each, one) && !found.has(`${each.witness} ${one.instructionId}`));
    if (payment !== undefined) found.add(`${each.witness} ${payment.instructionId}`);
    return payment === undefined;
  });
}

function isPayment({ from, to, amountMinor, transferredAt }: TransferEvidence, payment: OwnPayment): boolean {
  return to !== null && amountMinor === BigInt(payment.amountMinor) && targetKey(from) === targetKey(payment.from) && mayBePaidAt(payment, transferredAt);
}

/** Whether a bank that says it paid at that instant can mean this payment. */
export function mayBePaidAt({ requestedAt, recordedAt }: Pick<PaymentRecord, 'requestedAt' | 'recordedAt'>, at: Instant): boolean {
  return msBetween(requestedAt, at) >= -CLOCKS_APART_MS && (recordedAt === null || msBetween(at, recordedAt) >= -CLOCKS_APART_MS);
}

/** @returns what a stop's answer found held together with what had been paid out of it before: that was held as well. */
export function heldWithPaid(stop: Pick<InstructionRecord, 'heldAmount' | 'stoppedAt'>, payments: readonly PaymentRecord[]): bigint {
  const { heldAmount, stoppedAt } = stop;
  if (heldAmount === null || stoppedAt === null) return heldAmount === null ? 0n : minorUnits(heldAmount);
  const before = payments.filter(({ recordedAt }) => recordedAt !== null && recordedAt <= stoppedAt);
  return before.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), minorUnits(heldAmount));
}
