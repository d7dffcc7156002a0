import type { Instant, Money } from '@paystop/kernel';

/**
 * What is known of a case, as plain data: the state of the process manager, its rows in the database and the
 * snapshots that the read side gets. Personal data stand in clear here; whoever shows them masks them.
 */
export type CaseStatus = 'open' | 'closed';
export type CaseStage = 'received' | 'stopping' | 'held' | 'frozen' | 'returning';

export interface CaseRecord {
  readonly caseId: string;
  readonly caseNumber: string | null;
  readonly status: CaseStatus;
  readonly stage: CaseStage;
  /** Unit of the request that opened it: 4, 6 or 9 digits. */
  readonly unit: string;
  readonly fraudType: string;
  /** Earliest report. */
  readonly reportedAt: Instant;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly reportedLoss: Money;
  readonly interceptedAmount: Money;
  readonly frozenAmount: Money;
  readonly returnedAmount: Money;
  readonly version: number;
}

export type ClockState = 'running' | 'at_risk' | 'met' | 'breached';

/** One SlaTarget: a promise of one request, with how far it has come. */
export interface ClockRecord {
  readonly name: string;
  readonly dueAt: Instant;
  readonly warnAt: Instant;
  readonly state: ClockState;
  readonly decidedAt: Instant | null;
  /** How many escalation steps were done. */
  readonly escalated: number;
}

export type RequestStatus = 'received' | 'in_progress' | 'completed';
export type RequestSource = 'http' | 'kafka' | 'alert';
export type PapersState = 'not_owed' | 'owed' | 'overdue' | 'settled';

export interface PaymentOrderRecord {
  readonly kind: string;
  readonly value: string;
}

export interface PartyRecord {
  readonly institutionCode: string | null;
  readonly accountNumber: string | null;
  readonly accountName: string | null;
  readonly paymentOrder: PaymentOrderRecord | null;
}

/** One reported transfer and the stop that answers for it; that stop may belong to another case. */
export interface TransferRecord {
  readonly transferId: string;
  readonly amount: Money;
  readonly transferredAt: Instant;
  readonly from: PartyRecord;
  readonly to: PartyRecord;
  readonly channel: string | null;
  readonly bankReference: string | null;
  readonly instructionId: string;
  readonly instructionCaseId: string;
}

export interface OfficerRecord {
  readonly officerId: string;
  readonly name: string;
  readonly phone?: string | undefined;
}

export interface VictimRecord {
  readonly name: string;
  readonly idType?: string | undefined;
  readonly idNumber?: string | undefined;
  readonly phone: string;
  readonly kind?: string | undefined;
}

export interface RequestWarning {
  readonly path: string;
  readonly message: string;
  readonly code?: string | undefined;
}

export interface RequestRecord {
  readonly requestId: string;
  readonly caseId: string;
  readonly unit: string;
  readonly source: RequestSource;
  readonly caseNumber: string | null;
  readonly fraudType: string;
  readonly summary: string;
  readonly reportedAt: Instant;
  readonly receivedAt: Instant;
  /** Token subject of whoever sent it; null for other systems. */
  readonly submittedBy: string | null;
  readonly victim: VictimRecord;
  readonly officers: { readonly handling: OfficerRecord; readonly assisting: OfficerRecord };
  readonly indicators: readonly { readonly kind: string; readonly value: string }[];
  readonly transfers: readonly TransferRecord[];
  readonly clocks: readonly ClockRecord[];
  readonly papers: { readonly state: PapersState; readonly dueAt: Instant | null };
  readonly attachments: readonly string[];
  readonly warnings: readonly RequestWarning[];
  /** Another body under the same requestId that was taken in first, where there is one. */
  readonly conflictsWith: string | null;
  readonly status: RequestStatus;
  readonly version: number;
}

export type StopState =
  | 'proposed' | 'awaiting_routing' | 'queued' | 'sent' | 'acknowledged' | 'indeterminate'
  | 'held' | 'partially_held' | 'not_held' | 'refused' | 'done' | 'cancelled';

export interface AttemptRecord {
  readonly attempt: number;
  readonly channel: string;
  readonly sentAt: Instant;
  readonly endedAt: Instant | null;
  readonly result: 'final' | 'acknowledged' | 'not_sent' | 'maybe_sent' | 'refused' | null;
  readonly httpStatus: number | null;
  readonly note: string | null;
}

export interface OnwardTransferRecord {
  readonly bankReference: string | null;
  readonly transferredAt: Instant;
  readonly amount: Money;
  readonly to: { readonly institutionCode: string | null; readonly accountNumber: string | null; readonly accountName: string | null } | null;
  readonly channel: string | null;
}

/** One order to one institution on one account or payment order; from `queued` on a copy of the dispatcher's. */
export interface InstructionRecord {
  readonly instructionId: string;
  readonly caseId: string;
  /** The request that caused it first. */
  readonly requestId: string;
  readonly action: 'query' | 'stop' | 'extend' | 'release' | 'freeze' | 'renew' | 'unfreeze' | 'return';
  readonly sequence: number;
  readonly institutionCode: string | null;
  readonly accountRef: string | null;
  readonly target: PartyRecord;
  readonly layer: number;
  readonly reachedFrom: string | null;
  readonly originalInstructionId: string | null;
  /** Sum of the transfers that it is to stop. */
  readonly amount: Money;
  /** Requests of other cases whose transfers rest on this stop. */
  readonly watchers: readonly { readonly caseId: string; readonly requestId: string }[];
  readonly state: StopState;
  readonly code: string | null;
  readonly remark: string | null;
  readonly heldAmount: Money | null;
  readonly balanceBefore: Money | null;
  readonly attempts: readonly AttemptRecord[];
  readonly requestedAt: Instant;
  readonly sentAt: Instant | null;
  readonly acknowledgedAt: Instant | null;
  /** The bank's effectiveAt, clamped into [sentAt, recordedAt]; null unless it was executed. */
  readonly stoppedAt: Instant | null;
  /** When the final answer was recorded: decides the clocks. */
  readonly recordedAt: Instant | null;
  readonly holdId: string | null;
  readonly onwardTransfers: readonly OnwardTransferRecord[];
  readonly attention: { readonly type: string; readonly detail: string; readonly at: Instant } | null;
  /** Withdrawn by a person, with the reason; a refused stop that was settled carries it as well. */
  readonly withdrawn: { readonly by: string; readonly reason: string; readonly at: Instant } | null;
  /** Version of the dispatcher's own copy; 0 before it has one. */
  readonly dispatcherVersion: number;
  readonly version: number;
}

export type HoldState = 'active' | 'extended' | 'frozen' | 'released' | 'lapsed';

export interface HoldRecord {
  readonly holdId: string;
  readonly caseId: string;
  readonly instructionId: string;
  readonly institutionCode: string;
  readonly accountRef: string;
  readonly account: string;
  readonly amount: Money;
  readonly placedAt: Instant;
  readonly expiresAt: Instant;
  readonly sequence: number;
  readonly state: HoldState;
  readonly releasing: boolean;
  /** How many of the policy's warnings before the end were given. */
  readonly warned: number;
  readonly version: number;
}

export interface TimelineRecord {
  readonly entryId: string;
  readonly caseId: string;
  readonly at: Instant;
  readonly type: string;
  /** Token subject, "institution:CMB" or "paystop". */
  readonly actor: string;
  readonly text: string;
  /** Ids, states and amounts; never personal data. */
  readonly data: Readonly<Record<string, unknown>>;
}
