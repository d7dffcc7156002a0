import { type Result, ok, refuse } from '@paystop/kernel';
import { type Decider, twoPersonStep } from '../authority/four-eyes';
import { nextSequence } from '../case/account-key';
import type { CaseDraft } from '../case/case-draft';
import { followUp } from '../case/follow-up-order';
import type { HoldRecord, InstructionRecord } from '../case/records';
import { settleCase } from '../case/settle-case';
import { isFinal } from '../case/stop-transitions';
import { cancelProposedFreezes, openFreezeOf } from '../freeze/freeze-facts';
import { orderUnfreeze } from '../freeze/unfreeze';
import { upheldObjectionOn } from '../objection/objection-facts';
import { moveHold } from './hold.machine';
import { holdsOfOthers, isHolding, otherClaims } from './hold-claims';
import { currentHold, endHold, stopOfHold } from './holds';
import { askForOwnStop } from './own-stop';

/** "Lift after expiry": the hold is gone either way (contract-details 7). */
const LIFTED_AFTER_EXPIRY = '1900';

/** Letting go takes two people: an officer or operator proposes, an approver approves by the same call (contract-details 7). */
export function releaseHold(draft: CaseDraft, hold: HoldRecord, { reason, decider }: { readonly reason: string; readonly decider: Decider }): Result<HoldRecord> {
  const refusal = whyNotReleasable(hold);
  if (refusal !== undefined) return refusal;
  const objection = upheldObjectionOn(draft.case(hold.caseId), hold);
  const step = twoPersonStep({ standing: hold.releaseProposed, decider, mayPropose: 'propose_release', level: 'district', waived: objection !== undefined });
  if (!step.ok) return step;
  const { now } = draft.context;
  if (step.value === 'propose') {
    const releaseProposed = { by: decider.subject, reason, at: now };
    draft.emit('HoldReleaseProposed', { kind: 'hold', record: { ...hold, releaseProposed } }, { reason });
  } else {
    const objectionId = hold.releaseProposed === null ? (objection?.objectionId ?? null) : null;
    approveRelease(draft, hold, { by: decider.subject, at: now, objectionId });
  }
  settleCase(draft, hold.caseId);
  return ok(currentHold(draft, hold));
}

export function whyNotReleasable(hold: HoldRecord): Result<never> | undefined {
  const moved = moveHold(hold.state, 'ask_release');
  if (!moved.ok) return moved;
  return hold.releasing ? refuse('HOLD.ALREADY_RELEASED', 'the hold is being released') : undefined;
}

/** From here on nothing older on the account may reach the bank (domain.md 5, I4). */
export function approveRelease(draft: CaseDraft, hold: HoldRecord, approval: NonNullable<HoldRecord['releaseApproved']>): void {
  const data = approval.objectionId === null ? {} : { objectionId: approval.objectionId };
  draft.emit('HoldReleaseApproved', { kind: 'hold', record: { ...hold, releasing: true, releaseApproved: approval } }, data);
  cancelProposedFreezes(draft, hold);
  const freeze = openFreezeOf(draft.case(hold.caseId), hold.holdId);
  if (freeze === undefined) letGo(draft, currentHold(draft, hold));
  else if (!freeze.lifting) orderUnfreeze(draft, freeze, { proposed: hold.releaseProposed, approved: approval });
}

/**
 * Ends this case's claim. The bank hears of it when it was the last one; otherwise what this case has not yet sent is
 * cancelled and the account stays stopped for the others (contract-details 3).
 */
export function letGo(draft: CaseDraft, hold: HoldRecord): void {
  const stop = stopOfHold(draft, hold);
  if (otherClaims(draft.book, hold).length === 0) {
    followUp(draft, stop, { action: 'release', event: 'ReleaseRequested', onlyIfTookEffect: false });
    return;
  }
  const sequence = nextSequence(draft.case(hold.caseId).instructions.values(), stop.target);
  draft.command({ type: 'fence', caseId: hold.caseId, instructionId: stop.instructionId, sequence });
  endHold(draft, hold, { type: 'HoldReleased', state: 'released', data: { claimOnly: true } });
}

/** What the bank's answer to a release does. */
export function followRelease(draft: CaseDraft, release: InstructionRecord): void {
  const hold = [...draft.case(release.caseId).holds.values()].find((each) => each.instructionId === release.originalInstructionId);
  if (hold === undefined || !isFinal(release.state) || !isHolding(hold)) return;
  if (release.state === 'done' || (release.state === 'refused' && release.code === LIFTED_AFTER_EXPIRY)) {
    endHold(draft, hold, { type: 'HoldReleased', state: 'released' });
    for (const guest of otherClaims(draft.book, hold)) if (!guest.ownStop) askForOwnStop(draft, guest);
    return;
  }
  if (!hold.releasing) return;
  const detail = `the bank did not release: ${release.state}${release.code === null ? '' : ` (${release.code})`}`;
  draft.emit('HoldReleaseRefused', {
    kind: 'hold',
    record: { ...hold, releasing: false, releaseProposed: null, releaseApproved: null, attention: { type: 'ReleaseRefused', detail, at: draft.context.now } },
  }, { release: release.instructionId });
}

/**
 * A hold that rests on another case's stop, placed while that one was being released: the bank answered "already
 * stopped" about a stop that is gone by now.
 */
export function restsOnNothing(draft: CaseDraft, hold: HoldRecord): boolean {
  if (hold.ownStop) return false;
  const sentAt = stopOfHold(draft, hold).sentAt ?? hold.placedAt;
  const others = holdsOfOthers(draft.book, hold);
  return !others.some((other) => isHolding(other)) && others.some((other) => other.state === 'released' && (other.endedAt ?? '') >= sentAt);
}
