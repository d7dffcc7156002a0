import { type Instant, type Money, type Result, compareMoney, minorUnits, money, ok, refuse, smallerMoney, sumMoney } from '@paystop/kernel';
import { type KnownDeposit, type KnownPayment, type StatementLine, inOrder, matchDeposits, matchPayments } from './account-statement';
import { ALLOCATION_RULES, type AllocationRuleName, type Split, splitAsTraced } from './allocate';
import { type Untraceable, openingBalance, traceByTime } from './trace-by-time';

export const RETURN_METHODS = ['direct', 'timestamp', 'pro_rata'] as const;
export type ReturnMethod = (typeof RETURN_METHODS)[number];

/** What a split of one frozen account rests on. */
export interface SplitBasis {
  /** Frozen less what unfinished and completed returns took. */
  readonly available: Money;
  /** One for each claim, in the order of the claims. */
  readonly losses: readonly Money[];
  readonly deposits: readonly KnownDeposit[];
  /** By earlier rounds. */
  readonly payments: readonly KnownPayment[];
  readonly rule: AllocationRuleName;
}

/** Why a method was taken, as data, so that every language can say it. */
export type MethodReason =
  | { readonly because: 'single_deposit' | 'nothing_mixed' | 'chosen' | 'no_transactions' | 'less_frozen' }
  | { readonly because: 'deposit_missing'; readonly deposit: string }
  | Untraceable;

export interface MethodChoice {
  readonly method: ReturnMethod;
  readonly reason: MethodReason;
  readonly split: Split;
}

/** `auto`: the first method of domain.md 3.3 that the account's own transactions support. */
export function chooseMethod(basis: SplitBasis, statement: readonly StatementLine[]): MethodChoice {
  const lines = inOrder(statement);
  const { owners, missing } = matchDeposits(lines, basis.deposits);
  const proRata = (reason: MethodReason): MethodChoice => ({ method: 'pro_rata', reason, split: ALLOCATION_RULES[basis.rule](basis.available, basis.losses) });
  const [firstMissing] = missing;
  if (lines.length === 0) return proRata({ because: 'no_transactions' });
  if (firstMissing !== undefined) return proRata({ because: 'deposit_missing', deposit: firstMissing.name });
  const incoming = lines.filter((line) => line.direction === 'in');
  const single = incoming.length === 1 && basis.losses.length === 1 && openingBalance(lines[0]) === 0n;
  if (single) return { method: 'direct', reason: { because: 'single_deposit' }, split: everythingToOne(basis) };
  const trace = traceByTime(lines, { ownersOf: (line) => owners.get(line) ?? [], payments: matchPayments(lines, basis.payments), claims: basis.losses.length });
  if (!trace.traceable) return proRata(trace.why);
  const amounts = trace.perClaim.map((traced, claim) => smallerMoney(traced, basis.losses[claim] ?? traced));
  const fits = fit(amounts, { available: basis.available, others: trace.others });
  if (fits === undefined) return proRata({ because: 'less_frozen' });
  return { method: 'timestamp', reason: { because: 'nothing_mixed' }, split: splitAsTraced(basis.available, basis.losses, fits) };
}

/** Where less is frozen than the traces add up to, it is still plain whose it is if one owner's money is all there is. */
function fit(amounts: readonly Money[], { available, others }: { readonly available: Money; readonly others: Money }): Money[] | undefined {
  const inAll = sumMoney([...amounts, others]);
  if (compareMoney(inAll, available) <= 0) return [...amounts];
  const owning = amounts.filter((amount) => minorUnits(amount) > 0n).length + (minorUnits(others) > 0n ? 1 : 0);
  return owning > 1 ? undefined : amounts.map((amount) => smallerMoney(amount, available));
}

/** A method that a person chose is computed at once, from what is known of the claims alone. */
export function applyMethod(method: ReturnMethod, basis: SplitBasis): Result<MethodChoice> {
  const reason: MethodReason = { because: 'chosen' };
  switch (method) {
    case 'direct':
      if (basis.losses.length !== 1) return refuse('RETURN.METHOD_UNFIT', 'a direct return has one claim: the single deposit on the account');
      return ok({ method, reason, split: everythingToOne(basis) });
    case 'timestamp':
      return ok({ method, reason, split: latestDepositsFirst(basis) });
    case 'pro_rata':
      return ok({ method, reason, split: ALLOCATION_RULES[basis.rule](basis.available, basis.losses) });
  }
}

function everythingToOne({ available, losses }: SplitBasis): Split {
  return splitAsTraced(available, losses, losses.map((loss) => smallerMoney(loss, available)));
}

/**
 * Without the account's own record: what came first left first, so what is still there is what came last. Each deposit
 * counts up to its amount and its claim's loss; deposits of one instant go by the order of the claims.
 */
function latestDepositsFirst({ available, losses, deposits }: SplitBasis): Split {
  const left = losses.map(minorUnits);
  let unspent = minorUnits(available);
  for (const { claim, amount } of byLatest(deposits)) {
    const due = [minorUnits(amount), left[claim] ?? 0n, unspent].reduce((a, b) => (a < b ? a : b));
    left[claim] = (left[claim] ?? 0n) - due;
    unspent -= due;
  }
  return splitAsTraced(available, losses, losses.map((loss, claim) => money(minorUnits(loss) - (left[claim] ?? 0n))));
}

function byLatest(deposits: readonly KnownDeposit[]): KnownDeposit[] {
  const later = (a: Instant, b: Instant): number => (a > b ? -1 : Number(a < b));
  return deposits.map((deposit, index) => ({ deposit, index })).sort((a, b) => later(a.deposit.at, b.deposit.at) || a.index - b.index).map(({ deposit }) => deposit);
}
