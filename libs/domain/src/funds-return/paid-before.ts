import type { CaseDraft } from '../case/case-draft';
import type { KnownPayment } from './account-statement';
import type { ReturnRecord } from './return-record';

/** @returns what earlier rounds paid out of the account of a return, whichever case's freeze they were paid from. */
export function paidBefore(draft: CaseDraft, { returnId, accountRef, claims }: Pick<ReturnRecord, 'returnId' | 'accountRef' | 'claims'>): KnownPayment[] {
  const earlier = [...draft.book.values()].flatMap((state) => [...state.returns.values()]).filter((each) => each.returnId !== returnId && each.accountRef === accountRef);
  return earlier.flatMap((each) => each.allocations.flatMap(({ state, caseId, amount, instructionId }, index): KnownPayment[] => {
    const order = instructionId === null ? undefined : draft.instruction(each.caseId, instructionId);
    if (state !== 'paid' || order === undefined) return [];
    const claim = claims.findIndex((one) => one.caseId === caseId);
    const { requestedAt, recordedAt } = order;
    return [{ claim: claim < 0 ? null : claim, amount, toAccount: each.claims[index]?.payTo.accountNumber ?? '', requestedAt, recordedAt }];
  }));
}
