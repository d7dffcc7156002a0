import { money } from '@paystop/kernel';
import { type PaidOrder, withoutOwnPayments } from './own-payments';
import { moved, party, second } from './trail-fixtures';

function paid(over: Partial<PaidOrder> = {}): PaidOrder {
  return { instructionId: 'ins_return', action: 'return', state: 'done', target: party('X'), amount: money(500n), requestedAt: second(1_000), recordedAt: second(1_010), ...over };
}

const payment = moved('X', 'V', 500, { at: 1_005, witness: 'query of X' });

describe('what a bank paid back by the case\'s own order', () => {
  it('is no money that moved on', () => {
    expect(withoutOwnPayments([payment], [paid()])).toEqual([]);
  });

  it('is one line of each answer for each payment, and never cash', () => {
    const twice = [payment, payment, { ...payment, witness: 'another answer' }, moved('X', null, 500, { at: 1_005, witness: 'query of X' })];
    expect(withoutOwnPayments(twice, [paid()])).toEqual([payment, twice[3]]);
    expect(withoutOwnPayments(twice, [paid(), paid({ instructionId: 'ins_other' })])).toEqual([twice[3]]);
  });

  it.each([
    ['was not done', paid({ state: 'refused' })], ['is no return', paid({ action: 'freeze' })], ['is of another account', paid({ target: party('Y') })],
    ['is of another amount', paid({ amount: money(499n) })], ['was ordered long after', paid({ requestedAt: second(2_000), recordedAt: second(2_010) })],
    ['was recorded long before', paid({ requestedAt: second(100), recordedAt: second(110) })],
  ])('is not found where the order %s', (_, order) => {
    expect(withoutOwnPayments([payment], [order])).toEqual([payment]);
  });
});
