import type { Tx } from '@paystop/ports';
import type { DeadLetter } from '../../model/dead-letter';

export interface StoredDeadLetter extends DeadLetter {
  readonly state: 'parked' | 'replayed';
  readonly replayedAt: string | null;
  readonly replayedBy: string | null;
  /** Idempotency key of the replay. */
  readonly replayKey: string | null;
}

export interface DeadLetterStore {
  add(tx: Tx, letters: readonly DeadLetter[]): Promise<void>;
  /** Locks it until the unit of work ends. */
  find(tx: Tx, deadLetterId: string): Promise<StoredDeadLetter | undefined>;
  markReplayed(tx: Tx, deadLetterId: string, replay: { readonly by: string; readonly key: string }): Promise<StoredDeadLetter>;
}
