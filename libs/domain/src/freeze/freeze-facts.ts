import type { CaseDraft } from '../case/case-draft';
import type { CaseState } from '../case/case-state';
import type { HoldRecord } from '../case/records';
import type { FreezeRecord } from './freeze-record';
import { isOpenFreeze } from './freeze.machine';

/** The freeze of a hold that is not over: there is one at most. */
export function openFreezeOf(state: CaseState, holdId: string): FreezeRecord | undefined {
  return [...state.freezes.values()].find((freeze) => freeze.holdId === holdId && isOpenFreeze(freeze));
}

export function currentFreeze(draft: CaseDraft, freeze: FreezeRecord): FreezeRecord {
  return draft.case(freeze.caseId).freezes.get(freeze.freezeId) ?? freeze;
}

/** What nobody has approved ends with the hold that it was proposed for. */
export function cancelProposedFreezes(draft: CaseDraft, hold: HoldRecord): void {
  const freeze = openFreezeOf(draft.case(hold.caseId), hold.holdId);
  if (freeze?.state !== 'proposed') return;
  draft.emit('FreezeCancelled', { kind: 'freeze', record: { ...freeze, state: 'cancelled', endedAt: draft.context.now } }, { hold: hold.holdId });
}
