import type { Money, ReturnView } from '../data/desk';

export type Allocation = ReturnView['allocations'][number];

/** How a pro rata line was worked out, recomputed here from the losses and what is payable. */
export interface Workings {
  readonly shareOf: string;
  readonly floorMinor: string;
  readonly extraFen: boolean;
}

/** The split worked out anew in this browser: whoever approves sees it add up instead of believing it. */
export interface SplitCheck {
  readonly totalLoss: Money;
  readonly totalAmount: Money;
  /** Sum of amounts and what is not allocated = what is available. */
  readonly addsUp: boolean;
  /** Nobody gets more than was lost. */
  readonly isCapped: boolean;
  /** Of a pro rata split: every line is what the rule gives; null where another method decided. */
  readonly matchesRule: boolean | null;
  readonly workings: readonly (Workings | null)[];
}

function fen(minor: bigint): Money {
  return { amountMinor: String(minor), currency: 'CNY' };
}

const minorOf = ({ amountMinor }: Money): bigint => BigInt(amountMinor);

export function checkSplit({ method, allocations, available, unallocated }: Pick<ReturnView, 'method' | 'allocations' | 'available' | 'unallocated'>): SplitCheck {
  const losses = allocations.map(({ loss }) => minorOf(loss));
  const amounts = allocations.map(({ amount }) => minorOf(amount));
  const totalLoss = losses.reduce((sum, each) => sum + each, 0n);
  const totalAmount = amounts.reduce((sum, each) => sum + each, 0n);
  const split = method === 'pro_rata' && totalLoss > 0n ? largestRemainder(minorOf(available), losses, totalLoss) : null;
  return {
    totalLoss: fen(totalLoss), totalAmount: fen(totalAmount), addsUp: totalAmount + minorOf(unallocated) === minorOf(available), isCapped: amounts.every((amount, index) => amount <= (losses[index] ?? 0n)),
    matchesRule: split === null ? null : split.every(({ amount }, index) => amount === amounts[index]),
    workings: allocations.map((_, index) => {
      const line = split?.[index];
      return line === undefined ? null : { shareOf: String(totalLoss), floorMinor: String(line.floor), extraFen: line.amount > line.floor };
    }),
  };
}

interface SplitLine {
  readonly floor: bigint;
  readonly amount: bigint;
}

/** Floor, then one fen each by largest remainder; ties: larger loss, then order of claims (contract-details 7). */
function largestRemainder(available: bigint, losses: readonly bigint[], totalLoss: bigint): readonly SplitLine[] {
  const payable = available < totalLoss ? available : totalLoss;
  const floors = losses.map((loss) => (payable * loss) / totalLoss);
  const left = Number(payable - floors.reduce((sum, each) => sum + each, 0n));
  const byRemainder = losses.map((loss, index) => ({ loss, index, remainder: (payable * loss) % totalLoss })).sort((a, b) => Number(b.remainder - a.remainder > 0n) - Number(b.remainder - a.remainder < 0n) || Number(b.loss - a.loss > 0n) - Number(b.loss - a.loss < 0n) || a.index - b.index);
  const extra = new Set(byRemainder.slice(0, left).map(({ index }) => index));
  return floors.map((floor, index) => ({ floor, amount: extra.has(index) ? floor + 1n : floor }));
}
