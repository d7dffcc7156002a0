import type { Instant } from '@paystop/kernel';
import type { PartyRecord, StopState } from '../case/records';
import type { OtherMoney } from '../case/trail-records';

/** What became of the stops on one account of a case, for its money. Amounts in minor units. */
export interface AccountAnswer {
  readonly target: PartyRecord;
  /** Of its latest stop. */
  readonly state: StopState;
  /** What the bank says it holds, as long as the hold stands. */
  readonly heldMinor: bigint;
  /** What was held and let go. */
  readonly releasedMinor: bigint;
  /** What was given back to victims of this case out of it. */
  readonly returnedMinor: bigint;
  /** No answer so far says where its money is. */
  readonly isAwaited: boolean;
  /** The moment that the answer speaks of; null while there is none. */
  readonly answeredFor: Instant | null;
  /** Other cases' money in the account, and the case that asks. */
  readonly shared?: { readonly caseId: string; readonly others: OtherMoney } | undefined;
}
