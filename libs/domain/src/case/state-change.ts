import type { Instant } from '@paystop/kernel';
import type { WarningRecord } from '../warning/warning-record';
import type { CaseRecord, HoldRecord, InstructionRecord, RequestRecord, TimelineRecord } from './records';

/** Value of paystop.case.state.v1: everything that one unit of work changed in one case (or in one warning). */
export interface StateChange {
  readonly caseId: string | null;
  readonly at: Instant;
  readonly case: CaseRecord | null;
  readonly requests: readonly RequestRecord[];
  readonly instructions: readonly InstructionRecord[];
  readonly holds: readonly HoldRecord[];
  readonly timeline: readonly TimelineRecord[];
  readonly warnings: readonly WarningRecord[];
  /** For screens: what happened, without personal data. */
  readonly feed: readonly FeedRecord[];
}

export interface FeedRecord {
  /** Unique and stable: a repeat carries the same. */
  readonly feedId: string;
  readonly type: string;
  readonly unit: string;
  readonly caseId: string | null;
  readonly requestId: string | null;
  readonly instructionId: string | null;
  readonly at: Instant;
  readonly version: number;
  readonly summary: string;
}
