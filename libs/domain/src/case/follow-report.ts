import type { Instant } from '@paystop/kernel';
import { followFreeze } from '../freeze/freezes';
import { openFreezeOf } from '../freeze/freeze-facts';
import { followRenewal } from '../freeze/renew-freeze';
import { followUnfreeze } from '../freeze/unfreeze';
import { followExtension } from '../hold/extend-hold';
import { isHolding } from '../hold/hold-claims';
import { reconsiderEnd } from '../hold/fire-hold';
import { currentHold, endHold, placeHold, replaceStop } from '../hold/holds';
import { askForOwnStop } from '../hold/own-stop';
import { followRelease, letGo, restsOnNothing } from '../hold/release-hold';
import type { CaseDraft } from './case-draft';
import type { HoldRecord, InstructionRecord } from './records';
import { isStanding } from './stop-facts';
import { isFinal } from './stop-transitions';

/** When the bank acted and until when, in its own words. */
export interface SaidTimes {
  readonly effectiveAt: Instant | null;
  readonly expiresAt: Instant | null;
}

/** What a stop's answer does: it places a hold, changes its amount, or takes it back. */
export function followStop(draft: CaseDraft, stop: InstructionRecord, { expiresAt }: SaidTimes): void {
  if (stop.holdId === null || !isFinal(stop.state)) return;
  const holds = stop.state === 'held' || stop.state === 'partially_held';
  const hold = draft.case(stop.caseId).holds.get(stop.holdId);
  if (hold === undefined) {
    if (holds) placed(draft, stop, expiresAt);
  } else if (!holds) {
    if (isStanding(hold)) endHold(draft, hold, { type: 'HoldReleased', state: 'released' });
  } else if (hold.instructionId !== stop.instructionId) {
    replaceStop(draft, hold, { stop, bankExpiresAt: expiresAt });
  } else if (stop.heldAmount !== null && stop.heldAmount.amountMinor !== hold.amount.amountMinor) {
    draft.emit('HoldAmended', { kind: 'hold', record: { ...hold, amount: stop.heldAmount } });
  }
}

function placed(draft: CaseDraft, stop: InstructionRecord, expiresAt: Instant | null): void {
  placeHold(draft, stop, expiresAt);
  const hold = draft.case(stop.caseId).holds.get(stop.holdId ?? '');
  if (hold !== undefined && restsOnNothing(draft, hold)) askForOwnStop(draft, hold);
}

/** What the answers to all other orders do to the holds and freezes that they are about. */
export function followOrder(draft: CaseDraft, { before, after }: { readonly before: InstructionRecord; readonly after: InstructionRecord }, said: SaidTimes): void {
  switch (after.action) {
    case 'extend':
      followExtension(draft, after, { before, expiresAt: said.expiresAt });
      break;
    case 'release':
      followRelease(draft, after);
      break;
    case 'freeze':
      followFreeze(draft, after, said);
      break;
    case 'renew':
      followRenewal(draft, after, said.expiresAt);
      break;
    case 'unfreeze':
      followUnfreeze(draft, after);
      break;
    case 'stop':
    case 'query':
    case 'return':
      return;
  }
  if (isFinal(after.state)) for (const hold of draft.case(after.caseId).holds.values()) goOn(draft, hold);
}

/** A hold that waited for this answer goes on: it is let go now that its freeze is decided, or is over by time. */
function goOn(draft: CaseDraft, hold: HoldRecord): void {
  const state = draft.case(hold.caseId);
  if (hold.releasing && isHolding(hold) && openFreezeOf(state, hold.holdId) === undefined && !releaseOrdered(draft, hold)) letGo(draft, hold);
  reconsiderEnd(draft, currentHold(draft, hold));
}

function releaseOrdered(draft: CaseDraft, hold: HoldRecord): boolean {
  return [...draft.case(hold.caseId).instructions.values()].some((order) => order.action === 'release' && order.originalInstructionId === hold.instructionId && !isFinal(order.state));
}
