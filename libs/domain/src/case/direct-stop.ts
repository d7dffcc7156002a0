import { type Refusal, type Result, ok, refuse } from '@paystop/kernel';
import { decideClocks } from '../sla/clocks';
import { stopsTaken } from '../hold/hold-claims';
import { decideOnwardClocks, handOnClocks } from '../sla/onward-clocks';
import { accountOf, nextSequence, targetKey } from './account-key';
import type { CaseDraft } from './case-draft';
import { followUp, newOrder } from './follow-up-order';
import type { InstructionRecord, PartyRecord, RequestRecord } from './records';
import { isOpenStop, successorOf } from './stop-facts';
import { settleCase } from './settle-case';
import { isFinal, isWithDispatcher } from './stop-transitions';

/** What a person may do about one stop: name its bank, try a refused one again, withdraw a wrong one. */

/** Names the institution of a stop that waits for it. The clock has been running all along. */
export function routeStop(draft: CaseDraft, stop: InstructionRecord, institutionCode: string): Result<InstructionRecord> {
  if (stop.state !== 'awaiting_routing') return refuse('INSTRUCTION.NOT_AWAITING_ROUTING', `the stop is ${stop.state}; only one that waits for its institution can be routed`);
  const target: PartyRecord = { ...stop.target, institutionCode };
  const standing = otherOpenStop(draft, stop, target);
  if (standing !== undefined) return ok(mergeInto(draft, stop, standing));
  const { instructions } = draft.case(stop.caseId);
  const routed: InstructionRecord = {
    ...stop, institutionCode, target, state: 'queued', accountRef: draft.context.referenceOf(institutionCode, accountOf(target)),
    sequence: nextSequence([...instructions.values()].filter((each) => each.instructionId !== stop.instructionId), target),
  };
  draft.emit('StopRouted', { kind: 'instruction', record: routed }, { institutionCode });
  draft.command({ type: 'dispatch', caseId: stop.caseId, instructionId: stop.instructionId, onlyIfTookEffect: false });
  settleCase(draft, stop.caseId);
  return ok(current(draft, stop));
}

export interface RetryOrder {
  readonly reason: string;
  readonly accountName?: string | undefined;
  readonly institutionCode?: string | undefined;
}

/** A new stop with a new id and the next sequence after one that was refused, held nothing, lapsed or was released. */
export function retryStop(draft: CaseDraft, stop: InstructionRecord, order: RetryOrder): Result<InstructionRecord> {
  const refusal = whyNoRetry(draft, stop);
  if (refusal !== undefined) return { ok: false, error: refusal };
  const target: PartyRecord = {
    ...stop.target,
    accountName: order.accountName ?? stop.target.accountName,
    institutionCode: order.institutionCode ?? stop.target.institutionCode,
  };
  if (otherOpenStop(draft, stop, target) !== undefined) return refuse('INSTRUCTION.OPEN_STOP_EXISTS', 'another stop on this account is open in this case');
  const next = newOrder(draft, stop, { action: 'stop', target });
  draft.emit('StopRequested', { kind: 'instruction', record: next }, { retries: stop.instructionId, reason: order.reason });
  reassignTransfers(draft, stop, next);
  handOnClocks(draft, stop, next);
  if (next.state === 'queued') draft.command({ type: 'dispatch', caseId: next.caseId, instructionId: next.instructionId, onlyIfTookEffect: false });
  settleCase(draft, stop.caseId);
  return ok(current(draft, next));
}

/** Withdraws a wrong stop: unsent it never leaves; maybe sent it is asked for and released at once if it took effect. */
export function withdrawStop(draft: CaseDraft, stop: InstructionRecord, reason: string): Result<InstructionRecord> {
  if (stop.action !== 'stop') return refuse('INSTRUCTION.NOT_WITHDRAWABLE', 'only a stop can be withdrawn');
  if (stop.withdrawn !== null) return refuse('INSTRUCTION.NOT_WITHDRAWABLE', 'the stop was withdrawn before');
  if (isOpenStop(draft.case(stop.caseId), stop) && isFinal(stop.state)) {
    return refuse('INSTRUCTION.NOT_WITHDRAWABLE', 'the money is held: letting it go takes two people, by releasing the hold');
  }
  const withdrawn: InstructionRecord = { ...stop, withdrawn: mark(draft, reason) };
  if (!isWithDispatcher(stop.state)) {
    draft.emit('StopCancelled', { kind: 'instruction', record: { ...withdrawn, state: 'cancelled' } }, { reason });
  } else {
    draft.emit('StopWithdrawn', { kind: 'instruction', record: withdrawn }, { reason });
    if (!isFinal(stop.state)) requestRelease(draft, stop);
  }
  redecide(draft, stop);
  settleCase(draft, stop.caseId);
  return ok(current(draft, stop));
}

/** The order that fences everything older on the account; nothing is sent unless the stop may have reached the bank. */
function requestRelease(draft: CaseDraft, stop: InstructionRecord): void {
  followUp(draft, stop, { action: 'release', event: 'ReleaseRequested', onlyIfTookEffect: true });
}

function whyNoRetry(draft: CaseDraft, stop: InstructionRecord): Refusal | undefined {
  if (stop.action !== 'stop') return { code: 'INSTRUCTION.NOT_RETRYABLE', detail: 'only a stop can be tried again' };
  if (stop.state === 'cancelled') return { code: 'INSTRUCTION.NOT_RETRYABLE', detail: 'the stop was taken back; report the transfer again if it is right after all' };
  const state = draft.case(stop.caseId);
  if (isOpenStop(state, stop)) return { code: 'INSTRUCTION.NOT_RETRYABLE', detail: `the stop is ${stop.state}; there is nothing to try again` };
  if (successorOf(state, stop) !== undefined) return { code: 'INSTRUCTION.NOT_RETRYABLE', detail: 'the stop was tried again before' };
  if (stopsTaken(state, stop.target) < draft.context.policy.hold.maxPerAccount) return undefined;
  return { code: 'HOLD.LIMIT_REACHED', detail: `an account can be stopped ${draft.context.policy.hold.maxPerAccount} times at most in a case; propose a freeze instead` };
}

function otherOpenStop(draft: CaseDraft, stop: InstructionRecord, target: PartyRecord): InstructionRecord | undefined {
  const state = draft.case(stop.caseId);
  return [...state.instructions.values()].find(
    (each) => each.instructionId !== stop.instructionId && targetKey(each.target) === targetKey(target) && isOpenStop(state, each),
  );
}

function mergeInto(draft: CaseDraft, stop: InstructionRecord, standing: InstructionRecord): InstructionRecord {
  draft.emit('StopCancelled', { kind: 'instruction', record: { ...stop, state: 'cancelled' } }, { mergedInto: standing.instructionId });
  reassignTransfers(draft, stop, standing);
  settleCase(draft, stop.caseId);
  return current(draft, standing);
}

/** Every request that rested on the one stop rests on the other from now on. */
export function reassignTransfers(draft: CaseDraft, from: InstructionRecord, to: InstructionRecord): void {
  for (const request of requestsOn(draft, from)) {
    const transfers = request.transfers.map((transfer) =>
      transfer.instructionId === from.instructionId ? { ...transfer, instructionId: to.instructionId, instructionCaseId: to.caseId } : transfer,
    );
    draft.emit('TransfersReassigned', { kind: 'request', record: { ...request, transfers } }, { from: from.instructionId, to: to.instructionId });
    decideClocks(draft, draft.request(request.caseId, request.requestId) ?? request);
  }
}

function redecide(draft: CaseDraft, stop: InstructionRecord): void {
  decideOnwardClocks(draft, stop);
  for (const request of requestsOn(draft, stop)) decideClocks(draft, request);
}

function requestsOn(draft: CaseDraft, stop: InstructionRecord): RequestRecord[] {
  const own = [...draft.case(stop.caseId).requests.values()].filter((request) =>
    request.transfers.some((transfer) => transfer.instructionId === stop.instructionId),
  );
  const resting = stop.watchers.flatMap(({ caseId, requestId }) => draft.request(caseId, requestId) ?? []);
  return [...own, ...resting];
}

function mark(draft: CaseDraft, reason: string): NonNullable<InstructionRecord['withdrawn']> {
  return { by: draft.context.actor.id, reason, at: draft.context.now };
}

function current(draft: CaseDraft, stop: InstructionRecord): InstructionRecord {
  return draft.instruction(stop.caseId, stop.instructionId) ?? stop;
}

