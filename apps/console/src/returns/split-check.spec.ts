import type { ReturnView } from '../data/desk';
import { checkSplit } from './split-check';

const fen = (amountMinor: number): { amountMinor: string; currency: 'CNY' } => ({ amountMinor: String(amountMinor), currency: 'CNY' });
const split = (method: ReturnView['method'], available: number, lines: readonly (readonly [loss: number, amount: number])[]): Parameters<typeof checkSplit>[0] => ({
  method, available: fen(available), unallocated: fen(available - lines.reduce((sum, [, amount]) => sum + amount, 0)), allocations: lines.map(([loss, amount]) => ({ loss: fen(loss), amount: fen(amount) })) as unknown as ReturnView['allocations'],
});

describe('a split under the approver’s eye', () => {
  it('is worked out anew, fen by fen: the largest remainder gets the odd one', () => {
    const check = checkSplit(split('pro_rata', 100, [[100, 33], [100, 33], [101, 34]]));
    expect(check).toMatchObject({ addsUp: true, isCapped: true, matchesRule: true, totalLoss: fen(301), totalAmount: fen(100) });
    expect(check.workings.map((line) => [line?.floorMinor, line?.extraFen])).toEqual([['33', false], ['33', false], ['33', true]]);
  });

  it('breaks a tie by the order of the claims', () => {
    expect(checkSplit(split('pro_rata', 100, [[50, 34], [50, 33], [50, 33]])).matchesRule).toBe(true);
    expect(checkSplit(split('pro_rata', 100, [[50, 33], [50, 34], [50, 33]])).matchesRule).toBe(false);
  });

  it('shows a line that is not what the rule gives, though the sum is right', () => {
    expect(checkSplit(split('pro_rata', 3_000_000, [[5_000_000, 2_000_001], [2_500_000, 999_999]]))).toMatchObject({ addsUp: true, matchesRule: false });
  });

  it('never pays more than was lost, and leaves the rest', () => {
    expect(checkSplit(split('pro_rata', 900, [[100, 100], [200, 200]]))).toMatchObject({ addsUp: true, isCapped: true, matchesRule: true });
    expect(checkSplit(split('timestamp', 900, [[100, 101]])).isCapped).toBe(false);
  });

  it('shows a sum that is not right', () => {
    expect(checkSplit({ ...split('timestamp', 900, [[500, 500]]), unallocated: fen(401) }).addsUp).toBe(false);
  });

  it('has no rule to compare with where the account’s own transactions decided', () => {
    expect(checkSplit(split('timestamp', 900, [[500, 500]]))).toMatchObject({ matchesRule: null, workings: [null] });
  });
});
