import { type Result, ok, refuse } from '@paystop/kernel';
import { accountOf, nextSequence } from '../case/account-key';
import type { CaseDraft } from '../case/case-draft';
import type { InstructionRecord } from '../case/records';
import { settleCase } from '../case/settle-case';
import { decideOnwardClocks } from '../sla/onward-clocks';

/** What an operator says to a stop that the policy leaves to a person (contract-details 6). */

export function confirmProposedStop(draft: CaseDraft, stop: InstructionRecord): Result<InstructionRecord> {
  if (stop.state !== 'proposed') return notProposed(stop);
  const confirmed = sentOut(draft, stop);
  draft.emit('OnwardStopRequested', { kind: 'instruction', record: confirmed }, { layer: stop.layer, reachedFrom: stop.reachedFrom, proposedBecause: stop.trail?.proposedBecause ?? null });
  if (confirmed.state === 'queued') draft.command({ type: 'dispatch', caseId: stop.caseId, instructionId: stop.instructionId, onlyIfTookEffect: false });
  settleCase(draft, stop.caseId);
  return ok(draft.instruction(stop.caseId, stop.instructionId) ?? confirmed);
}

export function declineProposedStop(draft: CaseDraft, stop: InstructionRecord, reason: string): Result<InstructionRecord> {
  if (stop.state !== 'proposed') return notProposed(stop);
  const withdrawn = { by: draft.context.actor.id, reason, at: draft.context.now };
  draft.emit('OnwardStopDeclined', { kind: 'instruction', record: { ...stop, state: 'cancelled', withdrawn } }, { reason });
  decideOnwardClocks(draft, stop);
  settleCase(draft, stop.caseId);
  return ok(draft.instruction(stop.caseId, stop.instructionId) ?? stop);
}

/** Whoever reports a transfer to an account asks for its stop: one that waited for a person goes out as his. */
export function sendReported(draft: CaseDraft, stop: InstructionRecord, requestId: string): InstructionRecord {
  if (stop.state !== 'proposed') return stop;
  const sent: InstructionRecord = { ...sentOut(draft, stop), layer: 1, requestId, requestedAt: draft.context.now };
  draft.emit('OnwardStopRequested', { kind: 'instruction', record: sent }, { layer: 1, reachedFrom: stop.reachedFrom, reportedBy: requestId });
  return draft.instruction(stop.caseId, stop.instructionId) ?? sent;
}

/** @returns a proposed stop as it leaves: to its bank, or to whoever names its bank. */
function sentOut(draft: CaseDraft, stop: InstructionRecord): InstructionRecord {
  const { institutionCode, target } = stop;
  if (institutionCode === null) return { ...stop, state: 'awaiting_routing' };
  const others = [...draft.case(stop.caseId).instructions.values()].filter((each) => each.instructionId !== stop.instructionId);
  return { ...stop, state: 'queued', accountRef: draft.context.referenceOf(institutionCode, accountOf(target)), sequence: nextSequence(others, target) };
}

function notProposed(stop: InstructionRecord): Result<InstructionRecord> {
  return refuse('INSTRUCTION.NOT_PROPOSED', `the stop is ${stop.state}; only a proposed one is confirmed or declined`);
}
