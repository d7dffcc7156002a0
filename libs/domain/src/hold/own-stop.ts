import type { CaseDraft } from '../case/case-draft';
import { reassignTransfers } from '../case/direct-stop';
import { newOrder } from '../case/follow-up-order';
import type { HoldRecord } from '../case/records';
import { stopOfHold } from './holds';

/** The stop that this hold rested on is gone: the case orders its own at once, for the same hold (contract-details 3). */
export function askForOwnStop(draft: CaseDraft, hold: HoldRecord): void {
  const stop = stopOfHold(draft, hold);
  const own = { ...newOrder(draft, stop, { action: 'stop', target: stop.target }), holdId: hold.holdId };
  draft.emit('StopRequested', { kind: 'instruction', record: own }, { ownStopFor: hold.holdId });
  reassignTransfers(draft, stop, own);
  draft.command({ type: 'dispatch', caseId: own.caseId, instructionId: own.instructionId, onlyIfTookEffect: false });
}
