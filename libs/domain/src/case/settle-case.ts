import { type Money, NO_MONEY, minorUnits, money, smallerMoney, subtractMoney, sumMoney } from '@paystop/kernel';
import type { CaseDraft } from './case-draft';
import type { CaseState } from './case-state';
import { targetKey } from './account-key';
import { lossesOf } from './reported-loss';
import type { CaseRecord, CaseStage, InstructionRecord, RequestRecord, RequestStatus } from './records';
import { isOpenStop, isStanding, needsAPerson } from './stop-facts';
import { isUnfinished } from '../funds-return/return-machine';
import { isInForce, isOpenFreeze } from '../freeze/freeze.machine';
import { paidSinceTold } from '../freeze/paid-since-told';
import { openObjections } from '../objection/objection-facts';
import { isFinal } from './stop-transitions';

/** Brings what follows from the parts up to date, once per decision: request states, totals, stage, open or closed. */
export function settleCase(draft: CaseDraft, caseId: string): void {
  settleRequests(draft, caseId);
  const state = draft.case(caseId);
  const next: CaseRecord = { ...state.record, ...totals(state), stage: stageOf(state) };
  const open = staysOpen(draft, state);
  if (state.record.status === 'open' && !open) {
    draft.emit('CaseClosed', { kind: 'case', record: { ...next, status: 'closed', closedAt: draft.context.now } });
  } else if (state.record.status === 'closed' && open) {
    draft.emit('CaseReopened', { kind: 'case', record: { ...next, status: 'open', closedAt: null } });
  } else if (differs(state.record, next)) {
    draft.emit('CaseAmended', { kind: 'case', record: next });
  }
}

function settleRequests(draft: CaseDraft, caseId: string): void {
  for (const request of draft.case(caseId).requests.values()) {
    const status = statusOf(draft, request);
    if (status !== request.status) draft.emit('RequestAmended', { kind: 'request', record: { ...request, status } });
  }
}

/** `completed` = every stop has a final state (contract.md 2). */
export function statusOf(draft: CaseDraft, request: RequestRecord): RequestStatus {
  const stops = request.transfers.map((transfer) => draft.instruction(transfer.instructionCaseId, transfer.instructionId));
  for (const stop of draft.book.get(request.caseId)?.instructions.values() ?? []) if (stop.trail !== undefined && stop.requestId === request.requestId) stops.push(stop);
  return stops.every((stop) => stop !== undefined && isFinal(stop.state)) ? 'completed' : 'in_progress';
}

function totals(state: CaseState): Pick<CaseRecord, 'reportedLoss' | 'interceptedAmount' | 'frozenAmount' | 'reportedAt'> {
  const requests = [...state.requests.values()];
  return {
    reportedLoss: sumMoney(lossesOf(state).map(({ transfer }) => transfer.amount)),
    interceptedAmount: intercepted(state),
    frozenAmount: frozen(state),
    reportedAt: requests.map((request) => request.reportedAt).reduce((a, b) => (a < b ? a : b), state.record.reportedAt),
  };
}

/** Per account the smaller of what the bank says it holds and what the case's transfers brought there and nobody saw leave. */
function intercepted(state: CaseState): Money {
  const byAccount = new Map<string, Money>();
  for (const stop of state.instructions.values()) {
    if (stop.action !== 'stop' || stop.heldAmount === null || !tookEffect(stop)) continue;
    const held = stop.interceptedAmount ?? smallerMoney(stop.heldAmount, stop.amount);
    const before = byAccount.get(targetKey(stop.target)) ?? NO_MONEY;
    byAccount.set(targetKey(stop.target), money(minorUnits(held) > minorUnits(before) ? minorUnits(held) : minorUnits(before)));
  }
  return sumMoney([...byAccount.values()]);
}

/**
 * What is frozen of the money that the case's transfers brought and that is its own: per account at most that. What was
 * paid back to victims is frozen no more, though it stays intercepted.
 */
function frozen(state: CaseState): Money {
  const amounts = [...state.freezes.values()].filter(isInForce).map((freeze) => {
    const left = less(freeze.amount, paidSinceTold(state, freeze));
    const hold = state.holds.get(freeze.holdId);
    const stop = state.instructions.get(hold?.instructionId ?? '');
    return stop === undefined ? left : smallerMoney(left, less(stop.interceptedAmount ?? stop.amount, hold?.returned ?? NO_MONEY));
  });
  return sumMoney(amounts);
}

function less(amount: Money, taken: Money): Money {
  return minorUnits(taken) < minorUnits(amount) ? subtractMoney(amount, taken) : NO_MONEY;
}

function tookEffect(stop: InstructionRecord): boolean {
  return stop.state === 'held' || stop.state === 'partially_held';
}

function stageOf(state: CaseState): CaseStage {
  const stops = [...state.instructions.values()].filter((instruction) => instruction.action === 'stop');
  if ([...state.returns.values()].some(({ state: returning }) => isUnfinished(returning))) return 'returning';
  if ([...state.freezes.values()].some(isInForce)) return 'frozen';
  if ([...state.holds.values()].some(isStanding)) return 'held';
  return stops.some((stop) => stop.sentAt !== null) ? 'stopping' : 'received';
}

/** Open while a stop is not final or refused without a person's word, or a hold stands, here or where a request rests on. */
function staysOpen(draft: CaseDraft, state: CaseState): boolean {
  for (const instruction of state.instructions.values()) {
    if (isOpenStop(state, instruction) || needsAPerson(state, instruction)) return true;
    if (instruction.action !== 'stop' && !isFinal(instruction.state)) return true;
  }
  if ([...state.holds.values()].some(isStanding) || [...state.freezes.values()].some(isOpenFreeze) || openObjections(state).length > 0) return true;
  if ([...state.returns.values()].some(({ state: returning }) => isUnfinished(returning))) return true;
  return [...state.requests.values()].some((request) => statusOf(draft, request) !== 'completed');
}

function differs(before: CaseRecord, after: CaseRecord): boolean {
  return (
    before.stage !== after.stage ||
    before.reportedAt !== after.reportedAt ||
    before.reportedLoss.amountMinor !== after.reportedLoss.amountMinor ||
    before.interceptedAmount.amountMinor !== after.interceptedAmount.amountMinor ||
    before.frozenAmount.amountMinor !== after.frozenAmount.amountMinor
  );
}
