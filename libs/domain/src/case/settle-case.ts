import { type Money, NO_MONEY, minorUnits, money, smallerMoney, sumMoney } from '@paystop/kernel';
import type { CaseDraft } from './case-draft';
import type { CaseState } from './case-state';
import { accountOf, targetKey } from './account-key';
import type { CaseRecord, CaseStage, InstructionRecord, PartyRecord, RequestRecord, RequestStatus } from './records';
import { isOpenStop, isStanding, needsAPerson } from './stop-facts';
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
  return stops.every((stop) => stop !== undefined && isFinal(stop.state)) ? 'completed' : 'in_progress';
}

function totals(state: CaseState): Pick<CaseRecord, 'reportedLoss' | 'interceptedAmount' | 'frozenAmount' | 'reportedAt'> {
  const requests = [...state.requests.values()];
  return {
    reportedLoss: sumMoney(requests.flatMap((request) => ownTransfers(state, request).map((transfer) => transfer.amount))),
    interceptedAmount: intercepted(state),
    frozenAmount: NO_MONEY,
    reportedAt: requests.map((request) => request.reportedAt).reduce((a, b) => (a < b ? a : b), state.record.reportedAt),
  };
}

/** A transfer that rests on another case's stop is that case's loss already. */
function ownTransfers(state: CaseState, request: RequestRecord): readonly { readonly amount: Money }[] {
  return request.transfers.filter((transfer) => transfer.instructionCaseId === state.record.caseId && countsOnce(state, request, transfer));
}

/** The same transfer reported by two requests of one case is one loss: the earliest request to name it has it. */
function countsOnce(state: CaseState, request: RequestRecord, transfer: RequestRecord['transfers'][number]): boolean {
  for (const other of state.requests.values()) {
    if (other.requestId === request.requestId) return true;
    if (other.transfers.some((each) => sameTransfer(each, transfer))) return false;
  }
  return true;
}

/** The rule of contract-details 2: same parties and amount, and the same moment or the same reference of the payer's bank. */
export function sameTransfer(a: RequestRecord['transfers'][number], b: RequestRecord['transfers'][number]): boolean {
  const sameParties = targetKey(a.from) === targetKey(b.from) && sameReceiver(a.to, b.to) && a.amount.amountMinor === b.amount.amountMinor;
  if (!sameParties) return false;
  return a.transferredAt === b.transferredAt || (a.bankReference !== null && a.bankReference === b.bankReference);
}

/** A receiver whose bank nobody knew yet is the same as one with the same account at a known bank. */
function sameReceiver(a: PartyRecord, b: PartyRecord): boolean {
  if (a.institutionCode !== null && b.institutionCode !== null) return targetKey(a) === targetKey(b);
  return accountOf(a) === accountOf(b);
}

/** Per account the smaller of what the bank says it holds and what the case's transfers brought there. */
function intercepted(state: CaseState): Money {
  const byAccount = new Map<string, Money>();
  for (const stop of state.instructions.values()) {
    if (stop.action !== 'stop' || stop.heldAmount === null || !tookEffect(stop)) continue;
    const held = smallerMoney(stop.heldAmount, stop.amount);
    const before = byAccount.get(targetKey(stop.target)) ?? NO_MONEY;
    byAccount.set(targetKey(stop.target), money(minorUnits(held) > minorUnits(before) ? minorUnits(held) : minorUnits(before)));
  }
  return sumMoney([...byAccount.values()]);
}

function tookEffect(stop: InstructionRecord): boolean {
  return stop.state === 'held' || stop.state === 'partially_held';
}

function stageOf(state: CaseState): CaseStage {
  const stops = [...state.instructions.values()].filter((instruction) => instruction.action === 'stop');
  if ([...state.holds.values()].some(isStanding)) return 'held';
  return stops.some((stop) => stop.sentAt !== null) ? 'stopping' : 'received';
}

/** Open while a stop is not final or refused without a person's word, or a hold stands, here or where a request rests on. */
function staysOpen(draft: CaseDraft, state: CaseState): boolean {
  for (const instruction of state.instructions.values()) {
    if (isOpenStop(state, instruction) || needsAPerson(state, instruction)) return true;
    if (instruction.action !== 'stop' && !isFinal(instruction.state)) return true;
  }
  if ([...state.holds.values()].some(isStanding)) return true;
  return [...state.requests.values()].some((request) => statusOf(draft, request) !== 'completed');
}

function differs(before: CaseRecord, after: CaseRecord): boolean {
  return (
    before.stage !== after.stage ||
    before.reportedAt !== after.reportedAt ||
    before.reportedLoss.amountMinor !== after.reportedLoss.amountMinor ||
    before.interceptedAmount.amountMinor !== after.interceptedAmount.amountMinor
  );
}
