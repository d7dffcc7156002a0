import type { InstructionEventType } from './bank-instruction.contract';

/** What a screen is told at once when something changes: no personal data in it (contract.md 2, GET /events). */
export interface FeedEntry {
  readonly type: CaseEventType | SlaEventType | WarningEventType | InstructionEventType;
  readonly unit: string;
  readonly caseId: string | null;
  readonly requestId: string | null;
  readonly instructionId: string | null;
  readonly at: string;
  readonly version: number;
  readonly summary: string;
}

export const CASE_EVENT_TYPES = [
  'CaseOpened', 'CaseRequestJoined', 'CaseReopened', 'CaseClosed', 'StopPaymentRequestRejected',
  'HoldPlaced', 'HoldExpiring', 'HoldExtended', 'HoldReleased', 'HoldLapsed', 'StopWithdrawn', 'PapersOwed', 'PapersSettled',
] as const;
export const SLA_EVENT_TYPES = ['SlaAtRisk', 'SlaBreached', 'SlaMet', 'Escalated'] as const;
export const WARNING_EVENT_TYPES = ['WarningIssued', 'WarningEscalated', 'WarningFeedbackGiven', 'StopProposed', 'StopProposalDecided'] as const;

export type CaseEventType = (typeof CASE_EVENT_TYPES)[number];
export type SlaEventType = (typeof SLA_EVENT_TYPES)[number];
export type WarningEventType = (typeof WARNING_EVENT_TYPES)[number];
