import { type Instant, type Money, sumMoney } from '@paystop/kernel';
import type { CaseState } from '../case/case-state';
import type { FreezeRecord } from './freeze-record';

/**
 * @returns what was paid to victims out of a freeze since the bank last said how much it froze: what was paid before a
 * renewal is not in the amount that the bank told with it.
 */
export function paidSinceTold(state: Pick<CaseState, 'instructions' | 'returns'>, freeze: FreezeRecord): Money {
  const told = amountToldAt(state, freeze);
  const paid = [...state.returns.values()].filter(({ freezeId }) => freezeId === freeze.freezeId).flatMap(({ allocations }) => allocations).filter((allocation) => {
    const paidAt = state.instructions.get(allocation.instructionId ?? '')?.recordedAt ?? null;
    return allocation.state === 'paid' && (told === null || paidAt === null || paidAt > told);
  });
  return sumMoney(paid.map(({ amount }) => amount));
}

/** When the bank last said it: with the freeze, or with a renewal that names the amount anew. */
function amountToldAt({ instructions }: Pick<CaseState, 'instructions'>, { instructionId }: FreezeRecord): Instant | null {
  let last: Instant | null = null;
  for (const { action, state, originalInstructionId, heldAmount, recordedAt } of instructions.values()) {
    const renews = action === 'renew' && originalInstructionId === instructionId && (state === 'held' || state === 'partially_held');
    if (renews && heldAmount !== null && recordedAt !== null && (last === null || recordedAt > last)) last = recordedAt;
  }
  return last;
}
