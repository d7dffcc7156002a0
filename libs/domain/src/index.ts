export type {
  AttemptRecord, CaseRecord, CaseStage, CaseStatus, ClockRecord, ClockState, HoldRecord, HoldState, InstructionRecord, OfficerRecord,
  OnwardTransferRecord, PapersState, PartyRecord, PaymentOrderRecord, RequestRecord, RequestSource, RequestStatus, RequestWarning,
  StopState, TimelineRecord, TransferRecord, VictimRecord,
} from './case/records';
export type { FeedRecord, StateChange } from './case/state-change';
export type { WarningLevel, WarningRecord, WarningState } from './warning/warning-record';
export type {
  AutoStopPolicy, ClockPolicy, DutyOfficer, EscalationAction, EscalationStep, EscalationTarget, PolicyPack, WarningColourName,
} from './policy/policy-pack';
export { type ActingRole, PERMISSIONS, type Permission, type Person, cityOf, districtOf, levelOf, mayDo, rolesWith, unitCovers } from './authority/authority';
export type { StopRequestInput, TransferInput } from './case/request-input';
export { type Review, type ReviewContext, canonical, promisedClocks, resolveInstitution, reviewStopRequest } from './case/review-stop-request';
export { passesLuhn } from './routing/luhn';
export { type Actor, type CaseEvent, type CaseEventName, type ChangedRecord, PAYSTOP } from './case/case-event';
export { type CaseBook, type CaseState, evolve } from './case/case-state';
export { type CaseCommand, CaseDraft, type DecisionContext, type TimerChange, type TimerKind } from './case/case-draft';
export { accountOf, targetKey } from './case/account-key';
export { STOP_TRANSITIONS, isFinal, isWithDispatcher, mayFollow } from './case/stop-transitions';
export { isExecuted, isOpenStop, isStanding } from './case/stop-facts';
export { type JoiningRequest, answerBefore, joinRequest } from './case/join-request';
export { type DispatcherReport, recordReport } from './case/record-report';
export { type RetryOrder, retryStop, routeStop, withdrawStop } from './case/direct-stop';
export { firePapers, settlePapers } from './case/papers';
export { fireClocks, nearestDueAt } from './sla/clocks';
export { fireHold } from './hold/holds';
export { type AlertInput, type FeedbackInput, autoStopFor, colourOf, decideProposedStop, giveFeedback, issueWarning } from './warning/warnings';
export { type AuditEntry, FIRST_PREVIOUS_HASH, type UnchainedEntry, chainEntry, firstBrokenLink } from './audit/audit-entry';
