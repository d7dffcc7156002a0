import type { Instant } from '@paystop/kernel';

export type ObjectionState = 'open' | 'upheld' | 'rejected';
export type ObjectionSubject = 'hold' | 'freeze' | 'return';

/** Whoever's account was stopped can learn the reason and object (domain.md 3.1, art. 32). */
export interface ObjectionRecord {
  readonly objectionId: string;
  readonly caseId: string;
  readonly subject: { readonly kind: ObjectionSubject; readonly id: string };
  readonly statement: string;
  readonly raisedBy: { readonly name: string; readonly phone: string };
  readonly state: ObjectionState;
  /** Token subject of who took it down; somebody else decides. */
  readonly recordedBy: string;
  readonly recordedAt: Instant;
  readonly decided: { readonly by: string; readonly reason: string; readonly at: Instant } | null;
  /** Holds that were reached only through the account that was let go: an approver looks at each (contract-details 7). */
  readonly reachedOnlyThrough: readonly string[];
  readonly version: number;
}
