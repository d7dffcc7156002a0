import type { Tx } from '@paystop/ports';
import type { LaneInstruction } from '../instruction/lane-instruction';

export interface ClaimRequest {
  readonly instruction: LaneInstruction;
  /** Of the lane's lease. */
  readonly fence: number;
}

/** A place in the order of one case's instructions on one account. */
export type AccountPlace = Pick<LaneInstruction, 'caseId' | 'accountRef' | 'sequence'>;

export interface DueRequest {
  readonly code: string;
  readonly room: number;
}

/** The durable lanes: one row per instruction. */
export interface LaneStore {
  /** @returns the ids that were not there before. */
  insert(tx: Tx, instructions: readonly LaneInstruction[]): Promise<ReadonlySet<string>>;
  /** Writes each row whose revision is still that of the given instruction. @returns the ids written. */
  save(tx: Tx, instructions: readonly LaneInstruction[]): Promise<ReadonlySet<string>>;
  /** Takes rows from `send` to `sending`, each by compare-and-set. @returns the ids taken. */
  claim(holder: string, claims: readonly ClaimRequest[]): Promise<ReadonlySet<string>>;
  dueToSend(wanted: readonly DueRequest[]): Promise<string[]>;
  dueToSync(wanted: readonly DueRequest[]): Promise<string[]>;
  staleSending(institutions: readonly string[], olderThanMs: number): Promise<string[]>;
  read(ids: readonly string[]): Promise<LaneInstruction[]>;
  lock(tx: Tx, ids: readonly string[]): Promise<LaneInstruction[]>;
  /** What is open below that sequence on the case and account, locked. */
  lockBelow(tx: Tx, place: AccountPlace): Promise<LaneInstruction[]>;
  lockUnbegun(tx: Tx, institutionCode: string, page: { readonly after: string; readonly size: number }): Promise<LaneInstruction[]>;
  raiseFence(tx: Tx, place: AccountPlace): Promise<void>;
  fenceOf(instruction: LaneInstruction, tx?: Tx): Promise<number>;
}
