export type {
  AttemptRecord, CaseRecord, CaseStage, CaseStatus, ClockRecord, ClockState, FeedRecord, HoldRecord, HoldState, InstructionRecord, OfficerRecord,
  OnwardTransferRecord, PapersState, PartyRecord, PaymentOrderRecord, RequestRecord, RequestSource, RequestStatus, RequestWarning, StateChange,
  StopState, TimelineRecord, TransferRecord, VictimRecord, WarningLevel, WarningRecord, WarningState,
} from './case/records';
export type {
  AutoStopPolicy, ClockPolicy, DutyOfficer, EscalationAction, EscalationStep, EscalationTarget, PolicyPack, WarningColourName,
} from './policy/policy-pack';
export { type ActingRole, PERMISSIONS, type Permission, type Person, cityOf, districtOf, levelOf, mayDo, rolesWith, unitCovers } from './authority/authority';
export type { StopRequestInput, TransferInput } from './case/request-input';
export { type Review, type ReviewContext, canonical, promisedClocks, resolveInstitution, reviewStopRequest } from './case/review-stop-request';
export { passesLuhn } from './routing/luhn';
