import { type Result, ok, refuse } from '@paystop/kernel';
import { type Approval, type Decider, type Proposal, twoPersonStep } from '../authority/four-eyes';
import type { CaseDraft } from '../case/case-draft';
import { followUp } from '../case/follow-up-order';
import type { InstructionRecord } from '../case/records';
import { settleCase } from '../case/settle-case';
import { isFinal } from '../case/stop-transitions';
import { upheldObjectionOnFreeze } from '../objection/objection-facts';
import { currentFreeze } from './freeze-facts';
import type { FreezeRecord } from './freeze-record';
import { isOrdered, moveFreeze } from './freeze.machine';
import { endFreeze } from './freezes';
import { orderOfFreeze } from './renew-freeze';

/** "Lift after expiry": the freeze is gone either way (contract-details 7). */
const LIFTED_AFTER_EXPIRY = '1900';

/** Lets frozen money go: an operator proposes, an approver approves by the same call (contract-details 7). */
export function unfreeze(draft: CaseDraft, freeze: FreezeRecord, { reason, decider }: { readonly reason: string; readonly decider: Decider }): Result<FreezeRecord> {
  const refusal = whyNotLiftable(freeze);
  if (refusal !== undefined) return refusal;
  const objection = upheldObjectionOnFreeze(draft.case(freeze.caseId), freeze);
  const step = twoPersonStep({ standing: freeze.unfreezeProposed, decider, mayPropose: 'propose_renewal', level: 'district', waived: objection !== undefined });
  if (!step.ok) return step;
  const { now } = draft.context;
  if (step.value === 'propose') {
    draft.emit('UnfreezeProposed', { kind: 'freeze', record: { ...freeze, unfreezeProposed: { by: decider.subject, reason, at: now } } }, { reason });
  } else {
    const objectionId = freeze.unfreezeProposed === null ? (objection?.objectionId ?? null) : null;
    orderUnfreeze(draft, freeze, { proposed: freeze.unfreezeProposed, approved: { by: decider.subject, at: now, objectionId } });
  }
  settleCase(draft, freeze.caseId);
  return ok(currentFreeze(draft, freeze));
}

export function whyNotLiftable(freeze: FreezeRecord): Result<never> | undefined {
  const moved = moveFreeze(freeze.state, 'ask_unfreeze');
  if (!moved.ok) return moved;
  return freeze.lifting ? refuse('FREEZE.ALREADY_ENDED', 'the freeze is being lifted') : undefined;
}

/**
 * The order fences everything older. A freeze that has not been answered is lifted only if it took effect after all:
 * unsent it never leaves, maybe sent it is asked for first (contract-details 3).
 */
export function orderUnfreeze(
  draft: CaseDraft, freeze: FreezeRecord, { proposed, approved }: { readonly proposed: Proposal | null; readonly approved: Approval },
): void {
  const data = approved.objectionId === null ? {} : { objectionId: approved.objectionId };
  draft.emit('UnfreezeApproved', { kind: 'freeze', record: { ...freeze, lifting: true, unfreezeProposed: proposed, unfreezeApproved: approved } }, data);
  followUp(draft, orderOfFreeze(draft, freeze), { action: 'unfreeze', event: 'UnfreezeRequested', onlyIfTookEffect: isOrdered(freeze) });
}

/** What the bank's answer to an unfreeze does. */
export function followUnfreeze(draft: CaseDraft, order: InstructionRecord): void {
  const freeze = [...draft.case(order.caseId).freezes.values()].find((each) => each.instructionId === order.originalInstructionId);
  if (freeze === undefined || !isFinal(order.state) || !freeze.lifting) return;
  if (order.state === 'done' || (order.state === 'refused' && order.code === LIFTED_AFTER_EXPIRY)) {
    return endFreeze(draft, freeze, { move: 'lift', data: { order: order.instructionId } });
  }
  const detail = `the bank did not unfreeze: ${order.state}${order.code === null ? '' : ` (${order.code})`}`;
  const refused: FreezeRecord = {
    ...freeze, lifting: false, unfreezeProposed: null, unfreezeApproved: null, attention: { type: 'UnfreezeRefused', detail, at: draft.context.now },
  };
  draft.emit('UnfreezeRefused', { kind: 'freeze', record: refused }, { order: order.instructionId });
}
