import type { SameKeys } from '@paystop/ui-kit';
import type { CHINESE_EVENTS } from '../zh-cn/events';

/** What happened, in timelines and audit chains. */
export const ENGLISH_EVENTS: SameKeys<typeof CHINESE_EVENTS> = {
  CaseOpened: 'Case opened', CaseRequestJoined: 'Request joined', CaseClosed: 'Case closed', CaseReopened: 'Case reopened', RequestConflicts: 'Two bodies under one id', StopRequested: 'Stop requested', StopRouted: 'Institution named', StopRetried: 'Stopped anew', StopWithdrawn: 'Stop withdrawn',
  InstructionQueued: 'Queued', InstructionDispatched: 'Sent', InstructionAcknowledged: 'Acknowledged', InstructionReported: 'Bank answered', InstructionOutcomeRecorded: 'Bank answered', InstructionIndeterminate: 'Indeterminate', InstructionCancelled: 'Cancelled',
  InstructionAttemptFailed: 'Attempt failed', InstructionAttentionRaised: 'Needs a person', HoldPlaced: 'Hold placed', HoldExpiring: 'Hold ends soon', HoldExtended: 'Hold extended', HoldReleased: 'Hold released', HoldLapsed: 'Hold lapsed', FreezePlaced: 'Freeze placed', FreezeLifted: 'Freeze lifted', FreezeProposed: 'Freeze proposed', FreezeApproved: 'Freeze approved',
  FreezeRejected: 'Freeze rejected', OnwardStopRequested: 'Onward stop', OnwardStopProposed: 'Onward stop proposed', FundsReturnProposed: 'Return proposed', FundsReturnApproved: 'Return approved', FundsReturnExecuted: 'Return executed', SlaAtRisk: 'At risk', SlaBreached: 'Breached', SlaMet: 'Met', Escalated: 'Escalated',
  PapersOwed: 'Papers owed', PapersSettled: 'Papers settled', PapersOverdue: 'Papers overdue', PersonalDataUnmasked: 'Seen in clear', BankAnswerContradicted: 'Bank contradicts itself', BankAnswerUnknownCode: 'Unknown code', ObjectionRecorded: 'Objection recorded', ObjectionDecided: 'Objection decided',
};
