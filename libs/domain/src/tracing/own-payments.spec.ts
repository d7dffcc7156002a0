import { money } from '@paystop/kernel';
import { type OwnPayment, heldWithPaid, withoutOwnPayments } from './own-payments';
import { moved, party, second } from './trail-fixtures';

function paid(over: Partial<OwnPayment> = {}): OwnPayment {
  return { instructionId: 'ins_return', from: party('X'), amountMinor: '500', requestedAt: second(1_000), recordedAt: second(1_010), ...over };
}

const payment = moved('X', 'V', 500, { at: 1_005, witness: 'query of X' });

describe('what a bank paid back by an order of a return', () => {
  it('is no money that moved on, also where the bank lists it before it has answered', () => {
    expect(withoutOwnPayments([payment], [paid()])).toEqual([]);
    expect(withoutOwnPayments([payment], [paid({ recordedAt: null })])).toEqual([]);
  });

  it('is one line of each answer for each payment, and never cash', () => {
    const twice = [payment, payment, { ...payment, witness: 'another answer' }, moved('X', null, 500, { at: 1_005, witness: 'query of X' })];
    expect(withoutOwnPayments(twice, [paid()])).toEqual([payment, twice[3]]);
    expect(withoutOwnPayments(twice, [paid(), paid({ instructionId: 'ins_other' })])).toEqual([twice[3]]);
  });

  it.each([
    ['is of another account', paid({ from: party('Y') })], ['is of another amount', paid({ amountMinor: '499' })],
    ['was ordered long after', paid({ requestedAt: second(2_000), recordedAt: second(2_010) })], ['was recorded long before', paid({ requestedAt: second(100), recordedAt: second(110) })],
  ])('is not found where the order %s', (_, order) => {
    expect(withoutOwnPayments([payment], [order])).toEqual([payment]);
  });

  it('was held as well, as far as it was paid before the bank said what it holds', () => {
    const stop = { heldAmount: money(100n), stoppedAt: second(1_010) };
    expect([heldWithPaid(stop, [paid()]), heldWithPaid(stop, [paid({ recordedAt: second(1_011) })]), heldWithPaid(stop, [paid({ recordedAt: null })])]).toEqual([600n, 100n, 100n]);
    expect(heldWithPaid({ heldAmount: null, stoppedAt: null }, [paid()])).toBe(0n);
  });
});
