import { minorUnits } from '@paystop/kernel';
import type { CaseDraft } from '../case/case-draft';
import { isInForce } from '../freeze/freeze.machine';
import { returnsOf } from './amend-return';
import type { ReturnRecord } from './return-record';

/** Type of attention of a freeze out of which everything was paid. */
export const NOTHING_LEFT = 'NothingLeftFrozen';

/**
 * A freeze out of which everything was paid back stays in force: it ends by two people or by time, never by itself
 * (domain.md 3.1; contract-details 7), and what came in meanwhile is frozen too. It keeps its case open and freezes that wait
 * behind it waiting, so that a person is asked to look at it. What a bank takes back later takes that back.
 */
export function noteWhatIsLeft(draft: CaseDraft, { caseId, freezeId }: Pick<ReturnRecord, 'caseId' | 'freezeId'>): void {
  const freeze = draft.case(caseId).freezes.get(freezeId);
  if (freeze === undefined || !isInForce(freeze)) return;
  const paid = returnsOf(draft, freeze).flatMap(({ allocations }) => allocations).reduce((sum, { state, amount }) => (state === 'paid' ? sum + minorUnits(amount) : sum), 0n);
  const isEmpty = paid >= minorUnits(freeze.amount);
  if (isEmpty === (freeze.attention?.type === NOTHING_LEFT)) return;
  if (!isEmpty) return draft.emit('FreezeAmended', { kind: 'freeze', record: { ...freeze, attention: null } });
  const attention = { type: NOTHING_LEFT, detail: 'everything that was frozen was paid back; lift it, or let it end by time', at: draft.context.now };
  draft.emit('FreezeEmptied', { kind: 'freeze', record: { ...freeze, attention } }, { amount: freeze.amount });
}
