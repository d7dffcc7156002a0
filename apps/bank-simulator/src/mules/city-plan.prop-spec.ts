import fc from 'fast-check';
import { World } from '../banks/world';
import { clearingProblems } from '../books/trial-balance';
import { noJournal } from '../journal/journal';
import { type CityPlan, planCity } from './city-plan';
import { openAccounts } from './mule-clock';

const INSTITUTIONS = [
  { code: 'CMB', kind: 'bank' as const, binPrefixes: ['621483'] },
  { code: 'ICBC', kind: 'bank' as const, binPrefixes: ['622202'] },
  { code: 'ALIPAY', kind: 'payment_institution' as const, binPrefixes: [] },
];
const LENGTH_MS = 3_600_000;
const plan = (seed: string, victims: number): CityPlan => planCity({ seed, victims, institutions: INSTITUTIONS, lengthMs: LENGTH_MS });
const seeds = fc.string({ minLength: 1, maxLength: 12 });

describe('a planned morning', () => {
  it('is the same for the same seed and another for another', () => {
    expect(plan('7', 20)).toEqual(plan('7', 20));
    expect(plan('7', 20)).not.toEqual(plan('8', 20));
  });

  it('has every victim lose exactly what he paid, and report after paying', () => {
    fc.assert(fc.property(seeds, (seed) => {
      for (const victim of plan(seed, 15).victims) {
        expect(victim.payments.reduce((sum, payment) => sum + payment.amountMinor, 0n)).toBe(victim.lossMinor);
        expect(victim.payments.every((payment) => payment.offsetMs < victim.reportOffsetMs && payment.layer === 1)).toBe(true);
      }
    }), { numRuns: 25 });
  });

  it('can be played to its end by the books alone when nobody stops it', () => {
    fc.assert(fc.property(seeds, (seed) => {
      const city = plan(seed, 15);
      const world = new World(noJournal, 'test');
      world.admit(INSTITUTIONS.map(({ code }) => code));
      openAccounts(world, city.accounts, 0);
      const results = city.movements.map((movement) => world.move({ ...movement, at: new Date(movement.offsetMs).toISOString() }));
      expect(new Set(results)).toEqual(new Set(['moved']));
      expect(clearingProblems(world.all().map((bank) => bank.book))).toEqual([]);
    }), { numRuns: 25 });
  });

  it('gives cards right check digits and no number twice', () => {
    const { accounts } = plan('1', 100);
    expect(new Set(accounts.map((account) => account.accountNumber)).size).toBe(accounts.length);
    expect(accounts.every((account) => passesLuhn(account.accountNumber))).toBe(true);
  });
});

function passesLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = index % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
