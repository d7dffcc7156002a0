import { type Money, NO_MONEY, addMoney, invariant, isNothing, minorUnits, subtractMoney } from '@paystop/kernel';
import type { CaseDraft } from '../case/case-draft';
import type { InstructionRecord } from '../case/records';
import { isFinal } from '../case/stop-transitions';
import { amendReturn, setReturnTimer } from './amend-return';
import type { StatementLine } from './account-statement';
import { noteWhatIsLeft } from './emptied-freeze';
import { computeReturn, giveUpReturn } from './propose-return';
import { returnOfOrder } from './return-orders';
import { moveReturn } from './return-machine';
import type { AllocationRecord, ReceiptRecord, ReturnRecord } from './return-record';

/** What a bank's answer says about a return, beside the state of the order. */
export interface ReturnAnswer {
  readonly transactions: readonly StatementLine[];
  readonly receipt: ReceiptRecord | null;
}

/** Called with every report about an order of a return: computes, books payments, settles. */
export function followReturn(draft: CaseDraft, order: InstructionRecord, answer: ReturnAnswer): void {
  const record = returnOfOrder(draft.case(order.caseId), order.instructionId);
  if (record === undefined || !isFinal(order.state)) return;
  if (order.instructionId === record.queryInstructionId) {
    if (order.state === 'done') computeReturn(draft, record, answer.transactions);
    else giveUpReturn(draft, record, `query ${order.state}${order.code === null ? '' : ` (${order.code})`}`);
    return;
  }
  const index = record.allocations.findIndex(({ instructionId }) => instructionId === order.instructionId);
  const allocation = record.allocations[index];
  if (allocation === undefined) return;
  const paid = order.state === 'done';
  if (paid === (allocation.state === 'paid') && allocation.state !== 'ordered') return;
  const next: AllocationRecord = paid
    ? { ...allocation, state: 'paid', code: order.code, receipt: answer.receipt, firstForVictim: isFirst(draft, allocation.caseId) }
    : { ...allocation, state: 'refused', code: order.code, receipt: null };
  const booked = amendReturn(draft, {
    event: paid ? 'MoneyReturned' : 'ReturnRefused',
    data: { instructionId: order.instructionId, claimedCaseId: allocation.caseId, amount: allocation.amount, code: order.code },
  }, { ...record, allocations: record.allocations.with(index, next) });
  if (paid !== (allocation.state === 'paid')) creditCase(draft, { allocation, accountRef: record.accountRef, paid });
  settle(draft, booked);
  noteWhatIsLeft(draft, booked);
}

function isFirst(draft: CaseDraft, caseId: string): boolean {
  const claimant = draft.book.get(caseId)?.record;
  return claimant !== undefined && isNothing(claimant.returnedAmount);
}

/** The victim's case says what came back and out of which account, also where the frozen account belongs to another case. */
function creditCase(draft: CaseDraft, { allocation: { caseId, amount, state }, accountRef, paid }: Credit): void {
  const claimant = draft.book.get(caseId);
  invariant(claimant !== undefined, 'the cases of the claims are loaded with the return');
  if (!paid && state !== 'paid') return;
  const returnedAmount = booked(claimant.record.returnedAmount, amount, paid);
  draft.emit('CaseAmended', { kind: 'case', record: { ...claimant.record, returnedAmount } }, { returnedAmount });
  const hold = [...claimant.holds.values()].filter((each) => each.accountRef === accountRef).sort((a, b) => a.sequence - b.sequence).at(-1);
  if (hold !== undefined) draft.emit('HoldAmended', { kind: 'hold', record: { ...hold, returned: booked(hold.returned ?? NO_MONEY, amount, paid) } });
}

interface Credit {
  readonly allocation: AllocationRecord;
  readonly accountRef: string;
  readonly paid: boolean;
}

function booked(before: Money, amount: Money, paid: boolean): Money {
  if (paid) return addMoney(before, amount);
  return minorUnits(before) < minorUnits(amount) ? NO_MONEY : subtractMoney(before, amount);
}

/** Once every bank has answered it is completed, partly completed or failed; a later correction settles it anew. */
function settle(draft: CaseDraft, record: ReturnRecord): void {
  const due = record.allocations.filter(({ state }) => state !== 'nothing');
  if (due.some(({ state }) => state === 'ordered' || state === 'pending')) return;
  const paid = due.filter(({ state }) => state === 'paid').length;
  const moved = moveReturn(record.state, paid === due.length ? 'settle_all' : paid > 0 ? 'settle_some' : 'settle_none');
  if (!moved.ok) return;
  const failure = moved.value === 'failed' ? 'the bank refused every payment' : null;
  const settled = amendReturn(draft, { event: moved.value === 'failed' ? 'FundsReturnFailed' : 'FundsReturnExecuted' }, { ...record, state: moved.value, settledAt: draft.context.now, failure });
  setReturnTimer(draft, settled, null);
}

/** Called when a return's timer is due; what it is for follows from the state. */
export function fireReturn(draft: CaseDraft, record: ReturnRecord): void {
  const { now } = draft.context;
  if (record.state === 'computing') giveUpReturn(draft, record, 'the bank left the query unanswered');
  if ((record.state === 'published' || record.state === 'objected') && record.noticeEndsAt !== null && now >= record.noticeEndsAt) amendReturn(draft, { event: 'FundsReturnNoticeEnded' }, record);
  if (record.state === 'executing' && !record.overdue && record.deadline !== null && now >= record.deadline) amendReturn(draft, { event: 'FundsReturnOverdue' }, { ...record, overdue: true });
}
