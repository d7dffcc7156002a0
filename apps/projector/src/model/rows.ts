import type {
  CaseRecord, CaseStage, CaseStatus, ClockState, HoldRecord, HoldState, InstructionRecord, RequestRecord, RequestSource, RequestStatus,
  StopState, ToldRecord, WarningRecord, WarningState,
} from '@paystop/domain';
import type { Stretch } from '@paystop/domain';
import type { Instant } from '@paystop/kernel';
import type { AnswerCourse } from './stop-courses';

/**
 * What the projector remembers of each object, beside the object itself: the columns of its lists and, where a
 * counter may never go down, what was ever true. `body` is null in rows read back: they are there to compare with.
 */
export interface ClockFacts {
  readonly name: string;
  readonly dueAt: Instant;
  readonly state: ClockState;
  readonly decidedAt: Instant | null;
}

/** A clock of a case's request, as the list of cases shows it. */
export interface CaseClock extends ClockFacts {
  readonly requestId: string;
}

export interface TransferFacts {
  readonly transferredAt: Instant;
  readonly amountMinor: string;
  readonly instructionId: string;
  readonly institutionCode: string | null;
  /** The stop belongs to another case: that case has the transfer already. */
  readonly isForeign: boolean;
  /** Two transfers that share one of these are the same transfer (contract-details 2). */
  readonly sameAs: readonly string[];
}

export interface RequestFacts {
  readonly requestId: string;
  readonly caseId: string;
  readonly unit: string;
  readonly source: RequestSource;
  readonly fraudType: string;
  readonly submittedBy: string | null;
  readonly reportedAt: Instant;
  readonly receivedAt: Instant;
  readonly status: RequestStatus;
  readonly clocks: readonly ClockFacts[];
  readonly transfers: readonly TransferFacts[];
  /** `name:met` and `name:breached` as ever recorded: a corrected breach stays counted. */
  readonly outcomes: readonly string[];
  readonly version: number;
}

/** A stop's way to its bank and back, and what left the account meanwhile. */
export interface CourseFacts {
  readonly sentAt: Instant;
  readonly answeredAt: Instant | null;
  /** Nobody knew for a while whether the bank had it. */
  readonly unsure: boolean;
  readonly outflow: readonly (readonly [at: Instant, amountMinor: string])[];
}

export interface InstructionFacts {
  readonly instructionId: string;
  readonly caseId: string;
  readonly requestId: string;
  readonly action: InstructionRecord['action'];
  readonly layer: number;
  readonly institutionCode: string | null;
  readonly accountRef: string | null;
  readonly state: StopState;
  readonly requestedAt: Instant;
  /** Since when it is in this state. */
  readonly since: Instant;
  /** A person has settled it, so that nobody waits for it. */
  readonly settled: boolean;
  readonly amountMinor: string;
  readonly heldMinor: string;
  readonly stoppedAt: Instant | null;
  readonly watcherCases: readonly string[];
  /** Null until the bank has answered or nobody knows. */
  readonly course: CourseFacts | null;
  /** The first recorded effect; what `_total` and histograms count. */
  readonly firstStop: { readonly version: number; readonly stoppedAt: Instant } | null;
  /** The most that was ever intercepted by it. */
  readonly mostInterceptedMinor: string;
  readonly version: number;
}

export interface HoldFacts {
  readonly holdId: string;
  readonly caseId: string;
  readonly instructionId: string;
  readonly institutionCode: string;
  readonly state: HoldState;
  readonly expiresAt: Instant;
  readonly amountMinor: string;
  readonly version: number;
}

export interface CaseFacts {
  readonly caseId: string;
  readonly caseNumber: string | null;
  readonly status: CaseStatus;
  readonly stage: CaseStage;
  readonly unit: string;
  readonly fraudType: string;
  readonly openedAt: Instant;
  readonly reportedAt: Instant;
  readonly frozenMinor: string;
  readonly nextDueAt: Instant | null;
  readonly sla: ClockState | null;
  readonly stuckAt: StuckAt | null;
  readonly institutions: readonly string[];
  readonly clocks: readonly CaseClock[];
  readonly version: number;
}

/** Where a case waits: at which bank, in which state, since when. */
export interface StuckAt {
  readonly institutionCode: string | null;
  readonly state: StopState;
  readonly since: Instant;
}

export interface WarningFacts {
  readonly warningId: string;
  readonly unit: string;
  readonly colour: WarningRecord['colour'];
  readonly state: WarningState;
  readonly issuedAt: Instant;
  readonly feedbackDueAt: Instant;
  /** Outcomes of feedback ever recorded. */
  readonly outcomes: readonly string[];
  readonly firstFeedback: { readonly version: number; readonly at: Instant } | null;
  readonly version: number;
}

export interface Row<Facts, Body> {
  readonly facts: Facts;
  readonly body: Body | null;
}

export type CaseRow = Row<CaseFacts, CaseRecord>;
export type RequestRow = Row<RequestFacts, RequestRecord>;
export type InstructionRow = Row<InstructionFacts, InstructionRecord>;
export type HoldRow = Row<HoldFacts, HoldRecord>;
export type WarningRow = Row<WarningFacts, WarningRecord>;

/** The cases that a chunk touches, whole, and what their requests rest on in other cases. */
export interface Slice {
  readonly cases: ReadonlyMap<string, CaseRow>;
  readonly requests: ReadonlyMap<string, RequestRow>;
  readonly instructions: ReadonlyMap<string, InstructionRow>;
  readonly holds: ReadonlyMap<string, HoldRow>;
  readonly warnings: ReadonlyMap<string, WarningRow>;
}

export interface StatisticRow {
  readonly requestId: string;
  /** 0 for the request as a whole; with several institutions 1, 2, … for its share at each. */
  readonly part: number;
  /** Counts where requests are counted. */
  readonly isWhole: boolean;
  /** Counts where requests are told apart by institution. */
  readonly isPart: boolean;
  readonly institutionCode: string | null;
  readonly unit: string;
  readonly fraudType: string;
  readonly reportedAt: Instant;
  readonly lossMinor: string;
  readonly interceptedMinor: string;
  /** Has a stop that was not withdrawn: belongs to the base of the rates. */
  readonly isBased: boolean;
  readonly within30m: boolean;
  readonly within60m: boolean;
  /** Seconds from report to each executed first-hop stop. */
  readonly stopSeconds: readonly number[];
  readonly stretches: readonly Stretch[];
  readonly answers: readonly AnswerCourse[];
}

/** What one change told: lines of the timeline and events of the feed. */
export interface ToldRow {
  /** Case or warning. */
  readonly subject: string;
  readonly changeId: string;
  readonly unit: string;
  readonly at: Instant;
  readonly told: readonly ToldRecord[];
}
