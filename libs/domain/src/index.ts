export type {
  AttemptRecord, CaseRecord, CaseStage, CaseStatus, ClockRecord, ClockState, FeedRecord, HoldRecord, HoldState, InstructionRecord, OfficerRecord,
  OnwardTransferRecord, PapersState, PartyRecord, PaymentOrderRecord, RequestRecord, RequestSource, RequestStatus, RequestWarning, StateChange,
  StopState, TimelineRecord, TransferRecord, VictimRecord, WarningLevel, WarningRecord, WarningState,
} from './case/records';
export type {
  AutoStopPolicy, ClockPolicy, DutyOfficer, EscalationAction, EscalationStep, EscalationTarget, PolicyPack, WarningColourName,
} from './policy/policy-pack';
