import { type Instant, clampInstant, earlierOf, epochMs, instantFromMs, invariant, plusDuration } from '@paystop/kernel';
import { accountOf } from '../case/account-key';
import type { CaseDraft } from '../case/case-draft';
import type { HoldRecord, InstructionRecord } from '../case/records';
import { isStanding } from '../case/stop-facts';
import { settleCase } from '../case/settle-case';

/**
 * @param effectiveAt when the bank says it stopped. @returns that moment, believed only between our sending and our
 * recording (contract-details 5): a bank's clock may be wrong, ours counts.
 */
export function stopMoment(effectiveAt: Instant | null, sentAt: Instant, recordedAt: Instant): Instant {
  return clampInstant(effectiveAt ?? recordedAt, sentAt, recordedAt);
}

/** Places the short stop that a bank's answer brought: 48 h from the moment of the stop, or earlier if the bank says so. */
export function placeHold(draft: CaseDraft, stop: InstructionRecord, bankExpiresAt: Instant | null): void {
  const { institutionCode, accountRef, stoppedAt, holdId } = stop;
  invariant(institutionCode !== null && accountRef !== null, 'only an institution can hold money');
  invariant(stoppedAt !== null && holdId !== null, 'a hold begins at the moment of its stop');
  const ends = plusDuration(stoppedAt, draft.context.policy.hold.length);
  const hold: HoldRecord = {
    holdId, caseId: stop.caseId, instructionId: stop.instructionId, institutionCode, accountRef,
    account: accountOf(stop.target), amount: stop.heldAmount ?? stop.amount, placedAt: stoppedAt,
    expiresAt: bankExpiresAt === null ? ends : earlierOf(bankExpiresAt, ends), sequence: stop.sequence, state: 'active',
    releasing: false, warned: 0, version: 0,
  };
  draft.emit('HoldPlaced', { kind: 'hold', record: hold });
  setHoldTimer(draft, hold);
}

/** Called when a hold's timer is due: warns 12 h, 4 h and 1 h before the end, then says that it lapsed. */
export function fireHold(draft: CaseDraft, hold: HoldRecord): void {
  if (!isStanding(hold) || hold.state === 'frozen') return;
  const { now, policy } = draft.context;
  if (now >= hold.expiresAt) {
    endHold(draft, hold, { type: 'HoldLapsed', state: 'lapsed' });
    settleCase(draft, hold.caseId);
    return;
  }
  const passed = warnInstants(hold, policy.hold.warnBefore.map((before) => before.milliseconds)).filter((at) => at <= now).length;
  if (passed > hold.warned) {
    draft.emit('HoldExpiring', { kind: 'hold', record: { ...hold, warned: passed } }, { expiresAt: hold.expiresAt });
  }
  setHoldTimer(draft, { ...hold, warned: Math.max(passed, hold.warned) });
}

export function endHold(
  draft: CaseDraft,
  hold: HoldRecord,
  end: { readonly type: 'HoldReleased' | 'HoldLapsed'; readonly state: 'released' | 'lapsed' },
): void {
  draft.emit(end.type, { kind: 'hold', record: { ...hold, state: end.state, releasing: false } });
  draft.setTimer({ subject: hold.holdId, kind: 'hold', caseId: hold.caseId }, null);
}

function setHoldTimer(draft: CaseDraft, hold: HoldRecord): void {
  const warnings = warnInstants(hold, draft.context.policy.hold.warnBefore.map((before) => before.milliseconds));
  draft.setTimer({ subject: hold.holdId, kind: 'hold', caseId: hold.caseId }, warnings[hold.warned] ?? hold.expiresAt);
}

/** Instants of the warnings, earliest first; those from before the hold was placed are dropped by being due at once together. */
function warnInstants(hold: HoldRecord, beforeMs: readonly number[]): Instant[] {
  return beforeMs.map((before) => instantFromMs(epochMs(hold.expiresAt) - before)).filter((at) => at > hold.placedAt);
}
