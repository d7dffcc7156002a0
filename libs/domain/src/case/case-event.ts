import type { Instant } from '@paystop/kernel';
import type { KeepingEventName } from '../freeze/keeping-events';
import type { ReturnEventName } from '../funds-return/return-events';
import type { ChangedRecord } from './record-kinds';

/** Everything that can happen to a case. An event carries the whole new record of the one thing that it changed. */
export type CaseEventName =
  | 'CaseOpened' | 'CaseAmended' | 'CaseClosed' | 'CaseReopened'
  | 'RequestReceived' | 'CaseRequestJoined' | 'RequestAmended' | 'TransfersReassigned' | 'PapersSettled' | 'PapersOverdue' | 'RequestConflicts'
  | 'SlaAtRisk' | 'SlaBreached' | 'SlaMet' | 'Escalated'
  | 'StopRequested' | 'ReleaseRequested' | 'StopAmountRaised' | 'StopWatched' | 'StoppedElsewhere' | 'StopRouted' | 'StopCancelled' | 'StopWithdrawn'
  | 'InstructionReported' | 'InstructionOutcomeProposed' | 'AttemptEnded' | 'KnownRiskTouched' | 'PayersWarned'
  | 'OnwardStopRequested' | 'OnwardStopProposed' | 'OnwardStopDeclined' | 'MoneyTraced' | 'TrailTruncated'
  | 'HoldPlaced' | 'HoldAmended' | 'HoldExpiring' | 'HoldReleased' | 'HoldLapsed'
  | KeepingEventName
  | ReturnEventName;

export interface CaseEvent {
  readonly type: CaseEventName;
  readonly caseId: string;
  readonly at: Instant;
  readonly actor: Actor;
  readonly changed: ChangedRecord;
  /** Further facts for readers of the event; ids, states, amounts, instants, never personal data. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Who made it happen: a person by token subject, an institution, or PayStop itself. */
export interface Actor {
  readonly id: string;
  readonly role: string;
  readonly unit: string;
}

export const PAYSTOP: Actor = { id: 'paystop', role: 'system', unit: '' };
