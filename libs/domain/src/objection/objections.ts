import { type Result, ok, refuse } from '@paystop/kernel';
import { type Decider, checkApprover, checkSecondPerson } from '../authority/four-eyes';
import type { CaseDraft } from '../case/case-draft';
import type { CaseState } from '../case/case-state';
import type { HoldRecord, InstructionRecord } from '../case/records';
import { settleCase } from '../case/settle-case';
import { isOpenFreeze } from '../freeze/freeze.machine';
import { orderUnfreeze, whyNotLiftable } from '../freeze/unfreeze';
import { isHolding } from '../hold/hold-claims';
import { approveRelease, whyNotReleasable } from '../hold/release-hold';
import { hasTrail } from '../tracing/case-findings';
import { caseGraph } from '../tracing/case-graph';
import { reachedOnlyThrough } from '../tracing/onward-reach';
import { decideReturnObjection, objectToReturn } from '../funds-return/decide-return';
import { openFreezeOf } from '../freeze/freeze-facts';
import { stopObjectedTo } from './cleared-accounts';
import { type ObjectionDecision, decideState } from './objection.machine';
import type { ObjectionRecord } from './objection-record';

export interface ObjectionInput {
  readonly subject: ObjectionRecord['subject'];
  readonly statement: string;
  readonly raisedBy: ObjectionRecord['raisedBy'];
}

/** Takes down what the account holder says against a hold or freeze that stands (domain.md 3.1, art. 32). */
export function recordObjection(draft: CaseDraft, caseId: string, { subject, statement, raisedBy }: ObjectionInput): Result<ObjectionRecord> {
  const { now, actor, nextId } = draft.context;
  const over = whyMoot(draft.case(caseId), subject);
  if (over !== undefined) return over;
  const objection: ObjectionRecord = {
    objectionId: nextId('obj'), caseId, subject, statement, raisedBy, state: 'open', recordedBy: actor.id, recordedAt: now, decided: null, reachedOnlyThrough: [], version: 0,
  };
  draft.emit('ObjectionRecorded', { kind: 'objection', record: objection });
  const held = holdUpReturn(draft, objection);
  if (!held.ok) return held;
  settleCase(draft, caseId);
  return ok(current(draft, objection));
}

/** Nothing is paid while an objection against a return is open (contract-details 7). */
function holdUpReturn(draft: CaseDraft, { caseId, subject, objectionId }: ObjectionRecord): Result<unknown> {
  const record = subject.kind === 'return' ? draft.case(caseId).returns.get(subject.id) : undefined;
  return record === undefined ? ok(undefined) : objectToReturn(draft, record, objectionId);
}

/** Upheld, it ends the return; the last one rejected lets it go on (contract-details 7). */
function goOnWithReturn(
  draft: CaseDraft, { caseId, subject, objectionId }: ObjectionRecord, decided: { readonly decision: ObjectionDecision; readonly reason: string },
): Result<unknown> {
  const record = subject.kind === 'return' ? draft.case(caseId).returns.get(subject.id) : undefined;
  return record === undefined ? ok(undefined) : decideReturnObjection(draft, record, { objectionId, ...decided });
}

function whyMoot(state: CaseState, { kind, id }: ObjectionRecord['subject']): Result<never> | undefined {
  const freeze = kind === 'freeze' ? state.freezes.get(id) : undefined;
  const hold = kind === 'hold' ? state.holds.get(id) : undefined;
  if (freeze !== undefined && !isOpenFreeze(freeze)) return refuse('FREEZE.ALREADY_ENDED', `the freeze is ${freeze.state}`);
  if (hold?.state === 'released') return refuse('HOLD.ALREADY_RELEASED', 'the hold was released');
  return hold?.state === 'lapsed' ? refuse('HOLD.ALREADY_LAPSED', 'the hold has ended by time') : undefined;
}

/** Decided by somebody who did not take it down. A justified one releases at once and tells why (domain.md 3.1). */
export function decideObjection(
  draft: CaseDraft, objection: ObjectionRecord, { decision, reason, decider }: { readonly decision: ObjectionDecision; readonly reason: string; readonly decider: Decider },
): Result<ObjectionRecord> {
  const next = decideState(objection.state, decision);
  if (!next.ok) return next;
  const other = checkSecondPerson(objection.recordedBy, decider);
  if (!other.ok) return other;
  const approver = checkApprover(decider, 'district');
  if (!approver.ok) return approver;
  const state = draft.case(objection.caseId);
  const reached = decision === 'upheld' ? holdsBehind(draft, state, stopObjectedTo(state, objection)) : [];
  const decided: ObjectionRecord = {
    ...objection, state: next.value, decided: { by: decider.subject, reason, at: draft.context.now }, reachedOnlyThrough: reached.map((hold) => hold.holdId),
  };
  draft.emit(decision === 'upheld' ? 'ObjectionUpheld' : 'ObjectionRejected', { kind: 'objection', record: decided }, { reason });
  if (decision === 'upheld') letGoAtOnce(draft, decided);
  const returned = goOnWithReturn(draft, decided, { decision, reason });
  if (!returned.ok) return returned;
  for (const hold of reached) lookAt(draft, hold, objection);
  settleCase(draft, objection.caseId);
  return ok(current(draft, decided));
}

/** A freeze that is not in force yet has its hold under it: both go. */
function letGoAtOnce(draft: CaseDraft, { caseId, subject, objectionId, decided }: ObjectionRecord): void {
  const state = draft.case(caseId);
  const approval = { by: decided?.by ?? '', at: draft.context.now, objectionId };
  const freeze = subject.kind === 'freeze' ? state.freezes.get(subject.id) : openFreezeOf(state, subject.id);
  const hold = state.holds.get(subject.kind === 'freeze' ? (freeze?.holdId ?? '') : subject.id);
  if (hold !== undefined && isHolding(hold)) {
    if (whyNotReleasable(hold) === undefined) approveRelease(draft, hold, approval);
    return;
  }
  if (freeze !== undefined && whyNotLiftable(freeze) === undefined) orderUnfreeze(draft, freeze, { proposed: null, approved: approval });
}

/** Holds on accounts that the money reached by way of the account that is let go and by no other way. */
function holdsBehind(draft: CaseDraft, state: CaseState, stop: InstructionRecord | undefined): HoldRecord[] {
  if (stop === undefined || !hasTrail(state)) return [];
  const graph = caseGraph(state, draft.context.policy);
  const behind = reachedOnlyThrough(graph, new Set([graph.keyOf(stop.target)]));
  return [...state.holds.values()].filter((hold) => {
    const target = state.instructions.get(hold.instructionId)?.target;
    return target !== undefined && behind.has(graph.keyOf(target)) && (isHolding(hold) || hold.state === 'frozen');
  });
}

/** An approver looks at each of them (contract-details 7). */
function lookAt(draft: CaseDraft, hold: HoldRecord, { objectionId }: ObjectionRecord): void {
  const now = draft.case(hold.caseId).holds.get(hold.holdId) ?? hold;
  const attention = { type: 'ReachedThroughFreedAccount', detail: 'the account that led here was let go after an objection', at: draft.context.now };
  draft.emit('HoldAttentionRaised', { kind: 'hold', record: { ...now, attention } }, { objectionId });
}

function current(draft: CaseDraft, objection: ObjectionRecord): ObjectionRecord {
  return draft.case(objection.caseId).objections.get(objection.objectionId) ?? objection;
}
