import { type Duration, type Instant, type Result, earlierOf, invariant, ok, plusDuration, refuse } from '@paystop/kernel';
import { type Decider, twoPersonStep } from '../authority/four-eyes';
import type { CaseDraft } from '../case/case-draft';
import { followUp } from '../case/follow-up-order';
import type { InstructionRecord } from '../case/records';
import { isFinal } from '../case/stop-transitions';
import { currentFreeze } from './freeze-facts';
import type { FreezeRecord, Renewal } from './freeze-record';
import { moveFreeze } from './freeze.machine';
import { setFreezeTimer } from './freezes';
import { checkTerm, levelForTerm } from './terms';

export interface RenewalCall {
  readonly reason: string;
  readonly term: Duration | null;
  readonly decider: Decider;
}

/** Renews before the end (domain.md 3.1): an operator proposes, an approver approves by the same call. */
export function renewFreeze(draft: CaseDraft, freeze: FreezeRecord, { reason, term, decider }: RenewalCall): Result<FreezeRecord> {
  const { now, policy } = draft.context;
  const moved = moveFreeze(freeze.state, 'ask_renewal');
  if (!moved.ok) return moved;
  if (freeze.lifting) return refuse('FREEZE.ALREADY_ENDED', 'the freeze is being lifted');
  if (freeze.expiresAt === null || now >= freeze.expiresAt) return refuse('FREEZE.ALREADY_ENDED', 'the freeze has ended by time');
  if (freeze.renewal !== null && freeze.renewal.approved !== null) return refuse('FREEZE.RENEWAL_PENDING', 'a renewal is on its way to the bank');
  const from = freeze.expiresAt;
  const wanted = checkTerm(term ?? freeze.renewal?.term ?? policy.freeze.renewal, { from, policy });
  if (!wanted.ok) return wanted;
  const level = levelForTerm(wanted.value, { from, ordinary: policy.freeze.renewal });
  const standing = freeze.renewal?.proposed ?? null;
  const step = twoPersonStep({ standing, decider, mayPropose: 'propose_renewal', level, waived: false });
  if (!step.ok) return step;
  if (step.value === 'propose' || freeze.renewal === null) {
    const renewal: Renewal = { proposed: { by: decider.subject, reason, at: now }, term: wanted.value, approved: null, instructionId: null, validUntil: null };
    draft.emit('FreezeRenewalProposed', { kind: 'freeze', record: { ...freeze, renewal } }, { reason });
    return ok(currentFreeze(draft, freeze));
  }
  if (plusDuration(from, wanted.value) !== plusDuration(from, freeze.renewal.term)) return refuse('BODY.INVALID', 'is another term than the proposed one', { path: '/term' });
  orderRenewal(draft, freeze, { renewal: freeze.renewal, by: decider.subject });
  return ok(currentFreeze(draft, freeze));
}

function orderRenewal(draft: CaseDraft, freeze: FreezeRecord, { renewal, by }: { readonly renewal: Renewal; readonly by: string }): void {
  const { now } = draft.context;
  invariant(freeze.expiresAt !== null, 'a freeze in force has an end');
  const order = followUp(draft, orderOfFreeze(draft, freeze), { action: 'renew', event: 'RenewalRequested', onlyIfTookEffect: false });
  const approved: Renewal = {
    ...renewal, approved: { by, at: now, objectionId: null }, instructionId: order.instructionId, validUntil: plusDuration(freeze.expiresAt, renewal.term),
  };
  draft.emit('FreezeRenewalApproved', { kind: 'freeze', record: { ...freeze, renewal: approved } }, { order: order.instructionId });
}

/** What the bank's answer to a renewal does; a refused one moves nothing. */
export function followRenewal(draft: CaseDraft, order: InstructionRecord, expiresAt: Instant | null): void {
  const freeze = [...draft.case(order.caseId).freezes.values()].find((each) => each.renewal?.instructionId === order.instructionId);
  if (freeze === undefined || freeze.renewal === null || !isFinal(order.state)) return;
  const moved = moveFreeze(freeze.state, 'renew');
  if ((order.state !== 'held' && order.state !== 'partially_held') || !moved.ok) {
    const detail = `the bank did not renew: ${order.state}${order.code === null ? '' : ` (${order.code})`}`;
    const refused: FreezeRecord = { ...freeze, renewal: null, attention: { type: 'RenewalRefused', detail, at: draft.context.now } };
    draft.emit('FreezeRenewalRefused', { kind: 'freeze', record: refused }, { order: order.instructionId });
    return setFreezeTimer(draft, refused);
  }
  const end = plusDuration(freeze.expiresAt ?? draft.context.now, freeze.renewal.term);
  const renewed: FreezeRecord = {
    ...freeze, state: moved.value, expiresAt: expiresAt === null ? end : earlierOf(expiresAt, end), amount: order.heldAmount ?? freeze.amount,
    renewal: null, renewals: freeze.renewals + 1, warned: 0, endedAt: null, attention: null,
  };
  draft.emit('FreezeRenewed', { kind: 'freeze', record: renewed }, { order: order.instructionId });
  setFreezeTimer(draft, renewed);
}

export function orderOfFreeze(draft: CaseDraft, freeze: FreezeRecord): InstructionRecord {
  const order = freeze.instructionId === null ? undefined : draft.instruction(freeze.caseId, freeze.instructionId);
  invariant(order !== undefined, 'an approved freeze has its order');
  return order;
}
