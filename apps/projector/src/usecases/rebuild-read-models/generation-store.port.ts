import type { Tx } from '@paystop/ports';

export interface GenerationStore {
  current(): Promise<number>;
  /** Empties every read model as the only writer. @returns the number of the generation that begins. */
  beginNext(tx: Tx): Promise<number>;
}
