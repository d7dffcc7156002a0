import { type Instant, invariant } from '@paystop/kernel';
import { type TaintingRule, byOwner, moneyPool, sharesByLargestRemainder } from './money-pool';

/** Money that came into one account. `owner`: the case or claim whose money it is; null = nobody's that we know. */
export interface KnownDeposit {
  readonly owner: string | null;
  readonly at: Instant;
  readonly amountMinor: bigint;
  /** How much of it is the owner's; all of it where it is left out. */
  readonly tracedMinor?: bigint | undefined;
}

export interface KnownWithdrawal {
  readonly at: Instant;
  readonly amountMinor: bigint;
}

export interface MixedAccount {
  readonly deposits: readonly KnownDeposit[];
  readonly withdrawals: readonly KnownWithdrawal[];
  /** What the bank says it holds. */
  readonly heldMinor: bigint;
}

/**
 * Splits the money held in one account between the cases (or claims) that paid into it, by the tainting rule over all
 * known deposits (contract-details 7). @returns per owner an amount in minor units: each at most what is still traced to
 * him, together at most what is held. Where less is held than is traced, everyone bears the lack evenly, to the cent.
 */
export function splitHeld({ deposits, withdrawals, heldMinor }: MixedAccount, rule: TaintingRule): ReadonlyMap<string, bigint> {
  const left = [...stillTraced(deposits, withdrawals, rule)].sort(([a], [b]) => (a < b ? -1 : 1));
  const traced = left.reduce((sum, [, amount]) => sum + amount, 0n);
  const shares = sharesByLargestRemainder(heldMinor < traced ? heldMinor : traced, left.map(([, amount]) => amount));
  const split = new Map(left.map(([owner], index) => [owner, shares[index] ?? 0n] as const));
  invariant([...split.values()].reduce((sum, share) => sum + share, 0n) <= heldMinor, 'no more is shared out than is held');
  return split;
}

/** @returns what lies in the account by owner after all known movements; of one instant, money comes in before it goes out. */
export function stillTraced(deposits: readonly KnownDeposit[], withdrawals: readonly KnownWithdrawal[], rule: TaintingRule): ReadonlyMap<string, bigint> {
  const pool = moneyPool(rule);
  const going = [...withdrawals].sort(byTime);
  let next = 0;
  const payUntil = (at: Instant | undefined): void => {
    for (let due = going[next]; due !== undefined && (at === undefined || due.at < at); due = going[next]) {
      pool.withdraw(due.amountMinor);
      next += 1;
    }
  };
  for (const { owner, at, amountMinor, tracedMinor = amountMinor } of [...deposits].sort(byTime)) {
    invariant(tracedMinor <= amountMinor, 'a deposit holds no more traced money than it is');
    payUntil(at);
    pool.deposit([{ source: '', owner, minor: tracedMinor }, { source: '', owner: null, minor: amountMinor - tracedMinor }]);
  }
  payUntil(undefined);
  return byOwner([...pool.left()].map(([owner, minor]) => ({ owner, minor })));
}

function byTime(a: { readonly at: Instant }, b: { readonly at: Instant }): number {
  if (a.at === b.at) return 0;
  return a.at < b.at ? -1 : 1;
}
