import { type Money, money, sumMoney } from '@paystop/kernel';
import { proRataByLoss } from './allocate';
import { explainPart } from './explain-split';

function fen(...amounts: readonly number[]): Money[] {
  return amounts.map((amount) => money(BigInt(amount)));
}

describe('pro rata by loss', () => {
  it.each<[string, number, number[], number[], number]>([
    ['gives everybody the loss where enough is there', 1_000, [300, 400], [300, 400], 300],
    ['splits exactly where it can', 500, [300, 700], [150, 350], 0],
    ['gives the fen left over to the largest remainder', 100, [1, 2, 4], [1, 2, 4], 93],
    ['gives the fen left over to the largest remainder when money is short', 10, [10, 10, 10], [4, 3, 3], 0],
    ['prefers the larger loss where remainders are equal', 2, [3, 1], [2, 0], 0],
    ['prefers the earlier claim where remainders and losses are equal', 1, [5, 5], [1, 0], 0],
    ['gives the larger of two tied losses the fen, though it is claimed later', 3, [1, 5], [0, 3], 0],
    ['gives nothing where nothing is there', 0, [5, 7], [0, 0], 0],
    ['keeps the last fen of very large amounts', 1_000_000_000_000_001, [2_000_000_000_000_000, 1_000_000_000_000_000], [666_666_666_666_667, 333_333_333_333_334], 0],
  ])('%s', (_, available, losses, amounts, unallocated) => {
    const split = proRataByLoss(money(BigInt(available)), fen(...losses));
    expect(split.parts.map((part) => Number(part.amount.amountMinor))).toEqual(amounts);
    expect(Number(split.unallocated.amountMinor)).toBe(unallocated);
  });

  it('names the share reduced, as digit strings', () => {
    const [first, second] = proRataByLoss(money(50n), fen(300, 700)).parts;
    expect([first?.share, second?.share]).toEqual([{ numerator: '3', denominator: '10' }, { numerator: '7', denominator: '10' }]);
  });

  it('explains each line so that it can be computed again', () => {
    const { parts } = proRataByLoss(money(1_000_000n), fen(1_000_000, 2_000_000));
    expect(parts.map((part) => explainPart('pro_rata', part))).toEqual([
      'loss ¥10,000.00 of ¥30,000.00 = 1/3; of ¥10,000.00 that is ¥3,333.33, remainder 1000000/3000000 fen, rounded down: ¥3,333.33',
      'loss ¥20,000.00 of ¥30,000.00 = 2/3; of ¥10,000.00 that is ¥6,666.66, remainder 2000000/3000000 fen, one fen added by largest remainder: ¥6,666.67',
    ]);
    expect(sumMoney(parts.map((part) => part.amount))).toEqual(money(1_000_000n));
  });

  it('refuses to split between nobody, or for a loss of nothing', () => {
    expect(() => proRataByLoss(money(5n), [])).toThrow('somebody');
    expect(() => proRataByLoss(money(5n), fen(0))).toThrow('more than nothing');
  });
});
