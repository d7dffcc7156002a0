import { plusDuration } from '@paystop/kernel';
import type { CaseDraft } from '../case/case-draft';
import { askForOrders, mayBeAtBank } from '../case/follow-up-order';
import type { HoldRecord, InstructionRecord } from '../case/records';
import { settleCase } from '../case/settle-case';
import { cancelProposedFreezes, openFreezeOf } from '../freeze/freeze-facts';
import { isOrdered } from '../freeze/freeze.machine';
import { extendHold } from './extend-hold';
import { extensionUnderWay, isHolding } from './hold-claims';
import { checkInstant, currentHold, endHold, setHoldTimer, warnInstants } from './holds';

/**
 * Called when a hold's timer is due: warns 12 h, 4 h and 1 h before the end, looks in time whether anything follows the
 * hold, then says that it lapsed.
 */
export function fireHold(draft: CaseDraft, hold: HoldRecord): void {
  if (!isHolding(hold)) return;
  const { now, policy } = draft.context;
  if (now >= hold.expiresAt) return reachEnd(draft, hold);
  const passed = warnInstants(hold, policy).filter((at) => at <= now).length;
  if (passed > hold.warned) {
    draft.emit('HoldExpiring', { kind: 'hold', record: { ...hold, warned: passed } }, { expiresAt: hold.expiresAt });
  }
  if (!hold.endChecked && now >= checkInstant(hold, policy)) checkEnd(draft, currentHold(draft, hold));
  setHoldTimer(draft, currentHold(draft, hold));
}

/** Nothing active follows the hold: the city hears of it, and what is on its way gets more time (contract-details 7). */
function checkEnd(draft: CaseDraft, hold: HoldRecord): void {
  const attention = { type: 'HoldEndsUnfrozen', detail: `ends at ${hold.expiresAt} and no freeze is active`, at: draft.context.now };
  draft.emit('HoldEndsUnfrozen', { kind: 'hold', record: { ...hold, endChecked: true, attention } }, { expiresAt: hold.expiresAt, do: 'notify', to: 'city' });
  const reason = whyAutoExtended(draft, hold);
  if (reason !== undefined) extendHold(draft, currentHold(draft, hold), { reason, automatic: true });
}

/**
 * By itself a hold is extended in two cases: its freeze is approved and not yet there, or it rests on another case's
 * stop, which ends with that case (contract-details 3 and 7). Where that is not allowed, the attention that was raised stays.
 */
function whyAutoExtended(draft: CaseDraft, hold: HoldRecord): string | undefined {
  const freeze = openFreezeOf(draft.case(hold.caseId), hold.holdId);
  if (freeze !== undefined && isOrdered(freeze)) return 'the freeze is on its way';
  return hold.ownStop ? undefined : 'the stop that it rests on ends';
}

/** An order that may be at the bank decides what became of the hold: it is asked for before the hold is called lapsed. */
function reachEnd(draft: CaseDraft, hold: HoldRecord): void {
  const { now, policy } = draft.context;
  const asked = undecidedOrders(draft, hold);
  if (asked.length > 0) {
    askForOrders(draft, asked);
    draft.setTimer({ subject: hold.holdId, kind: 'hold', caseId: hold.caseId }, plusDuration(now, policy.sync.max));
    return;
  }
  endHold(draft, hold, { type: 'HoldLapsed', state: 'lapsed' });
  cancelProposedFreezes(draft, hold);
  settleCase(draft, hold.caseId);
}

function undecidedOrders(draft: CaseDraft, hold: HoldRecord): InstructionRecord[] {
  const state = draft.case(hold.caseId);
  const freezeOrder = openFreezeOf(state, hold.holdId)?.instructionId ?? null;
  const orders = [freezeOrder === null ? undefined : state.instructions.get(freezeOrder), extensionUnderWay(state, hold)];
  return orders.flatMap((order) => (order !== undefined && mayBeAtBank(order) ? [order] : []));
}

/** Called when an order on a hold got its final answer: a hold that was kept waiting for it may be over by now. */
export function reconsiderEnd(draft: CaseDraft, hold: HoldRecord): void {
  const current = currentHold(draft, hold);
  if (isHolding(current) && draft.context.now >= current.expiresAt) reachEnd(draft, current);
}
