import { type Instant, clampInstant, earlierOf, epochMs, instantFromMs, invariant, laterOf, plusDuration, plusMs } from '@paystop/kernel';
import { accountOf } from '../case/account-key';
import type { CaseDraft } from '../case/case-draft';
import type { HoldRecord, InstructionRecord } from '../case/records';
import type { PolicyPack } from '../policy/policy-pack';
import { tookOwnEffect } from './hold-claims';
import { moveHold } from './hold.machine';

/**
 * @param effectiveAt when the bank says it stopped. @returns that moment, believed only between our sending and our
 * recording (contract-details 5): a bank's clock may be wrong, ours counts.
 */
export function stopMoment(effectiveAt: Instant | null, sentAt: Instant, recordedAt: Instant): Instant {
  return clampInstant(effectiveAt ?? recordedAt, sentAt, recordedAt);
}

/** Places the short stop that a bank's answer brought: 48 h from the moment of the stop, or earlier if the bank says so. */
export function placeHold(draft: CaseDraft, stop: InstructionRecord, bankExpiresAt: Instant | null): void {
  const { institutionCode, accountRef, stoppedAt, holdId, heldAmount } = stop;
  invariant(institutionCode !== null && accountRef !== null, 'only an institution can hold money');
  invariant(stoppedAt !== null && holdId !== null && heldAmount !== null, 'a hold begins at the moment of its stop, with what that held');
  const hold: HoldRecord = {
    holdId, caseId: stop.caseId, instructionId: stop.instructionId, institutionCode, accountRef,
    account: accountOf(stop.target), amount: heldAmount, placedAt: stoppedAt,
    expiresAt: endOfHold(draft, stoppedAt, bankExpiresAt), endedAt: null, sequence: stop.sequence, state: 'active', ownStop: tookOwnEffect(stop),
    extending: null, releasing: stop.withdrawn !== null, releaseProposed: null, releaseApproved: null, warned: 0, endChecked: false, attention: null, version: 0,
  };
  draft.emit('HoldPlaced', { kind: 'hold', record: hold });
  setHoldTimer(draft, hold);
}

/** The stop that this case had to order for itself holds the money from now on (hold/own-stop). */
export function replaceStop(draft: CaseDraft, hold: HoldRecord, { stop, bankExpiresAt }: { readonly stop: InstructionRecord; readonly bankExpiresAt: Instant | null }): void {
  invariant(stop.stoppedAt !== null, 'a hold begins at the moment of its stop');
  const replaced: HoldRecord = {
    ...hold, instructionId: stop.instructionId, sequence: stop.sequence, ownStop: tookOwnEffect(stop), amount: stop.heldAmount ?? hold.amount,
    expiresAt: endOfHold(draft, stop.stoppedAt, bankExpiresAt), warned: 0, endChecked: false, attention: null,
  };
  draft.emit('HoldAmended', { kind: 'hold', record: replaced }, { stop: stop.instructionId });
  setHoldTimer(draft, replaced);
}

function endOfHold(draft: CaseDraft, stoppedAt: Instant, bankExpiresAt: Instant | null): Instant {
  const ends = plusDuration(stoppedAt, draft.context.policy.hold.length);
  return bankExpiresAt === null ? ends : earlierOf(bankExpiresAt, ends);
}

export interface HoldEnd {
  readonly type: 'HoldReleased' | 'HoldLapsed';
  readonly state: 'released' | 'lapsed';
  readonly data?: Readonly<Record<string, unknown>>;
}

export function endHold(draft: CaseDraft, hold: HoldRecord, { type, state, data = {} }: HoldEnd): void {
  const moved = moveHold(hold.state, state === 'released' ? 'release' : 'lapse');
  if (!moved.ok) return;
  const ended: HoldRecord = { ...hold, state: moved.value, releasing: false, extending: null, attention: null, endedAt: draft.context.now };
  draft.emit(type, { kind: 'hold', record: ended }, data);
  draft.setTimer({ subject: hold.holdId, kind: 'hold', caseId: hold.caseId }, null);
}

export function setHoldTimer(draft: CaseDraft, hold: HoldRecord): void {
  const { policy } = draft.context;
  const check = hold.endChecked ? [] : [checkInstant(hold, policy)];
  const due = [...warnInstants(hold, policy).slice(hold.warned), ...check, hold.expiresAt].reduce(earlierOf);
  draft.setTimer({ subject: hold.holdId, kind: 'hold', caseId: hold.caseId }, due);
}

/** Instants of the warnings, earliest first; those from before the hold was placed are dropped by being due at once together. */
export function warnInstants(hold: HoldRecord, policy: PolicyPack): Instant[] {
  return policy.hold.warnBefore.map((before) => instantFromMs(epochMs(hold.expiresAt) - before.milliseconds)).filter((at) => at > hold.placedAt);
}

/** A hold that is short from the beginning is looked at half way, so that a drill with shortened holds keeps its proportions. */
export function checkInstant(hold: HoldRecord, policy: PolicyPack): Instant {
  const lengthMs = epochMs(hold.expiresAt) - epochMs(hold.placedAt);
  return laterOf(plusMs(hold.expiresAt, -policy.hold.autoExtendBefore.milliseconds), plusMs(hold.placedAt, Math.floor(lengthMs / 2)));
}

export function currentHold(draft: CaseDraft, hold: HoldRecord): HoldRecord {
  return draft.case(hold.caseId).holds.get(hold.holdId) ?? hold;
}

export function stopOfHold(draft: CaseDraft, hold: HoldRecord): InstructionRecord {
  const stop = draft.instruction(hold.caseId, hold.instructionId);
  invariant(stop !== undefined, 'a hold belongs to a stop of its case');
  return stop;
}
