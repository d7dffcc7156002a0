import type { StateChange } from '@paystop/domain';
import type { Tx } from '@paystop/ports';
import type { Projection } from '../../model/project-changes';
import type { KeptFacts, KeptProjection } from '../../model/kept';
import type { ReturnFacts, ReturnsProjection } from '../../model/returns';
import type { Slice } from '../../model/rows';

export interface ReadModelStore {
  /** Makes this unit of work the only writer of the read models until it ends. @returns the labels given so far. */
  begin(tx: Tx): Promise<WriterState>;
  /** Everything stored of the cases that the changes touch, and the stops of other cases that these rest on. */
  load(tx: Tx, changes: readonly StateChange[]): Promise<Slice>;
  addUnitLabels(tx: Tx, labels: ReadonlyMap<string, string>): Promise<void>;
  /** What is stored of these returns, by id. */
  knownReturns(tx: Tx, returnIds: readonly string[]): Promise<ReadonlyMap<string, ReturnFacts>>;
  saveReturns(tx: Tx, projection: ReturnsProjection): Promise<void>;
  /** What is stored of these freezes and objections, by id. */
  knownKept(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, KeptFacts>>;
  saveKept(tx: Tx, projection: KeptProjection, now: string): Promise<void>;
  save(tx: Tx, projection: Projection, state: WriterState): Promise<void>;
}

export interface WriterState {
  readonly now: string;
  readonly generation: number;
  /** Since when the present generation of read models is built. */
  readonly generationStartedAt: string;
  readonly unitLabels: ReadonlyMap<string, string>;
}
