import type { Tx } from './unit-of-work.port';

/** A timer to set: one live timer per (subject, kind); setting it again replaces it. */
export interface TimerRequest {
  readonly subject: string;
  readonly kind: string;
  readonly dueAt: string;
  /** What the handler needs to find its aggregate, e.g. the caseId. */
  readonly owner: string;
}

export interface DueTimer extends TimerRequest {
  readonly timerId: string;
  /** Rises with every replacement, so that a stale firing is told apart. */
  readonly fence: number;
}

export interface TimerChanges {
  readonly set: readonly TimerRequest[];
  /** Others than those that are set. */
  readonly cancelled: readonly { readonly subject: string; readonly kind: string }[];
}

export interface TimerStore {
  change(tx: Tx, changes: TimerChanges): Promise<void>;
}
