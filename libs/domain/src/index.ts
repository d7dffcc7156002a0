export type {
  AttemptRecord, CaseRecord, CaseStage, CaseStatus, HoldRecord, HoldState, InstructionRecord, OfficerRecord,
  PaperRecord, PapersState, PartyRecord, RequestRecord, RequestSource, RequestStatus, RequestWarning,
  StopState, TimelineRecord, TransferRecord, VictimRecord,
} from './case/records';
export { QUIET_TYPE, type StateChange, type ToldRecord } from './case/state-change';
export type { ClockRecord, ClockState } from './case/clock-record';
export type { ComparedTransfer, OnwardReceiver, OnwardTransferRecord, PaymentOrderRecord, TrailFacts } from './case/trail-records';
export type { WarningLevel, WarningRecord, WarningState } from './warning/warning-record';
export type {
  AutoStopPolicy, ClockPolicy, DutyOfficer, EscalationAction, EscalationStep, EscalationTarget, PolicyPack, WarningColourName,
} from './policy/policy-pack';
export { type ActingRole, PERMISSIONS, type Permission, type Person, cityOf, districtOf, levelOf, mayDo, rolesWith, unitCovers } from './authority/authority';
export type { StopRequestInput, TransferInput } from './case/request-input';
export { type Review, type ReviewContext, canonical, institutionMeant, promisedClocks, resolveInstitution, reviewStopRequest } from './case/review-stop-request';
export { passesLuhn } from './routing/luhn';
export { confirmProposedStop, declineProposedStop } from './tracing/decide-proposal';
export { caseGraph } from './tracing/case-graph';
export { type FundsGraph, type TrailNode, type TrailTotals } from './tracing/funds-graph';
export type { Explanation, TracedHop } from './tracing/trace-money';
export { reachedOnlyThrough } from './tracing/onward-reach';
export { fireOnwardClocks, onwardDueAt } from './sla/onward-clocks';
export { type TaintingRule, TAINTING_RULES } from './tracing/money-pool';
export { type KnownDeposit, type KnownWithdrawal, type MixedAccount, splitHeld, stillTraced } from './tracing/split-held';
export { type Actor, type CaseEvent, type CaseEventName, PAYSTOP } from './case/case-event';
export {
  type AnyPart, type CaseParts, type ChangedPart, type ChangedRecord, type Collection, type PartKind, type PartLists, type PartRecords,
  COLLECTIONS, PART_KINDS, byCollection, changedId, collectionOf, partId,
} from './case/record-kinds';
export { type CaseBook, type CaseState, evolve } from './case/case-state';
export { type CaseCommand, CaseDraft, type DecisionContext, type TimerChange, type TimerKind } from './case/case-draft';
export { accountOf, targetKey } from './case/account-key';
export { STOP_TRANSITIONS, isFinal, isWithDispatcher, mayFollow } from './case/stop-transitions';
export { isExecuted, isOpenStop, isStanding } from './case/stop-facts';
export { type JoiningRequest, answerBefore, firstToSameAccount, joinRequest } from './case/join-request';
export { type DispatcherReport, recordReport } from './case/record-report';
export { type OrderTerms, orderTerms } from './case/order-terms';
export { type RetryOrder, retryStop, routeStop, withdrawStop } from './case/direct-stop';
export { type KnownPaper, firePapers, missingPapers, papersAmong, settlePapers } from './case/papers';
export { fireClocks, nearestDueAt } from './sla/clocks';
export { fireHold } from './hold/fire-hold';
export { extendHold } from './hold/extend-hold';
export { isHolding } from './hold/hold-claims';
export { HOLD_TRANSITIONS } from './hold/hold.machine';
export { releaseHold } from './hold/release-hold';
export type { FreezeRecord, FreezeState, Renewal } from './freeze/freeze-record';
export { FREEZE_TRANSITIONS, isInForce, isOpenFreeze, isOrdered } from './freeze/freeze.machine';
export { fireFreeze } from './freeze/freezes';
export { type FreezeProposal, approveFreeze, proposeFreeze, rejectFreeze } from './freeze/propose-freeze';
export { type RenewalCall, renewFreeze } from './freeze/renew-freeze';
export { unfreeze } from './freeze/unfreeze';
export type { ObjectionRecord, ObjectionState, ObjectionSubject } from './objection/objection-record';
export type { ObjectionDecision } from './objection/objection.machine';
export { type ObjectionInput, decideObjection, recordObjection } from './objection/objections';
export { type Approval, type Decider, type Proposal, checkApprover } from './authority/four-eyes';
export { type AlertInput, type FeedbackInput, autoStopFor, colourOf, decideProposedStop, giveFeedback, issueWarning } from './warning/warnings';
export { type AlertSubjects, alertSubjects } from './warning/alert-subjects';
export { type AccountToAsk, type Payer, type Payers, accountsToAsk, askForPayers, payersOf } from './warning/next-victims';
export { STRETCHES, type StopWay, type Stretch, type StretchName, leftAfterArrival, stretchesOf } from './statistics/stop-course';
export { type Climbed, climbWarning, nextDeadline } from './warning/climb-warning';
export type { IndicatorPolicy, NextVictimPolicy, RiskPolicy } from './policy/prevention-policy';
export { type FraudIndicator, type RiskAccount, type RiskDecision, type RiskEntry, type RiskState, isAlive } from './risk/risk-entry';
export type { AccountSighting, AccountStanding, IndicatorSighting, RiskReferences, Sighting } from './risk/sighting';
export { normalIndicator } from './risk/normal-indicator';
export { sightingsOf } from './risk/case-sightings';
export { type Learning, learnRisk } from './risk/learn-risk';
export { confirmIndicator, expireRisk, withdrawRisk } from './risk/decide-risk';
export { tellKnownRisk } from './risk/tell-known-risk';
export { type KnownRisk, knownRisk, raisedColour, standingOver } from './risk/known-risk';
export { type AuditEntry, FIRST_PREVIOUS_HASH, type UnchainedEntry, chainEntry, firstBrokenLink } from './audit/audit-entry';
export {
  type CalendarDay, type CalendarPolicy, type PublishedDays, type WorkingCalendar, type WorkingDeadline, daysUntilUnpublished, workingCalendar, workingDeadline,
} from './calendar/working-days';
export { ALLOCATION_RULES, type AllocationRuleName } from './funds-return/allocate';
export type { Share, Workings } from './funds-return/allocate';
export { type MethodReason, type ReturnMethod, RETURN_METHODS } from './funds-return/choose-method';
export type { StatementLine } from './funds-return/account-statement';
export { type ClaimableTransfer, type Claimant, claimantsOf } from './funds-return/claimants';
export type { ProposedClaim } from './funds-return/check-claims';
export {
  type PayeeChange, approveReturn, changePayee, decideReturnObjection, executeReturn, objectToReturn, publishReturn, rejectReturn,
} from './funds-return/decide-return';
export { explainMethod } from './funds-return/explain-split';
export { fireReturn } from './funds-return/follow-return';
export { type FrozenMoney, type ReturnProposal, proposeReturn } from './funds-return/propose-return';
export { returnOrderFacts } from './funds-return/return-orders';
export { type ReturnState, RETURN_STATES, isUnfinished } from './funds-return/return-machine';
export type { AllocationRecord, ClaimRecord, LeftOutRecord, OtherAccountRecord, PayeeRecord, ReturnRecord } from './funds-return/return-record';
