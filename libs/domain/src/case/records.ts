import type { Instant, Money } from '@paystop/kernel';
import type { Approval, Proposal } from '../authority/four-eyes';
import type { ClockRecord } from './clock-record';
import type { OnwardTransferRecord, OtherMoney, PaymentOrderRecord, TrailFacts } from './trail-records';

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
  /** Money was seen beyond the last layer that is stopped; left out while it was not. */
  readonly trailTruncated?: boolean | undefined;
  readonly version: number;
}

export type RequestStatus = 'received' | 'in_progress' | 'completed';
export type RequestSource = 'http' | 'kafka' | 'alert';
export type PapersState = 'not_owed' | 'owed' | 'overdue' | 'settled';

/** An uploaded paper: its kind as declared, its bytes by their SHA-256 (hex). */
export interface PaperRecord {
  readonly attachmentId: string;
  readonly kind: string;
  readonly sha256: string;
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
  /** `missing`: the kinds that are still owed, each as often as it is missing. */
  readonly papers: { readonly state: PapersState; readonly dueAt: Instant | null; readonly missing: readonly string[] };
  /** Ids as they were named, known or not. */
  readonly attachments: readonly string[];
  /** Those of them that we have: what an institution is shown. */
  readonly documents: readonly PaperRecord[];
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

/** An outcome that is to supersede the recorded one; it counts once a second person has entered the same. */
export interface OutcomeProposedRecord {
  readonly by: string;
  readonly at: Instant;
  readonly result: string;
  readonly code: string | null;
  readonly heldAmount: Money | null;
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
  /** Left out while nobody proposes to supersede the recorded outcome. */
  readonly outcomeProposed?: OutcomeProposedRecord | undefined;
  /** Withdrawn by a person, with the reason; a refused stop that was settled carries it as well. */
  readonly withdrawn: { readonly by: string; readonly reason: string; readonly at: Instant } | null;
  /** Only where a bank's answer led to the stop. */
  readonly trail?: TrailFacts | undefined;
  /** What the case has of the money held; left out where it is the smaller of heldAmount and amount. */
  readonly interceptedAmount?: Money | undefined;
  /** What of the case's money left, by the tainting rule; left out where nothing was traced yet. */
  readonly tracedOut?: readonly { readonly at: Instant; readonly amountMinor: string }[] | undefined;
  /** Other cases' money in the same account; left out while nobody knows of any. */
  readonly others?: OtherMoney | undefined;
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
  readonly endedAt: Instant | null;
  readonly sequence: number;
  readonly state: HoldState;
  /** False when the bank said that somebody else's stop holds the money already. */
  readonly ownStop: boolean;
  /** The extension that is on its way, and who asked for it. */
  readonly extending: { readonly instructionId: string; readonly by: string; readonly reason: string; readonly at: Instant } | null;
  /** Between the approval to let go and the bank's answer. */
  readonly releasing: boolean;
  readonly releaseProposed: Proposal | null;
  readonly releaseApproved: Approval | null;
  /** How many of the policy's warnings before the end were given. */
  readonly warned: number;
  /** Whether it was looked in time for what follows the hold. */
  readonly endChecked: boolean;
  readonly attention: { readonly type: string; readonly detail: string; readonly at: Instant } | null;
  /** What of `amount` is this case's; left out while it shares the account with no other case. */
  readonly share?: Money | undefined;
  /** What was given back to the case's victims out of the account. */
  readonly returned?: Money | undefined;
  readonly version: number;
}

/** A line of a case's timeline. */
export interface TimelineRecord {
  readonly at: Instant;
  readonly type: string;
  /** Token subject, "institution:CMB" or "paystop". */
  readonly actor: string;
  readonly text: string;
  /** Ids, states and amounts; never personal data. */
  readonly data: Readonly<Record<string, unknown>>;
}
