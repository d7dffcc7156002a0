import { type Instant, type Result, earlierOf, ok, plusDuration, refuse } from '@paystop/kernel';
import { followUp } from '../case/follow-up-order';
import type { CaseDraft } from '../case/case-draft';
import type { HoldRecord, InstructionRecord } from '../case/records';
import { isFinal } from '../case/stop-transitions';
import { moveHold } from './hold.machine';
import { extensionUnderWay, holdsOfOthers, isHolding, stopsTaken, tookOwnEffect } from './hold-claims';
import { currentHold, setHoldTimer, stopOfHold } from './holds';

/** Extends a hold, where the law still allows it: an account is stopped twice at most in a case (domain.md 3.1). */
export function extendHold(draft: CaseDraft, hold: HoldRecord, asked: { readonly reason: string; readonly automatic: boolean }): Result<HoldRecord> {
  const { now, policy, actor } = draft.context;
  const moved = moveHold(hold.state, 'ask_extension');
  if (!moved.ok) return moved;
  if (hold.releasing) return refuse('HOLD.ALREADY_RELEASED', 'the hold is being released');
  if (now >= hold.expiresAt) return refuse('HOLD.ALREADY_LAPSED', 'the hold has ended by time');
  const state = draft.case(hold.caseId);
  if (extensionUnderWay(state, hold) !== undefined) return refuse('HOLD.EXTENSION_PENDING', 'an extension is on its way to the bank');
  const stop = stopOfHold(draft, hold);
  const { maxPerAccount } = policy.hold;
  if (stopsTaken(state, stop.target) >= maxPerAccount) {
    return refuse('HOLD.LIMIT_REACHED', `an account can be stopped ${maxPerAccount} times at most in a case; propose a freeze instead`);
  }
  const order = followUp(draft, stop, { action: 'extend', event: 'ExtensionRequested', onlyIfTookEffect: false });
  const extending = { instructionId: order.instructionId, by: asked.automatic ? 'paystop' : actor.id, reason: asked.reason, at: now };
  draft.emit('HoldAmended', { kind: 'hold', record: { ...currentHold(draft, hold), extending } }, { extending: order.instructionId });
  return ok(currentHold(draft, hold));
}

/** What the bank's answer to an extension does; a refused or unknown one moves nothing (contract-details 7). */
export function followExtension(
  draft: CaseDraft, extension: InstructionRecord, { before, expiresAt }: { readonly before: InstructionRecord; readonly expiresAt: Instant | null },
): void {
  const hold = holdOfOrder(draft, extension);
  if (hold === undefined || !isFinal(extension.state)) return;
  if (!tookOwnEffect(extension)) return failExtension(draft, hold, extension);
  const moved = moveHold(hold.state, 'extend');
  if (tookOwnEffect(before) || !moved.ok) return;
  const end = plusDuration(hold.expiresAt, draft.context.policy.hold.length);
  const extended: HoldRecord = {
    ...hold, state: moved.value, expiresAt: expiresAt === null ? end : earlierOf(expiresAt, end), amount: extension.heldAmount ?? hold.amount,
    ownStop: true, extending: null, attention: null, warned: 0, endChecked: false, endedAt: null,
  };
  draft.emit('HoldExtended', { kind: 'hold', record: extended }, { extension: extension.instructionId });
  setHoldTimer(draft, extended);
  carryGuestsAlong(draft, extended);
}

function failExtension(draft: CaseDraft, hold: HoldRecord, extension: InstructionRecord): void {
  if (hold.extending?.instructionId !== extension.instructionId) return;
  const detail = `the bank did not extend: ${extension.state}${extension.code === null ? '' : ` (${extension.code})`}`;
  const attention = isHolding(hold) ? { type: 'ExtensionRefused', detail, at: draft.context.now } : hold.attention;
  draft.emit('HoldExtensionRefused', { kind: 'hold', record: { ...hold, extending: null, attention } }, { extension: extension.instructionId });
}

/** Holds of other cases that rest on this stop last as long as it does. */
function carryGuestsAlong(draft: CaseDraft, host: HoldRecord): void {
  for (const guest of holdsOfOthers(draft.book, host)) {
    if (guest.ownStop || !isHolding(guest) || guest.expiresAt >= host.expiresAt) continue;
    const carried: HoldRecord = { ...guest, expiresAt: host.expiresAt, warned: 0, endChecked: false, attention: null };
    draft.emit('HoldAmended', { kind: 'hold', record: carried }, { extendedBy: host.holdId });
    setHoldTimer(draft, carried);
  }
}

function holdOfOrder(draft: CaseDraft, order: InstructionRecord): HoldRecord | undefined {
  return [...draft.case(order.caseId).holds.values()].find((hold) => hold.instructionId === order.originalInstructionId || hold.extending?.instructionId === order.instructionId);
}
