import { type Duration, type Money, type Result, invariant, minorUnits, ok, plusDuration, refuse } from '@paystop/kernel';
import { type Decider, checkApprover, checkSecondPerson } from '../authority/four-eyes';
import type { CaseDraft } from '../case/case-draft';
import { followUp } from '../case/follow-up-order';
import type { HoldRecord, PaperRecord } from '../case/records';
import { settleCase } from '../case/settle-case';
import { moveHold } from '../hold/hold.machine';
import { currentFreeze, openFreezeOf } from './freeze-facts';
import type { FreezeRecord } from './freeze-record';
import { moveFreeze } from './freeze.machine';
import { checkTerm, levelForTerm } from './terms';

export interface FreezeProposal {
  readonly reason: string;
  readonly amountLimit: Money | null;
  /** The ordinary length of the policy where none is named. */
  readonly term: Duration | null;
  readonly legalDocument: PaperRecord | null;
}

/** Proposes to turn a hold into a freeze; somebody else approves (domain.md 3.1). */
export function proposeFreeze(draft: CaseDraft, hold: HoldRecord, proposal: FreezeProposal): Result<FreezeRecord> {
  const { now, policy, actor, nextId } = draft.context;
  const moved = moveHold(hold.state, 'ask_freeze');
  if (!moved.ok) return moved;
  if (hold.releasing) return refuse('HOLD.ALREADY_RELEASED', 'the hold is being released');
  const open = openFreezeOf(draft.case(hold.caseId), hold.holdId);
  if (open !== undefined) return refuse('FREEZE.ALREADY_PROPOSED', `a freeze of this hold is ${open.state}`, { freezeId: open.freezeId });
  const term = checkTerm(proposal.term ?? policy.freeze.length, { from: now, policy });
  if (!term.ok) return term;
  const freeze: FreezeRecord = {
    freezeId: nextId('frz'), caseId: hold.caseId, holdId: hold.holdId, institutionCode: hold.institutionCode, accountRef: hold.accountRef, account: hold.account,
    amountLimit: proposal.amountLimit, amount: atMost(hold.amount, proposal.amountLimit), term: term.value, legalDocument: proposal.legalDocument,
    proposed: { by: actor.id, reason: proposal.reason, at: now }, approved: null, rejected: null, instructionId: null, validUntil: null, code: null,
    placedAt: null, expiresAt: null, endedAt: null, state: 'proposed', renewal: null, renewals: 0, unfreezeProposed: null, unfreezeApproved: null, lifting: false,
    warned: 0, attention: null, version: 0,
  };
  draft.emit('FreezeProposed', { kind: 'freeze', record: freeze }, { reason: proposal.reason });
  settleCase(draft, hold.caseId);
  return ok(currentFreeze(draft, freeze));
}

/** What of the held money the freeze is about; a limit above it takes effect on what comes in later, too. */
function atMost(held: Money, limit: Money | null): Money {
  return limit === null || minorUnits(limit) > minorUnits(held) ? held : limit;
}

/** Approves somebody else's proposal; the order leaves with the unit of work. */
export function approveFreeze(draft: CaseDraft, freeze: FreezeRecord, decider: Decider): Result<FreezeRecord> {
  const { now, policy } = draft.context;
  const moved = moveFreeze(freeze.state, 'approve');
  if (!moved.ok) return moved;
  const other = checkSecondPerson(freeze.proposed.by, decider);
  if (!other.ok) return other;
  const approver = checkApprover(decider, levelForTerm(freeze.term, { from: now, ordinary: policy.freeze.length }));
  if (!approver.ok) return approver;
  const hold = draft.case(freeze.caseId).holds.get(freeze.holdId);
  const stop = hold === undefined ? undefined : draft.instruction(hold.caseId, hold.instructionId);
  invariant(stop !== undefined, 'a freeze belongs to a hold, and that to a stop');
  const order = followUp(draft, stop, { action: 'freeze', event: 'FreezeRequested', onlyIfTookEffect: false });
  const approved: FreezeRecord = {
    ...freeze, state: moved.value, approved: { by: decider.subject, at: now, objectionId: null }, instructionId: order.instructionId, validUntil: plusDuration(now, freeze.term),
  };
  draft.emit('FreezeApproved', { kind: 'freeze', record: approved }, { order: order.instructionId });
  settleCase(draft, freeze.caseId);
  return ok(currentFreeze(draft, approved));
}

/** Turns a proposal down; the hold goes on as it was. */
export function rejectFreeze(draft: CaseDraft, freeze: FreezeRecord, { reason, decider }: { readonly reason: string; readonly decider: Decider }): Result<FreezeRecord> {
  const moved = moveFreeze(freeze.state, 'reject');
  if (!moved.ok) return moved;
  const approver = checkApprover(decider, 'district');
  if (!approver.ok) return approver;
  const { now } = draft.context;
  const rejected: FreezeRecord = { ...freeze, state: moved.value, rejected: { by: decider.subject, reason, at: now }, endedAt: now };
  draft.emit('FreezeRejected', { kind: 'freeze', record: rejected }, { reason });
  settleCase(draft, freeze.caseId);
  return ok(currentFreeze(draft, rejected));
}
