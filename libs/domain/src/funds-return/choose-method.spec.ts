import { type Money, money } from '@paystop/kernel';
import type { KnownDeposit, KnownPayment, StatementLine } from './account-statement';
import { type MethodReason, type SplitBasis, applyMethod, chooseMethod } from './choose-method';
import { explainMethod } from './explain-split';

const fen = (amount: number): Money => money(BigInt(amount));
const at = (minute: number): string => `2026-11-23T06:${String(minute).padStart(2, '0')}:00.000Z`;

/** A statement by hand: +amount from somebody, -amount to somebody; balances follow. */
function statement(...moves: readonly (readonly [minute: number, amount: number, from?: string])[]): StatementLine[] {
  let balance = 0;
  return moves.map(([minute, amount, from]) => {
    balance += amount;
    return {
      bankReference: null, at: at(minute), direction: amount > 0 ? 'in' : 'out', amount: fen(Math.abs(amount)), balanceAfter: fen(balance), counterparty: from ?? null,
    };
  });
}

function deposit(claim: number, minute: number, amount: number, over: Partial<KnownDeposit> = {}): KnownDeposit {
  return { claim, name: `t${claim + 1}`, amount: fen(amount), at: at(minute), bankReference: null, fromAccount: `victim${claim}`, ...over };
}

function basis(available: number, losses: readonly number[], deposits: readonly KnownDeposit[]): SplitBasis {
  return { available: fen(available), losses: losses.map(fen), deposits, payments: [], rule: 'pro_rata_by_loss' };
}

function amounts(choice: { readonly split: { readonly parts: readonly { readonly amount: Money }[] } }): number[] {
  return choice.split.parts.map((part) => Number(part.amount.amountMinor));
}

describe('the method of a return, chosen from the account\'s own transactions', () => {
  it('is direct where one single deposit is the victim\'s', () => {
    const choice = chooseMethod(basis(400, [1_000], [deposit(0, 1, 1_000)]), statement([1, 1_000, 'victim0'], [5, -600]));
    expect([choice.method, choice.reason, amounts(choice)]).toEqual(['direct', { because: 'single_deposit' }, [400]]);
  });

  it('is not direct where money was there before the single deposit', () => {
    const lines: StatementLine[] = [{ ...statement([1, 1_000, 'victim0'])[0] as StatementLine, balanceAfter: fen(1_500) }];
    const choice = chooseMethod(basis(1_500, [1_000], [deposit(0, 1, 1_000)]), lines);
    expect([choice.method, amounts(choice), choice.split.unallocated]).toEqual(['timestamp', [1_000], fen(500)]);
  });

  it('is by timestamp where the first victim\'s money had left before the second\'s came', () => {
    const lines = statement([1, 1_000, 'victim0'], [2, -900], [3, -100], [4, 500, 'victim1'], [5, -200]);
    const choice = chooseMethod(basis(300, [1_000, 500], [deposit(0, 1, 1_000), deposit(1, 4, 500)]), lines);
    expect([choice.method, choice.reason, amounts(choice)]).toEqual(['timestamp', { because: 'nothing_mixed' }, [0, 300]]);
  });

  it('is by timestamp where nothing left after several deposits came', () => {
    const choice = chooseMethod(basis(1_500, [1_000, 500], [deposit(0, 1, 1_000), deposit(1, 4, 500)]), statement([1, 1_000, 'victim0'], [4, 500, 'victim1']));
    expect([choice.method, amounts(choice)]).toEqual(['timestamp', [1_000, 500]]);
  });

  it('leaves a stranger\'s traced deposit frozen', () => {
    const lines = statement([1, 1_000, 'victim0'], [2, -400], [3, 700, 'stranger']);
    const choice = chooseMethod(basis(1_300, [1_000], [deposit(0, 1, 1_000)]), lines);
    expect([choice.method, amounts(choice), choice.split.unallocated]).toEqual(['timestamp', [600], fen(700)]);
  });

  it.each<[string, StatementLine[], KnownDeposit[], MethodReason]>([
    ['money left while it was mixed', statement([1, 1_000, 'victim0'], [2, 500, 'victim1'], [3, -900]), [deposit(0, 1, 1_000), deposit(1, 2, 500)], { because: 'mixed', at: at(3) }],
    ['the bank shows no transactions', [], [deposit(0, 1, 1_000), deposit(1, 2, 500)], { because: 'no_transactions' }],
    ['a claimed deposit is not in the statement', statement([1, 1_000, 'victim0']), [deposit(0, 1, 1_000), deposit(1, 2, 500)], { because: 'deposit_missing', deposit: 't2' }],
    ['two claims name the same deposit', statement([1, 1_000, 'victim0'], [2, -400]), [deposit(0, 1, 1_000), deposit(1, 1, 1_000, { fromAccount: null })], { because: 'same_deposit', at: at(1) }],
    ['less is frozen than several owners have there', statement([1, 1_000, 'victim0'], [2, 500, 'victim1']), [deposit(0, 1, 1_000), deposit(1, 2, 500)], { because: 'less_frozen' }],
    ['the balances contradict the lines', statement([1, 1_000, 'victim0'], [2, 500, 'victim1']).map((line) => ({ ...line, balanceAfter: fen(77) })), [deposit(0, 1, 1_000), deposit(1, 2, 500)], { because: 'balances_contradict', at: at(1) }],
  ])('is pro rata where %s, and says why', (_, lines, deposits, reason) => {
    const choice = chooseMethod(basis(600, [1_000, 500], deposits), lines);
    expect([choice.method, choice.reason]).toEqual(['pro_rata', reason]);
    expect(explainMethod(choice.reason)).toMatch(/\w+ \w+/);
    expect(amounts(choice)).toEqual([400, 200]);
  });

  describe('in a later round', () => {
    const lines = statement([1, 1_000, 'victim0'], [4, 500, 'victim1'], [20, -1_000, 'home0']);
    const payment: KnownPayment = { claim: null, amount: fen(1_000), toAccount: 'home0', requestedAt: at(19), recordedAt: at(21) };
    const second = (payments: readonly KnownPayment[], of = lines) => chooseMethod({ ...basis(500, [500], [deposit(0, 4, 500, { fromAccount: 'victim1' })]), payments }, of);

    it('takes what was paid to a victim before for that victim\'s, though the account was mixed', () => {
      expect([second([payment]).method, amounts(second([payment]))]).toEqual(['timestamp', [500]]);
    });

    it('counts a payment to the same victim on what is still theirs', () => {
      const choice = chooseMethod({ ...basis(700, [1_000], [deposit(0, 1, 1_000)]), payments: [{ ...payment, claim: 0, amount: fen(800) }] }, statement([1, 1_000, 'victim0'], [4, 500, 'stranger'], [20, -800, 'home0']));
      expect([choice.method, amounts(choice), choice.split.unallocated]).toEqual(['timestamp', [200], fen(500)]);
    });

    it.each<[string, readonly KnownPayment[]]>([
      ['none of ours', []], ['of another amount', [{ ...payment, amount: fen(999) }]], ['to somebody else', [{ ...payment, toAccount: 'home1' }]],
      ['from long before the order', [{ ...payment, requestedAt: at(40), recordedAt: at(41) }]],
    ])('is pro rata where the payment is %s', (_, payments) => {
      expect([second(payments).method, second(payments).reason]).toEqual(['pro_rata', { because: 'mixed', at: at(20) }]);
    });

    it('is pro rata where more was paid to a victim than was theirs', () => {
      expect(second([{ ...payment, amount: fen(1_200), claim: 0 }], statement([1, 1_000, 'victim0'], [4, 500, 'victim1'], [20, -1_200, 'home0'])).method).toBe('pro_rata');
    });
  });

  it('is by timestamp again once a mixed account was emptied', () => {
    const lines = statement([1, 1_000, 'victim0'], [2, 500, 'victim1'], [3, -900], [4, -600], [5, 300, 'victim2']);
    const choice = chooseMethod(basis(300, [1_000, 500, 300], [deposit(0, 1, 1_000), deposit(1, 2, 500), deposit(2, 5, 300)]), lines);
    expect([choice.method, amounts(choice)]).toEqual(['timestamp', [0, 0, 300]]);
  });

  it('finds a deposit by the bank\'s reference, whatever its clock says', () => {
    const lines = statement([1, 1_000, 'victim0']).map((line) => ({ ...line, bankReference: 'REF1', at: '2026-11-25T06:00:00.000Z' }));
    expect(chooseMethod(basis(1_000, [1_000], [deposit(0, 1, 1_000, { bankReference: 'REF1' })]), lines).method).toBe('direct');
  });

  it('does not take another payer\'s deposit of the same amount for the victim\'s', () => {
    expect(chooseMethod(basis(1_000, [1_000], [deposit(0, 1, 1_000)]), statement([1, 1_000, 'stranger'])).method).toBe('pro_rata');
  });
});

describe('a method that a person chose', () => {
  const two = [deposit(0, 1, 1_000), deposit(1, 4, 500)];

  it('gives everything to the one claim when it is direct', () => {
    expect(applyMethod('direct', basis(400, [1_000], two.slice(0, 1)))).toMatchObject({ ok: true, value: { method: 'direct', split: { parts: [{ amount: fen(400) }] } } });
    expect(applyMethod('direct', basis(400, [1_000, 500], two))).toMatchObject({ ok: false, error: { code: 'RETURN.METHOD_UNFIT' } });
  });

  it.each([[300, [0, 300]], [600, [100, 500]], [1_500, [1_000, 500]], [2_000, [1_000, 500]]])('gives %d to the latest deposits first when it is by timestamp', (available, expected) => {
    const chosen = applyMethod('timestamp', basis(available, [1_000, 500], two));
    expect(chosen.ok && amounts(chosen.value)).toEqual(expected);
  });

  it('caps a deposit at its claim\'s loss', () => {
    const chosen = applyMethod('timestamp', basis(900, [1_000, 200], two));
    expect(chosen.ok && amounts(chosen.value)).toEqual([700, 200]);
  });
});
