import fc from 'fast-check';
import { minorUnits, money } from '@paystop/kernel';
import { proRataByLoss } from './allocate';

const amount = fc.bigInt({ min: 0n, max: 999_999_999_999_999_999n });
const losses = fc.array(fc.bigInt({ min: 1n, max: 999_999_999_999_999_999n }), { minLength: 1, maxLength: 40 });

describe('pro rata by loss, whatever the amounts', () => {
  it('returns exactly the smaller of what is there and what was lost, and nobody gets more than lost', () => {
    fc.assert(fc.property(amount, losses, (available, lost) => {
      const split = proRataByLoss(money(available), lost.map(money));
      const total = lost.reduce((a, b) => a + b, 0n);
      const paid = split.parts.reduce((sum, part) => sum + minorUnits(part.amount), 0n);
      expect(paid).toBe(available < total ? available : total);
      expect(paid + minorUnits(split.unallocated)).toBe(available);
      split.parts.forEach((part, index) => expect(minorUnits(part.amount) <= (lost[index] ?? 0n)).toBe(true));
    }), { numRuns: 500 });
  });

  it('is never a whole fen away from the exact share, and a larger loss never gets less', () => {
    fc.assert(fc.property(amount, losses, (available, lost) => {
      const { parts } = proRataByLoss(money(available), lost.map(money));
      const total = lost.reduce((a, b) => a + b, 0n);
      const payable = available < total ? available : total;
      parts.forEach((part, index) => {
        const distance = minorUnits(part.amount) * total - (lost[index] ?? 0n) * payable;
        expect(distance > -total && distance < total).toBe(true);
        parts.forEach((other, at) => {
          if ((lost[at] ?? 0n) > (lost[index] ?? 0n)) expect(minorUnits(other.amount) >= minorUnits(part.amount)).toBe(true);
        });
      });
    }), { numRuns: 200 });
  });
});
