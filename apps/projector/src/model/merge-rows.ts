import type { ClockRecord, HoldRecord, InstructionRecord, RequestRecord, WarningRecord } from '@paystop/domain';
import { minorUnits, type Instant } from '@paystop/kernel';
import { courseFacts } from './stop-courses';
import { transferKeys } from './repeated-transfers';
import type { HoldRow, InstructionFacts, InstructionRow, RequestFacts, RequestRow, WarningFacts, WarningRow } from './rows';

/**
 * One more snapshot of an object, whatever order snapshots come in and however often: the highest version gives the
 * columns, and what was ever true is kept. @returns the same row when the snapshot told nothing new.
 */
export function mergeRequest(known: RequestRow | undefined, record: RequestRecord): RequestRow {
  const outcomes = union(known?.facts.outcomes ?? [], record.clocks.flatMap(decidedClock));
  if (known === undefined || record.version > known.facts.version) return { facts: requestFacts(record, outcomes), body: record };
  return outcomes.length === known.facts.outcomes.length ? known : { ...known, facts: { ...known.facts, outcomes } };
}

export function mergeInstruction(known: InstructionRow | undefined, record: InstructionRecord): InstructionRow {
  const ever = {
    firstStop: firstStop(known?.facts.firstStop ?? null, record),
    mostInterceptedMinor: largerDigits(known?.facts.mostInterceptedMinor ?? '0', interceptedDigits(record)),
  };
  if (known === undefined || record.version > known.facts.version) return { facts: { ...instructionFacts(record), ...ever }, body: record };
  const same = ever.firstStop?.version === known.facts.firstStop?.version && ever.mostInterceptedMinor === known.facts.mostInterceptedMinor;
  return same ? known : { ...known, facts: { ...known.facts, ...ever } };
}

export function mergeHold(known: HoldRow | undefined, record: HoldRecord): HoldRow {
  if (known !== undefined && record.version <= known.facts.version) return known;
  const { holdId, caseId, instructionId, institutionCode, state, expiresAt, version } = record;
  return { facts: { holdId, caseId, instructionId, institutionCode, state, expiresAt, amountMinor: (record.share ?? record.amount).amountMinor, version }, body: record };
}

export function mergeWarning(known: WarningRow | undefined, record: WarningRecord): WarningRow {
  const ever = {
    outcomes: union(known?.facts.outcomes ?? [], warningOutcomes(record)),
    firstFeedback: firstFeedback(known?.facts.firstFeedback ?? null, record),
  };
  if (known === undefined || record.version > known.facts.version) return { facts: { ...warningFacts(record), ...ever }, body: record };
  const same = ever.outcomes.length === known.facts.outcomes.length && ever.firstFeedback?.version === known.facts.firstFeedback?.version;
  return same ? known : { ...known, facts: { ...known.facts, ...ever } };
}

function requestFacts(record: RequestRecord, outcomes: readonly string[]): RequestFacts {
  const { requestId, caseId, unit, source, fraudType, submittedBy, reportedAt, receivedAt, status, version } = record;
  return {
    requestId, caseId, unit, source, fraudType, submittedBy, reportedAt, receivedAt, status, version, outcomes,
    clocks: record.clocks.map(({ name, dueAt, state, decidedAt }) => ({ name, dueAt, state, decidedAt })),
    transfers: record.transfers.map((transfer) => ({
      amountMinor: transfer.amount.amountMinor,
      transferredAt: transfer.transferredAt,
      instructionId: transfer.instructionId,
      institutionCode: transfer.to.institutionCode,
      isForeign: transfer.instructionCaseId !== caseId,
      sameAs: transferKeys(transfer),
    })),
  };
}

function instructionFacts(record: InstructionRecord): Omit<InstructionFacts, 'firstStop' | 'mostInterceptedMinor'> {
  const { instructionId, caseId, requestId, action, layer, institutionCode, accountRef, state, requestedAt, version } = record;
  return {
    instructionId, caseId, requestId, action, layer, institutionCode, accountRef, state, requestedAt, version,
    since: stateSince(record),
    settled: record.withdrawn !== null,
    amountMinor: record.amount.amountMinor,
    heldMinor: interceptedDigits(record),
    stoppedAt: isExecuted(record) ? record.stoppedAt : null,
    watcherCases: [...new Set(record.watchers.map((watcher) => watcher.caseId))],
    course: courseFacts(record),
  };
}

/** What counts of a warning, each once: its feedback, and that it was missed or ran out. */
function warningOutcomes({ state, feedback }: WarningRecord): string[] {
  return [...(state === 'escalated' || state === 'expired' ? [state] : []), ...(feedback === null ? [] : [feedback.outcome])];
}

function warningFacts(record: WarningRecord): Omit<WarningFacts, 'outcomes' | 'firstFeedback'> {
  const { warningId, unit, colour, state, issuedAt, feedbackDueAt, version } = record;
  return { warningId, unit, colour, state, issuedAt, feedbackDueAt, version };
}

function decidedClock(clock: ClockRecord): string[] {
  return clock.state === 'met' || clock.state === 'breached' ? [`${clock.name}:${clock.state}`] : [];
}

function isExecuted(record: InstructionRecord): boolean {
  return record.state === 'held' || record.state === 'partially_held' || record.state === 'not_held';
}

function firstStop(known: InstructionFacts['firstStop'], record: InstructionRecord): InstructionFacts['firstStop'] {
  if (!isExecuted(record) || record.stoppedAt === null) return known;
  return known !== null && known.version <= record.version ? known : { version: record.version, stoppedAt: record.stoppedAt };
}

/** A warning is fed back once the person was reached: "not reached" keeps it open (contract-details 8). */
function firstFeedback(known: WarningFacts['firstFeedback'], record: WarningRecord): WarningFacts['firstFeedback'] {
  if (record.feedback === null || record.feedback.outcome === 'not_reached') return known;
  return known !== null && known.version <= record.version ? known : { version: record.version, at: record.feedback.at };
}

/** min(held as the bank said, what was sent there and not seen leaving): contract-details 6. */
function interceptedDigits(record: InstructionRecord): string {
  if (record.action !== 'stop' || record.heldAmount === null) return '0';
  if (record.state !== 'held' && record.state !== 'partially_held') return '0';
  if (record.interceptedAmount !== undefined) return record.interceptedAmount.amountMinor;
  const [held, amount] = [minorUnits(record.heldAmount), minorUnits(record.amount)];
  return (held < amount ? held : amount).toString();
}

function stateSince(record: InstructionRecord): Instant {
  switch (record.state) {
    case 'sent': return record.sentAt ?? record.requestedAt;
    case 'acknowledged': return record.acknowledgedAt ?? record.requestedAt;
    case 'indeterminate': return record.attempts.at(-1)?.endedAt ?? record.sentAt ?? record.requestedAt;
    case 'proposed': case 'awaiting_routing': case 'queued': return record.requestedAt;
    default: return record.recordedAt ?? record.withdrawn?.at ?? record.requestedAt;
  }
}

function union(known: readonly string[], more: readonly string[]): readonly string[] {
  const fresh = more.filter((each) => !known.includes(each));
  return fresh.length === 0 ? known : [...new Set([...known, ...fresh])].sort();
}

function largerDigits(a: string, b: string): string {
  return BigInt(b) > BigInt(a) ? b : a;
}
