import type { Instant, Money } from '@paystop/kernel';
import type { StatementLine } from '../funds-return/account-statement';
import { followReturn } from '../funds-return/follow-return';
import type { ReceiptRecord } from '../funds-return/return-record';
import { stopMoment } from '../hold/holds';
import { decideClocks } from '../sla/clocks';
import { decideOnwardClocks } from '../sla/onward-clocks';
import { followMoney } from '../tracing/follow-money';
import { shareAccounts } from '../tracing/share-accounts';
import type { CaseDraft } from './case-draft';
import type { Actor } from './case-event';
import type { AttemptRecord, InstructionRecord, OutcomeProposedRecord, StopState } from './records';
import { followOrder, followStop } from './follow-report';
import type { OnwardTransferRecord } from './trail-records';
import { heldByAnswer } from './held-by-answer';
import { REQUEST_CONFLICTS, isExecuted } from './stop-facts';
import { settleCase } from './settle-case';
import { isFinal, mayFollow } from './stop-transitions';

/** What the dispatcher knows of an instruction; it owns that from `queued` on, ours is a copy. */
export interface DispatcherReport {
  readonly instructionId: string;
  readonly caseId: string;
  readonly state: StopState;
  readonly version: number;
  readonly attempts: readonly AttemptRecord[];
  readonly sentAt: Instant | null;
  readonly acknowledgedAt: Instant | null;
  readonly recordedAt: Instant | null;
  readonly code: string | null;
  readonly remark: string | null;
  readonly heldAmount: Money | null;
  readonly balanceBefore: Money | null;
  readonly effectiveAt: Instant | null;
  readonly expiresAt: Instant | null;
  readonly onwardTransfers: readonly OnwardTransferRecord[];
  /** The account's own record, for a query. */
  readonly transactions: readonly StatementLine[];
  /** For a return. */
  readonly receipt: ReceiptRecord | null;
  readonly attention: { readonly type: string; readonly detail: string; readonly at: Instant } | null;
  /** Token subject of who recorded it, where a person did; otherwise it is the institution's own word. */
  readonly recordedBy: string | null;
  /** A superseding outcome that waits for its second person. */
  readonly outcomeProposed: OutcomeProposedRecord | null;
}

/** Takes over what the dispatcher reports; older news than we have changes nothing. @returns whether it was news. */
export function recordReport(draft: CaseDraft, report: DispatcherReport): boolean {
  const before = draft.instruction(report.caseId, report.instructionId);
  if (before === undefined || report.version <= before.dispatcherVersion) return false;
  const after = adopt(draft, before, report);
  tell(draft, { before, after }, report.recordedBy);
  if (after.action === 'stop') followStop(draft, after, report);
  else followOrder(draft, { before, after }, report);
  if (after.action === 'query' || after.action === 'return') followReturn(draft, after, report);
  for (const { caseId, requestId } of restingRequests(draft, after)) {
    const request = draft.request(caseId, requestId);
    if (request !== undefined) decideClocks(draft, request);
  }
  if (after.trail !== undefined) decideOnwardClocks(draft, after);
  // First what the cases know of each other's money: what one paid back to its victim is followed by none.
  const sharing = shareAccounts(draft, after);
  if (after.trail !== undefined || after.others !== undefined || after.onwardTransfers.length > 0 || sharing.includes(after.caseId)) followMoney(draft, after.caseId);
  for (const caseId of sharing) if (caseId !== after.caseId) followMoney(draft, caseId);
  for (const caseId of new Set([after.caseId, ...after.watchers.map((watcher) => watcher.caseId), ...sharing])) {
    if (draft.book.has(caseId)) settleCase(draft, caseId);
  }
  return true;
}

/** What the bank said and what a person proposes about it are two things that happened, each with who did it. */
function tell(draft: CaseDraft, { before, after }: { readonly before: InstructionRecord; readonly after: InstructionRecord }, recordedBy: string | null): void {
  const proposed = newlyProposed(before, after);
  const more = saysMore(before, after);
  draft.actAs(reporter(after, recordedBy));
  if (more || proposed === undefined) {
    draft.emit(more ? 'InstructionReported' : 'AttemptEnded', { kind: 'instruction', record: after }, { from: before.state, to: after.state, ...attentionRaised(before, after) });
  }
  if (proposed === undefined) return;
  const replaces = before.outcomeProposed === undefined ? {} : { replaces: before.outcomeProposed };
  draft.actAs(operator(proposed.by));
  draft.emit('InstructionOutcomeProposed', { kind: 'instruction', record: after }, { outcomeProposed: proposed, ...replaces });
  draft.actAs(reporter(after, recordedBy));
}

function newlyProposed({ outcomeProposed: known }: InstructionRecord, { outcomeProposed: now }: InstructionRecord): OutcomeProposedRecord | undefined {
  return now === undefined || (known !== undefined && known.by === now.by && known.at === now.at) ? undefined : now;
}

/** A bank's callback may be faster than its answer to the order: then the news is only how the attempt ended. */
function saysMore(before: InstructionRecord, after: InstructionRecord): boolean {
  const what = ({ attempts: _, version: __, dispatcherVersion: ___, outcomeProposed: ____, ...rest }: InstructionRecord): string => JSON.stringify(rest);
  return before.state !== after.state || !isFinal(after.state) || what(before) !== what(after);
}

function attentionRaised(before: InstructionRecord, after: InstructionRecord): { readonly attention?: string } {
  if (after.attention === null || (after.attention.type === before.attention?.type && after.attention.detail === before.attention.detail)) return {};
  return { attention: after.attention.type };
}

function reporter({ institutionCode }: InstructionRecord, recordedBy: string | null): Actor {
  if (recordedBy !== null) return operator(recordedBy);
  return { id: `institution:${institutionCode ?? 'unknown'}`, role: 'institution', unit: '' };
}

function operator(subject: string): Actor {
  return { id: subject, role: 'operator', unit: '' };
}

function adopt(draft: CaseDraft, before: InstructionRecord, report: DispatcherReport): InstructionRecord {
  const after: InstructionRecord = {
    ...before, state: report.state, code: report.code, remark: report.remark, heldAmount: heldByAnswer(before, report), balanceBefore: report.balanceBefore,
    attempts: report.attempts, sentAt: report.sentAt, acknowledgedAt: report.acknowledgedAt, recordedAt: report.recordedAt,
    onwardTransfers: report.onwardTransfers.map((onward) => located(draft, onward)), attention: report.attention ?? contradiction(draft, before, report),
    outcomeProposed: report.outcomeProposed ?? undefined, dispatcherVersion: report.version,
  };
  if (!isExecuted(after)) return { ...after, stoppedAt: null };
  const recordedAt = after.recordedAt ?? draft.context.now;
  const stoppedAt = stopMoment(report.effectiveAt, after.sentAt ?? after.requestedAt, recordedAt);
  const holds = after.state === 'held' || after.state === 'partially_held';
  return { ...after, recordedAt, stoppedAt, holdId: after.holdId ?? (holds && after.action === 'stop' ? draft.context.nextId('hold') : null) };
}

/** Which institution a stop would go to is judged once, when the answer is taken in. */
function located({ context }: CaseDraft, onward: OnwardTransferRecord): OnwardTransferRecord {
  if (onward.to === null || context.institutionFor === undefined) return onward;
  const routedTo = context.institutionFor(onward.to.institutionCode, onward.to.accountNumber);
  return routedTo === onward.to.institutionCode ? onward : { ...onward, to: { ...onward.to, routedTo } };
}

function contradiction(draft: CaseDraft, before: InstructionRecord, report: DispatcherReport): InstructionRecord['attention'] {
  if (before.attention?.type === REQUEST_CONFLICTS) return before.attention;
  if (mayFollow(before.state, report.state)) return before.attention === null || report.state === before.state ? before.attention : null;
  return { type: 'BankAnswerContradicted', detail: `${before.state} cannot become ${report.state}`, at: draft.context.now };
}

function restingRequests(draft: CaseDraft, stop: InstructionRecord): { readonly caseId: string; readonly requestId: string }[] {
  const own = [...draft.case(stop.caseId).requests.values()]
    .filter((request) => request.transfers.some((transfer) => transfer.instructionId === stop.instructionId))
    .map((request) => ({ caseId: stop.caseId, requestId: request.requestId }));
  return [...own, ...stop.watchers];
}
