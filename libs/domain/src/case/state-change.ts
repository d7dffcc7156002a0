import type { Instant } from '@paystop/kernel';
import type { WarningRecord } from '../warning/warning-record';
import type { PartLists } from './record-kinds';
import type { CaseRecord } from './records';

/**
 * Value of paystop.case.state.v1: everything that one unit of work changed in one case (or in one warning), and what
 * it told. The timeline, the live feed and the public events are read off the same entries.
 */
export interface StateChange extends PartLists {
  /** Unique and stable: a repeat carries the same. */
  readonly changeId: string;
  readonly caseId: string | null;
  readonly at: Instant;
  /** Of the case or warning: who may hear of it. */
  readonly unit: string;
  readonly case: CaseRecord | null;
  readonly warnings: readonly WarningRecord[];
  readonly told: readonly ToldRecord[];
}

/** One thing that happened, without personal data. */
export interface ToldRecord {
  /** Also the id of the public event, where there is one. */
  readonly entryId: string;
  readonly type: string;
  /** The topic on which everybody is told; null where it stays inside. */
  readonly topic: string | null;
  /** Id of what changed. */
  readonly subject: string;
  /** Token subject, "institution:CMB" or "paystop". */
  readonly actor: string;
  readonly text: string;
  /** Of what changed. */
  readonly version: number;
  /** Ids, states and amounts. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** A step of an instruction that is kept in the timeline and shown nowhere else. */
export const QUIET_TYPE = 'InstructionReported';
