import { type Money, compareMoney, invariant, minorUnits, money, subtractMoney, sumMoney } from '@paystop/kernel';

/** A part of the whole, reduced, as digit strings (contract-details 7). */
export interface Share {
  readonly numerator: string;
  readonly denominator: string;
}

/** How one line of the split came about: everything needed to compute it again by hand. */
export interface Workings {
  /** What is paid out in all by this rule: the smaller of what is available and all losses. */
  readonly payable: Money;
  readonly totalLoss: Money;
  /** Whole fen of share × payable. */
  readonly floor: Money;
  /** What the division left over, in parts of totalLoss. */
  readonly remainder: string;
  /** Whether one of the fen that rounding left over went here. */
  readonly extraFen: boolean;
}

export interface AllocatedPart {
  readonly loss: Money;
  readonly share: Share;
  readonly amount: Money;
  readonly workings: Workings | null;
}

export interface Split {
  /** One for each loss, in the order given. */
  readonly parts: readonly AllocatedPart[];
  /** What stays frozen. */
  readonly unallocated: Money;
}

/** Splits `available` between losses, each greater than nothing. */
export type AllocationRule = (available: Money, losses: readonly Money[]) => Split;

/** The named rules that a policy may choose (domain.md 3.3: the rule is swappable). */
export const ALLOCATION_RULES = { pro_rata_by_loss: proRataByLoss } as const satisfies Readonly<Record<string, AllocationRule>>;

export type AllocationRuleName = keyof typeof ALLOCATION_RULES;

/**
 * Each victim's loss over all losses, of what is there, at most the loss. Whole fen first, then one fen each to the
 * largest remainders; ties go to the larger loss, then to the earlier claim (domain.md 3.3; contract-details 7).
 */
export function proRataByLoss(available: Money, losses: readonly Money[]): Split {
  checkLosses(losses);
  const total = minorUnits(sumMoney(losses));
  const payable = smaller(minorUnits(available), total);
  const exact = losses.map((loss) => ({ loss: minorUnits(loss), floor: (minorUnits(loss) * payable) / total, remainder: (minorUnits(loss) * payable) % total }));
  const leftOver = Number(payable - exact.reduce((sum, { floor }) => sum + floor, 0n));
  const favoured = new Set(byLargestRemainder(exact).slice(0, leftOver));
  const parts = exact.map(({ loss, floor, remainder }, index): AllocatedPart => {
    const extraFen = favoured.has(index);
    return {
      loss: money(loss), share: shareOf(loss, total), amount: money(floor + (extraFen ? 1n : 0n)),
      workings: { payable: money(payable), totalLoss: money(total), floor: money(floor), remainder: remainder.toString(), extraFen },
    };
  });
  return checked(available, parts);
}

/** @param amounts what the account's own record gives to each loss, at most the loss. @returns the split that it makes. */
export function splitAsTraced(available: Money, losses: readonly Money[], amounts: readonly Money[]): Split {
  checkLosses(losses);
  const total = minorUnits(sumMoney(losses));
  const parts = losses.map((loss, index): AllocatedPart => {
    const amount = amounts[index];
    invariant(amount !== undefined, 'every loss has its amount');
    return { loss, share: shareOf(minorUnits(loss), total), amount, workings: null };
  });
  return checked(available, parts);
}

function byLargestRemainder(exact: readonly { readonly loss: bigint; readonly remainder: bigint }[]): number[] {
  return exact
    .map(({ loss, remainder }, index) => ({ loss, remainder, index }))
    .sort((a, b) => descending(a.remainder, b.remainder) || descending(a.loss, b.loss) || a.index - b.index)
    .map(({ index }) => index);
}

function descending(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a > b ? -1 : 1;
}

function shareOf(loss: bigint, total: bigint): Share {
  const divisor = greatestCommonDivisor(loss, total);
  return { numerator: (loss / divisor).toString(), denominator: (total / divisor).toString() };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function checkLosses(losses: readonly Money[]): void {
  invariant(losses.length > 0, 'money is returned to somebody');
  for (const loss of losses) invariant(minorUnits(loss) > 0n, 'a claimed loss is more than nothing');
}

/** I8: allocations sum exactly to what is returned; nobody gets more than lost. */
function checked(available: Money, parts: readonly AllocatedPart[]): Split {
  for (const { amount, loss } of parts) invariant(compareMoney(amount, loss) <= 0, 'nobody gets more than lost');
  return { parts, unallocated: subtractMoney(available, sumMoney(parts.map(({ amount }) => amount))) };
}
