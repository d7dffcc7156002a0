import { type Money, NO_MONEY } from '@paystop/kernel';
import type { InstructionRecord } from './records';

/**
 * What a bank's answer to an order holds. A bank, or a person on its behalf, may leave the amount out: `held` then means
 * the sum that was asked for (contract-details 6), as it stood when the answer was taken in; of a part that nobody has
 * sized nothing counts. The record keeps it, so that holds, totals and the funds graph all count from one number.
 */
export function heldByAnswer(before: InstructionRecord, { state, heldAmount }: Pick<InstructionRecord, 'state' | 'heldAmount'>): Money | null {
  if (heldAmount !== null || before.action !== 'stop') return heldAmount;
  if (state === 'partially_held') return NO_MONEY;
  if (state !== 'held') return null;
  return before.state === 'held' && before.heldAmount !== null ? before.heldAmount : before.amount;
}
