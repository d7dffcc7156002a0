import type { Tx } from './unit-of-work.port';

/** What makes a message the same message: its CloudEvents source and id. */
export interface InboxKey {
  readonly source: string;
  readonly id: string;
}

export interface Inbox {
  /** Records the keys. @returns for each position whether it is fresh (true) or was handled before (false); the second of two equal keys in one call is not fresh. */
  claim(tx: Tx, consumer: string, keys: readonly InboxKey[]): Promise<boolean[]>;
}
