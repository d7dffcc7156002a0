import fc from 'fast-check';
import { TAINTING_RULES } from './money-pool';
import { splitHeld } from './split-held';
import { second } from './trail-fixtures';

describe('money held in one account that several cases paid into', () => {
  const deposits = [{ owner: 'case_a', at: second(0), amountMinor: 100n }, { owner: 'case_b', at: second(10), amountMinor: 100n }];
  const withdrawals = [{ at: second(20), amountMinor: 60n }];

  it.each([
    ['fifo' as const, [40n, 100n]], ['pro_rata' as const, [70n, 70n]], ['poison' as const, [40n, 100n]],
  ])('is split by %s over all known deposits', (rule, expected) => {
    expect([...splitHeld({ deposits, withdrawals, heldMinor: 140n }, rule).values()]).toEqual(expected);
  });

  it('gives nobody more than is still his, and shares a lack evenly', () => {
    expect([...splitHeld({ deposits, withdrawals: [], heldMinor: 500n }, 'fifo').values()]).toEqual([100n, 100n]);
    expect([...splitHeld({ deposits, withdrawals: [], heldMinor: 101n }, 'fifo').values()]).toEqual([51n, 50n]);
  });

  it('takes what the account had before for nobody\'s', () => {
    const salary = { owner: null, at: second(-10), amountMinor: 60n };
    expect([...splitHeld({ deposits: [salary, ...deposits], withdrawals, heldMinor: 200n }, 'fifo').values()]).toEqual([100n, 100n]);
  });

  it('never shares out more than is held, nor to one more than he paid in', () => {
    const deposit = fc.record({ owner: fc.constantFrom('a', 'b', 'c', null), at: fc.integer({ min: 0, max: 9 }).map(second), amountMinor: fc.bigInt({ min: 0n, max: 999n }) });
    const withdrawal = fc.record({ at: fc.integer({ min: 0, max: 9 }).map(second), amountMinor: fc.bigInt({ min: 0n, max: 999n }) });
    const mixed = fc.record({ deposits: fc.array(deposit, { maxLength: 8 }), withdrawals: fc.array(withdrawal, { maxLength: 8 }), heldMinor: fc.bigInt({ min: 0n, max: 3_000n }) });
    fc.assert(fc.property(mixed, fc.constantFrom(...TAINTING_RULES), (account, rule) => {
      const split = splitHeld(account, rule);
      expect([...split.values()].reduce((sum, each) => sum + each, 0n)).toBeLessThanOrEqual(account.heldMinor);
      for (const [owner, share] of split) {
        const paidIn = account.deposits.filter((each) => each.owner === owner).reduce((sum, each) => sum + each.amountMinor, 0n);
        expect(share).toBeLessThanOrEqual(paidIn);
      }
    }));
  });
});
