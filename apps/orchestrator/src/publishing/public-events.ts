import { TOPICS } from '@paystop/contracts';
import { type CaseEvent, type CaseEventName, type ChangedRecord, changedId } from '@paystop/domain';

/** Which events everybody may hear, and on which topic (contract.md 3). They carry no personal data. */
const CASE_TOPIC: ReadonlySet<CaseEventName> = new Set<CaseEventName>([
  'CaseOpened', 'CaseRequestJoined', 'CaseReopened', 'CaseClosed', 'HoldPlaced', 'HoldExpiring', 'HoldEndsUnfrozen', 'HoldExtended', 'HoldFrozen', 'HoldReleased', 'HoldLapsed',
  'FreezeProposed', 'FreezeApproved', 'FreezeRejected', 'FreezePlaced', 'FreezeQueued', 'FreezeRefused', 'FreezeCancelled', 'FreezeExpiring', 'FreezeEmptied', 'FreezeRenewed', 'FreezeLifted', 'FreezeLapsed',
  'ObjectionRecorded', 'ObjectionUpheld', 'ObjectionRejected', 'StopWithdrawn', 'PapersSettled', 'PapersOverdue',
  'OnwardStopRequested', 'OnwardStopProposed', 'OnwardStopDeclined',
  'FundsReturnProposed', 'FundsReturnApproved', 'FundsReturnRejected', 'FundsReturnPublished', 'FundsReturnOrdered', 'FundsReturnExecuted', 'FundsReturnFailed', 'FundsReturnOverdue',
]);
const SLA_TOPIC: ReadonlySet<CaseEventName> = new Set<CaseEventName>(['SlaAtRisk', 'SlaBreached', 'SlaMet', 'Escalated']);

/** @returns the topic on which everybody is told of it; null when it stays inside. */
export function topicOf(type: CaseEventName): string | null {
  if (CASE_TOPIC.has(type)) return TOPICS.caseEvents.name;
  return SLA_TOPIC.has(type) ? TOPICS.slaEvents.name : null;
}

/** The id of what changed and the facts about it that are nobody's personal data. */
export function subjectOf({ changed }: CaseEvent): { readonly id: string; readonly facts: Readonly<Record<string, unknown>> } {
  const facts: Record<string, unknown> = {};
  for (const name of FACTS[changed.kind]) facts[name] = Reflect.get(changed.record, name);
  return { id: changedId(changed), facts };
}

/** What may be told of each kind of record: no field of these is personal data. */
const FACTS: { readonly [K in ChangedRecord['kind']]: readonly (keyof Extract<ChangedRecord, { readonly kind: K }>['record'])[] } = {
  case: ['status', 'stage', 'fraudType', 'reportedAt', 'reportedLoss', 'interceptedAmount'],
  request: ['requestId', 'fraudType', 'reportedAt'],
  instruction: ['instructionId', 'requestId', 'institutionCode', 'accountRef', 'action', 'sequence', 'state', 'code', 'amount', 'heldAmount'],
  return: ['returnId', 'freezeId', 'institutionCode', 'accountRef', 'method', 'frozenAmount', 'unallocated', 'state', 'noticeEndsAt', 'deadline', 'deadlineAssumed', 'overdue'],
  hold: ['holdId', 'instructionId', 'institutionCode', 'accountRef', 'amount', 'placedAt', 'expiresAt', 'state'],
  freeze: ['freezeId', 'holdId', 'instructionId', 'institutionCode', 'accountRef', 'amount', 'placedAt', 'expiresAt', 'state'],
  objection: ['objectionId', 'subject', 'state', 'reachedOnlyThrough'],
};
