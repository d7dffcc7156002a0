import { TOPICS } from '@paystop/contracts';
import type { CaseEvent, CaseEventName } from '@paystop/domain';

/** Which events everybody may hear, and on which topic (contract.md 3). They carry no personal data. */
const CASE_TOPIC: ReadonlySet<CaseEventName> = new Set<CaseEventName>([
  'CaseOpened', 'CaseRequestJoined', 'CaseReopened', 'CaseClosed', 'HoldPlaced', 'HoldExpiring', 'HoldReleased', 'HoldLapsed',
  'StopWithdrawn', 'PapersSettled',
]);
const SLA_TOPIC: ReadonlySet<CaseEventName> = new Set<CaseEventName>(['SlaAtRisk', 'SlaBreached', 'SlaMet', 'Escalated']);

export interface PublicEvent {
  readonly topic: string;
  readonly type: CaseEventName;
  readonly key: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** @returns what everybody is told of an event, or undefined when it stays inside. */
export function publicEvent(event: CaseEvent, unit: string): PublicEvent | undefined {
  const topic = topicOf(event.type);
  if (topic === undefined) return undefined;
  const subject = subjectOf(event);
  return { topic, type: event.type, key: event.caseId, subject: subject.id, data: { caseId: event.caseId, ...subject.facts, unit, at: event.at, ...event.data } };
}

function topicOf(type: CaseEventName): string | undefined {
  if (CASE_TOPIC.has(type)) return TOPICS.caseEvents.name;
  return SLA_TOPIC.has(type) ? TOPICS.slaEvents.name : undefined;
}

/** The id of what changed and the facts about it that are nobody's personal data. */
export function subjectOf({ changed }: CaseEvent): { readonly id: string; readonly facts: Readonly<Record<string, unknown>> } {
  switch (changed.kind) {
    case 'case': {
      const { caseId, status, stage, fraudType, reportedAt, reportedLoss, interceptedAmount } = changed.record;
      return { id: caseId, facts: { status, stage, fraudType, reportedAt, reportedLoss, interceptedAmount } };
    }
    case 'request': {
      const { requestId, fraudType, reportedAt } = changed.record;
      return { id: requestId, facts: { requestId, fraudType, reportedAt } };
    }
    case 'instruction': {
      const { instructionId, requestId, institutionCode, accountRef, action, sequence, state, code, amount, heldAmount } = changed.record;
      return { id: instructionId, facts: { instructionId, requestId, institutionCode, accountRef, action, sequence, state, code, amount, heldAmount } };
    }
    case 'hold': {
      const { holdId, instructionId, institutionCode, accountRef, amount, placedAt, expiresAt, state } = changed.record;
      return { id: holdId, facts: { holdId, instructionId, institutionCode, accountRef, amount, placedAt, expiresAt, state } };
    }
  }
}
