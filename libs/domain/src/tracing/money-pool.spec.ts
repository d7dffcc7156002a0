import fc from 'fast-check';
import { type Lot, TAINTING_RULES, type TaintingRule, moneyPool, sharesByLargestRemainder } from './money-pool';

function lot(source: string, owner: string | null, minor: number): Lot {
  return { source, owner, minor: BigInt(minor) };
}

describe('whose money leaves a mixed account', () => {
  const salary = lot('d1', null, 100);
  const victims = lot('d2', 'A', 300);
  const others = lot('d3', 'B', 100);

  it.each<[TaintingRule, number, string]>([
    ['fifo', 50, ''], ['fifo', 150, 'd2:A:50'], ['fifo', 450, 'd2:A:300 d3:B:50'], ['fifo', 900, 'd2:A:300 d3:B:100'],
    ['poison', 50, 'd2:A:50'], ['poison', 350, 'd2:A:300 d3:B:50'], ['poison', 500, 'd2:A:300 d3:B:100'],
    ['pro_rata', 50, '*:A:30 *:B:10'], ['pro_rata', 1, '*:A:1'], ['pro_rata', 500, '*:A:300 *:B:100'], ['pro_rata', 900, '*:A:300 *:B:100'],
  ])('by %s a payment of %i takes %s', (rule, amount, expected) => {
    const pool = moneyPool(rule);
    pool.deposit([salary]);
    pool.deposit([victims]);
    pool.deposit([others]);
    const { portions } = pool.withdraw(BigInt(amount));
    expect(portions.map(({ source, owner, minor }) => `${source ?? '*'}:${owner}:${minor}`).join(' ')).toBe(expected);
  });

  it.each(TAINTING_RULES)('by %s never lets more of an owner out than came in, and keeps the rest', (rule) => {
    const movement = fc.record({ isDeposit: fc.boolean(), owner: fc.constantFrom('A', 'B', null), minor: fc.bigInt({ min: 0n, max: 1_000n }) });
    fc.assert(fc.property(fc.array(movement, { maxLength: 40 }), (movements) => {
      const pool = moneyPool(rule);
      const balance = new Map<string, bigint>();
      for (const { isDeposit, owner, minor } of movements) {
        if (isDeposit) {
          pool.deposit([{ source: 'd', owner, minor }]);
          if (owner !== null) balance.set(owner, (balance.get(owner) ?? 0n) + minor);
          continue;
        }
        const { portions, tracedBeforeMinor } = pool.withdraw(minor);
        expect(tracedBeforeMinor).toBe([...balance.values()].reduce((sum, each) => sum + each, 0n));
        expect(portions.reduce((sum, portion) => sum + portion.minor, 0n)).toBeLessThanOrEqual(minor);
        for (const portion of portions) balance.set(portion.owner, (balance.get(portion.owner) ?? 0n) - portion.minor);
      }
      for (const [owner, minor] of balance) {
        expect(minor).toBeGreaterThanOrEqual(0n);
        expect(pool.left().get(owner) ?? 0n).toBe(minor);
      }
    }));
  });
});

describe('an even split', () => {
  it('gives the cents that remain to the largest remainders, in order where these are equal', () => {
    expect(sharesByLargestRemainder(100n, [100n, 100n, 100n])).toEqual([34n, 33n, 33n]);
    expect(sharesByLargestRemainder(10n, [1n, 6n, 8n])).toEqual([1n, 4n, 5n]);
    expect(sharesByLargestRemainder(0n, [])).toEqual([]);
  });

  it('is exact and never gives more than a holding', () => {
    const holdings = fc.array(fc.bigInt({ min: 0n, max: 10n ** 15n }), { minLength: 1, maxLength: 20 });
    fc.assert(fc.property(holdings, fc.double({ min: 0, max: 1, noNaN: true }), (held, part) => {
      const total = held.reduce((sum, each) => sum + each, 0n);
      const amount = (total * BigInt(Math.floor(part * 1_000))) / 1_000n;
      const shares = sharesByLargestRemainder(amount, held);
      expect(shares.reduce((sum, each) => sum + each, 0n)).toBe(amount);
      shares.forEach((share, index) => expect(share).toBeLessThanOrEqual(held[index] ?? 0n));
    }));
  });

  it('refuses to take more than there is', () => {
    expect(() => sharesByLargestRemainder(4n, [1n, 2n])).toThrow(/no more is taken/);
  });
});
