import type { Instant, Money } from '@paystop/kernel';
import { endHold, placeHold, stopMoment } from '../hold/holds';
import { decideClocks } from '../sla/clocks';
import type { CaseDraft } from './case-draft';
import type { Actor } from './case-event';
import type { AttemptRecord, InstructionRecord, OnwardTransferRecord, StopState } from './records';
import { REQUEST_CONFLICTS, isExecuted, isStanding } from './stop-facts';
import { settleCase } from './settle-case';
import { mayFollow } from './stop-transitions';

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
  readonly attention: { readonly type: string; readonly detail: string; readonly at: Instant } | null;
  /** Token subject of who recorded it, where a person did; otherwise it is the institution's own word. */
  readonly recordedBy: string | null;
}

/** "Lift after expiry": the hold is gone either way (contract-details 7). */
const LIFTED_AFTER_EXPIRY = '1900';

/** Takes over what the dispatcher reports; older news than we have changes nothing. @returns whether it was news. */
export function recordReport(draft: CaseDraft, report: DispatcherReport): boolean {
  const before = draft.instruction(report.caseId, report.instructionId);
  if (before === undefined || report.version <= before.dispatcherVersion) return false;
  const after = adopt(draft, before, report);
  draft.actAs(reporter(after, report.recordedBy));
  draft.emit('InstructionReported', { kind: 'instruction', record: after }, { from: before.state, to: after.state });
  if (after.action === 'stop') followStop(draft, after, report);
  if (after.action === 'release') followRelease(draft, after);
  for (const { caseId, requestId } of restingRequests(draft, after)) {
    const request = draft.request(caseId, requestId);
    if (request !== undefined) decideClocks(draft, request);
  }
  for (const caseId of new Set([after.caseId, ...after.watchers.map((watcher) => watcher.caseId)])) {
    if (draft.book.has(caseId)) settleCase(draft, caseId);
  }
  return true;
}

function reporter({ institutionCode }: InstructionRecord, recordedBy: string | null): Actor {
  if (recordedBy !== null) return { id: recordedBy, role: 'operator', unit: '' };
  return { id: `institution:${institutionCode ?? 'unknown'}`, role: 'institution', unit: '' };
}

function adopt(draft: CaseDraft, before: InstructionRecord, report: DispatcherReport): InstructionRecord {
  const after: InstructionRecord = {
    ...before, state: report.state, code: report.code, remark: report.remark, heldAmount: report.heldAmount, balanceBefore: report.balanceBefore,
    attempts: report.attempts, sentAt: report.sentAt, acknowledgedAt: report.acknowledgedAt, recordedAt: report.recordedAt,
    onwardTransfers: report.onwardTransfers, attention: report.attention ?? contradiction(draft, before, report), dispatcherVersion: report.version,
  };
  if (!isExecuted(after)) return { ...after, stoppedAt: null };
  const recordedAt = after.recordedAt ?? draft.context.now;
  const stoppedAt = stopMoment(report.effectiveAt, after.sentAt ?? after.requestedAt, recordedAt);
  const holds = after.state === 'held' || after.state === 'partially_held';
  return { ...after, recordedAt, stoppedAt, holdId: after.holdId ?? (holds && after.action === 'stop' ? draft.context.nextId('hold') : null) };
}

function contradiction(draft: CaseDraft, before: InstructionRecord, report: DispatcherReport): InstructionRecord['attention'] {
  if (before.attention?.type === REQUEST_CONFLICTS) return before.attention;
  if (mayFollow(before.state, report.state)) return before.attention === null || report.state === before.state ? before.attention : null;
  return { type: 'BankAnswerContradicted', detail: `${before.state} cannot become ${report.state}`, at: draft.context.now };
}

function followStop(draft: CaseDraft, stop: InstructionRecord, report: DispatcherReport): void {
  if (stop.holdId === null) return;
  const holds = stop.state === 'held' || stop.state === 'partially_held';
  const hold = draft.case(stop.caseId).holds.get(stop.holdId);
  if (hold === undefined) {
    if (holds) placeHold(draft, stop, report.expiresAt);
    return;
  }
  if (!holds && isStanding(hold)) endHold(draft, hold, { type: 'HoldReleased', state: 'released' });
  else if (stop.heldAmount !== null && stop.heldAmount.amountMinor !== hold.amount.amountMinor) {
    draft.emit('HoldAmended', { kind: 'hold', record: { ...hold, amount: stop.heldAmount } });
  }
}

function followRelease(draft: CaseDraft, release: InstructionRecord): void {
  const released = release.state === 'done' || (release.state === 'refused' && release.code === LIFTED_AFTER_EXPIRY);
  if (!released || release.originalInstructionId === null) return;
  for (const hold of draft.case(release.caseId).holds.values()) {
    if (hold.instructionId === release.originalInstructionId && isStanding(hold)) endHold(draft, hold, { type: 'HoldReleased', state: 'released' });
  }
}

function restingRequests(draft: CaseDraft, stop: InstructionRecord): { readonly caseId: string; readonly requestId: string }[] {
  const own = [...draft.case(stop.caseId).requests.values()]
    .filter((request) => request.transfers.some((transfer) => transfer.instructionId === stop.instructionId))
    .map((request) => ({ caseId: stop.caseId, requestId: request.requestId }));
  return [...own, ...stop.watchers];
}
