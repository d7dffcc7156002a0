import { type Instant, addMoney, instantFromMs, epochMs, invariant, plusDuration, sumMoney, type Money } from '@paystop/kernel';
import { decideClocks, newClocks } from '../sla/clocks';
import { accountOf, nextSequence, targetKey } from './account-key';
import type { CaseDraft } from './case-draft';
import type { Actor } from './case-event';
import type { InstructionRecord, PartyRecord, RequestRecord, RequestSource, TransferRecord } from './records';
import type { StopRequestInput, TransferInput } from './request-input';
import { type Review, canonical } from './review-stop-request';
import { REQUEST_CONFLICTS, isOpenStop } from './stop-facts';
import { reassignTransfers } from './direct-stop';
import { settleCase } from './settle-case';
import { sendReported } from '../tracing/decide-proposal';
import { followMoney } from '../tracing/follow-money';

/** A request on its way into a case: what was sent, by whom, how it was judged, and where it belongs. */
export interface JoiningRequest {
  readonly input: StopRequestInput;
  readonly unit: string;
  readonly source: RequestSource;
  readonly receivedAt: Instant;
  readonly submittedBy: string | null;
  readonly review: Review;
  /** The case that it joins or opens. */
  readonly caseId: string;
  /** Per transfer: the receiver's institution, null when nobody knows it yet. */
  readonly institutions: readonly (string | null)[];
  /** Per transfer: the stop that already answers for the same reported transfer, in this or another case. */
  readonly reportedBefore: readonly ({ readonly caseId: string; readonly instructionId: string } | null)[];
  /** Per transfer: the id of its stop, if it makes one. */
  readonly stopIds: readonly string[];
  /** The request that was taken in first under the same id, with another body. */
  readonly conflictsWith: string | null;
}

/** Opens or joins the case and gives every target account its stop (contract.md 2; contract-details 2 and 3). */
export function joinRequest(draft: CaseDraft, joining: JoiningRequest): void {
  const opens = !draft.book.has(joining.caseId);
  draft.actAs(requester(joining));
  if (opens) openCase(draft, joining);
  adoptCaseNumber(draft, joining);
  const transfers = joining.input.transfers.map((transfer, index) => placeTransfer(draft, joining, { transfer, index }));
  const request = newRequest(draft, joining, transfers);
  draft.emit(opens ? 'RequestReceived' : 'CaseRequestJoined', { kind: 'request', record: request }, joinedElsewhere(transfers, joining.caseId));
  instructNewStops(draft, joining, request);
  watchForeignStops(draft, request);
  tellFirstOfTwo(draft, joining);
  if (request.papers.dueAt !== null) {
    draft.setTimer({ subject: request.requestId, kind: 'papers', caseId: request.caseId }, request.papers.dueAt);
  }
  decideClocks(draft, draft.request(request.caseId, request.requestId) ?? request);
  if (!opens) followMoney(draft, joining.caseId);
  settleCase(draft, joining.caseId);
}

/** Who asked: the token's subject, or the system that sent it. */
function requester({ submittedBy, source, unit }: JoiningRequest): Actor {
  return { id: submittedBy ?? `source:${source}`, role: 'requester', unit };
}

function openCase(draft: CaseDraft, { input, unit, caseId, review }: JoiningRequest): void {
  const loss = sumMoney(input.transfers.map((transfer) => transfer.amount));
  draft.emit('CaseOpened', {
    kind: 'case',
    record: {
      caseId, caseNumber: input.caseNumber ?? null, status: 'open', stage: 'received', unit, fraudType: input.fraudType,
      reportedAt: review.reportedAt, openedAt: draft.context.now, closedAt: null, reportedLoss: loss,
      interceptedAmount: nothingOf(loss), frozenAmount: nothingOf(loss), returnedAmount: nothingOf(loss), version: 0,
    },
  }, { requestId: input.requestId });
}

function nothingOf(amount: Money): Money {
  return { ...amount, amountMinor: '0' };
}

function adoptCaseNumber(draft: CaseDraft, { input, caseId }: JoiningRequest): void {
  const { record } = draft.case(caseId);
  if (record.caseNumber !== null || input.caseNumber === undefined) return;
  draft.emit('CaseAmended', { kind: 'case', record: { ...record, caseNumber: input.caseNumber } });
}

function placeTransfer(draft: CaseDraft, joining: JoiningRequest, { transfer, index }: { readonly transfer: TransferInput; readonly index: number }): TransferRecord {
  const to = receiver(transfer, joining.institutions[index] ?? null);
  const known = joining.reportedBefore[index] ?? null;
  const base = { ...reported(transfer), to };
  if (known !== null && standsFor(draft, known, to)) return { ...base, instructionId: known.instructionId, instructionCaseId: known.caseId };
  const open = openStopOn(draft, joining.caseId, to);
  if (open !== undefined) {
    raiseAmount(draft, sendReported(draft, open, joining.input.requestId), { transfer: base, isNew: known === null });
    return { ...base, instructionId: open.instructionId, instructionCaseId: joining.caseId };
  }
  const stop = newStop(draft, joining, { instructionId: idOf(joining, index), to, amount: transfer.amount });
  takeOver(draft, known, stop);
  return { ...base, instructionId: stop.instructionId, instructionCaseId: joining.caseId };
}

/** A report that comes again after its stop failed is a new try: whoever rested on the failed one rests on the new one. */
function takeOver(draft: CaseDraft, known: { readonly caseId: string; readonly instructionId: string } | null, stop: InstructionRecord): void {
  const failed = known === null || known.caseId !== stop.caseId ? undefined : draft.instruction(known.caseId, known.instructionId);
  if (failed === undefined || failed.state === 'cancelled' || targetKey(failed.target) !== targetKey(stop.target)) return;
  reassignTransfers(draft, failed, stop);
}

/**
 * The stop of a transfer that was reported before answers for it while it stands, and only at the bank that the report
 * means: who names another bank means another account.
 */
function standsFor(draft: CaseDraft, known: { readonly caseId: string; readonly instructionId: string }, to: PartyRecord): boolean {
  const state = draft.book.get(known.caseId);
  const stop = state?.instructions.get(known.instructionId);
  if (state === undefined || stop === undefined) return false;
  const sameBank = to.institutionCode === null || stop.institutionCode === null || to.institutionCode === stop.institutionCode;
  return sameBank && isOpenStop(state, stop);
}

function openStopOn(draft: CaseDraft, caseId: string, to: PartyRecord): InstructionRecord | undefined {
  const state = draft.case(caseId);
  for (const stop of state.instructions.values()) {
    if (targetKey(stop.target) === targetKey(to) && isOpenStop(state, stop)) return stop;
  }
  return undefined;
}

function raiseAmount(draft: CaseDraft, stop: InstructionRecord, { transfer, isNew }: { readonly transfer: { readonly amount: Money }; readonly isNew: boolean }): void {
  if (!isNew) return;
  draft.emit('StopAmountRaised', { kind: 'instruction', record: { ...stop, amount: addMoney(stop.amount, transfer.amount) } });
}

function idOf({ stopIds }: JoiningRequest, index: number): string {
  const id = stopIds[index];
  invariant(id !== undefined, 'every transfer brings the id of its stop');
  return id;
}

function newStop(
  draft: CaseDraft, joining: JoiningRequest, { instructionId, to, amount }: { readonly instructionId: string; readonly to: PartyRecord; readonly amount: Money },
): InstructionRecord {
  const { now, referenceOf } = draft.context;
  const routed = to.institutionCode !== null;
  const stop: InstructionRecord = {
    instructionId, caseId: joining.caseId, requestId: joining.input.requestId, action: 'stop',
    sequence: nextSequence(draft.case(joining.caseId).instructions.values(), to),
    institutionCode: to.institutionCode, accountRef: to.institutionCode === null ? null : referenceOf(to.institutionCode, accountOf(to)),
    target: to, layer: 1, reachedFrom: null, originalInstructionId: null, amount, watchers: [],
    state: routed ? 'queued' : 'awaiting_routing', code: null, remark: null, heldAmount: null, balanceBefore: null, attempts: [],
    requestedAt: now, sentAt: null, acknowledgedAt: null, stoppedAt: null, recordedAt: null, holdId: null, onwardTransfers: [],
    attention: conflictOf(joining, now), withdrawn: null, dispatcherVersion: 0, version: 0,
  };
  draft.emit('StopRequested', { kind: 'instruction', record: stop });
  return stop;
}

/** The first of two that conflict points at the second as well, and its stops ask for a person too (contract-details 2). */
function tellFirstOfTwo(draft: CaseDraft, { conflictsWith, input }: JoiningRequest): void {
  const first = conflictsWith === null ? undefined : requestNamed(draft, conflictsWith);
  if (first === undefined) return;
  const { requestId } = input;
  draft.emit('RequestConflicts', { kind: 'request', record: { ...first, conflictsWith: first.conflictsWith ?? requestId } }, { conflictsWith: requestId });
  const attention = { type: REQUEST_CONFLICTS, detail: `another body came under the same id and was taken in as ${requestId}`, at: draft.context.now };
  for (const stop of stopsOf(draft, first)) draft.emit('RequestConflicts', { kind: 'instruction', record: { ...stop, attention } }, { conflictsWith: requestId });
}

function requestNamed(draft: CaseDraft, requestId: string): RequestRecord | undefined {
  return [...draft.book.values()].flatMap((state) => state.requests.get(requestId) ?? [])[0];
}

function stopsOf(draft: CaseDraft, { transfers }: RequestRecord): InstructionRecord[] {
  const places = new Map(transfers.map(({ instructionId, instructionCaseId }) => [instructionId, instructionCaseId]));
  return [...places].flatMap(([instructionId, caseId]) => draft.instruction(caseId, instructionId) ?? []);
}

/** Two bodies under one requestId are both carried out; a person has to look which of them was meant. */
function conflictOf({ conflictsWith }: JoiningRequest, at: Instant): InstructionRecord['attention'] {
  return conflictsWith === null ? null : { type: REQUEST_CONFLICTS, detail: `another body was taken in first under ${conflictsWith}`, at };
}

/** Orders leave after the request is placed, so that an order tells of all transfers that go to its account. */
function instructNewStops(draft: CaseDraft, joining: JoiningRequest, request: RequestRecord): void {
  const sent = new Set<string>();
  for (const { instructionId, instructionCaseId } of request.transfers) {
    const stop = draft.instruction(instructionCaseId, instructionId);
    const isNew = stop?.requestId === request.requestId && stop.requestedAt === draft.context.now && stop.caseId === joining.caseId;
    if (!isNew || stop.state !== 'queued' || stop.dispatcherVersion !== 0 || sent.has(instructionId)) continue;
    sent.add(instructionId);
    draft.command({ type: 'dispatch', caseId: stop.caseId, instructionId, onlyIfTookEffect: false });
  }
}

/** Both cases say so: the one whose stop it is, and the one whose request rests on it (contract-details 2). */
function watchForeignStops(draft: CaseDraft, request: RequestRecord): void {
  for (const { instructionCaseId, instructionId } of request.transfers) {
    const stop = draft.instruction(instructionCaseId, instructionId);
    if (instructionCaseId === request.caseId || stop === undefined) continue;
    if (stop.watchers.some((watcher) => watcher.requestId === request.requestId)) continue;
    const watchers = [...stop.watchers, { caseId: request.caseId, requestId: request.requestId }];
    draft.emit('StopWatched', { kind: 'instruction', record: { ...stop, watchers } }, { restingCaseId: request.caseId, requestId: request.requestId });
    draft.emit('StoppedElsewhere', { kind: 'request', record: draft.request(request.caseId, request.requestId) ?? request }, { stoppingCaseId: instructionCaseId, instructionId });
  }
}

function joinedElsewhere(transfers: readonly TransferRecord[], caseId: string): Record<string, unknown> {
  const foreign = transfers.filter((transfer) => transfer.instructionCaseId !== caseId).map((transfer) => transfer.instructionCaseId);
  return foreign.length === 0 ? {} : { restsOnCases: [...new Set(foreign)] };
}

function newRequest(draft: CaseDraft, joining: JoiningRequest, transfers: readonly TransferRecord[]): RequestRecord {
  const { input, review, receivedAt } = joining;
  const { policy } = draft.context;
  return {
    requestId: input.requestId, caseId: joining.caseId, unit: joining.unit, source: joining.source, caseNumber: input.caseNumber ?? null,
    fraudType: input.fraudType, summary: input.summary, reportedAt: review.reportedAt, receivedAt, submittedBy: joining.submittedBy,
    victim: input.victim, officers: input.officers, indicators: input.indicators ?? [], transfers, clocks: newClocks(review.clocksFrom, policy),
    papers: review.missingPapers.length > 0
      ? { state: 'owed', dueAt: plusDuration(receivedAt, policy.papers.dueAfter), missing: review.missingPapers }
      : { state: 'not_owed', dueAt: null, missing: [] },
    attachments: input.attachments ?? [], documents: review.documents, warnings: review.warnings, conflictsWith: joining.conflictsWith, status: 'in_progress', version: 0,
  };
}

function receiver({ to }: TransferInput, institutionCode: string | null): PartyRecord {
  return { institutionCode, accountNumber: to.accountNumber ?? null, accountName: to.accountName ?? null, paymentOrder: to.paymentOrder ?? null };
}

function reported(transfer: TransferInput): Omit<TransferRecord, 'to' | 'instructionId' | 'instructionCaseId'> {
  return {
    transferId: transfer.transferId, amount: transfer.amount, transferredAt: canonical(transfer.transferredAt),
    from: { ...transfer.from, paymentOrder: null }, channel: transfer.channel ?? null, bankReference: transfer.bankReference ?? null,
  };
}

/** When an order should be answered: by the nearest promise, but a bank always gets a fair minimum. */
const FAIR_ANSWER_MS = 60_000;

export function answerBefore(dueAt: Instant, now: Instant): Instant {
  const fair = instantFromMs(epochMs(now) + FAIR_ANSWER_MS);
  return dueAt > fair ? dueAt : fair;
}

/**
 * @param institutions per transfer: the receiver's institution, null when nobody knows it.
 * @returns per transfer of one request the index of the transfer whose stop it rests on: the first to the same account.
 */
export function firstToSameAccount(transfers: readonly TransferInput[], institutions: readonly (string | null)[]): number[] {
  const keys = transfers.map((transfer, index) => targetKey(receiver(transfer, institutions[index] ?? null)));
  return keys.map((key) => keys.indexOf(key));
}
