import fc from 'fast-check';
import { minorUnits, money } from '@paystop/kernel';
import type { KnownDeposit, KnownPayment, StatementLine } from './account-statement';
import { type SplitBasis, chooseMethod } from './choose-method';

interface Played {
  readonly basis: SplitBasis;
  readonly lines: readonly StatementLine[];
  readonly balance: bigint;
}

/** A life of an account: deposits of three victims and a stranger, and payments of part of what is there. */
const life = fc.array(fc.record({ who: fc.integer({ min: 0, max: 3 }), amount: fc.integer({ min: 1, max: 5_000 }), pays: fc.boolean(), part: fc.integer({ min: 1, max: 4 }) }), { minLength: 1, maxLength: 12 });

function play(moves: readonly { readonly who: number; readonly amount: number; readonly pays: boolean; readonly part: number }[]): Played {
  let balance = 0n;
  const lines: StatementLine[] = [];
  const deposits: KnownDeposit[] = [];
  moves.forEach(({ who, amount, pays, part }, index) => {
    const paid = (balance * BigInt(part)) / 4n;
    const outgoing = pays && paid > 0n;
    const moved = outgoing ? paid : BigInt(amount);
    balance += outgoing ? -moved : moved;
    const at = new Date(Date.UTC(2026, 10, 23) + index * 60_000).toISOString();
    const bankReference = `REF${index}`;
    lines.push({ bankReference, at, direction: outgoing ? 'out' : 'in', amount: money(moved), balanceAfter: money(balance), counterparty: null });
    if (!outgoing && who < 3) deposits.push({ claim: who, name: bankReference, amount: money(moved), at, bankReference, fromAccount: null });
  });
  const claimants = [...new Set(deposits.map(({ claim }) => claim))];
  const renumbered = deposits.map((each) => ({ ...each, claim: claimants.indexOf(each.claim) }));
  const losses = claimants.map((_, claim) => money(renumbered.filter((each) => each.claim === claim).reduce((sum, each) => sum + minorUnits(each.amount), 0n)));
  return { lines, balance, basis: { available: money(balance), losses, deposits: renumbered, payments: [], rule: 'pro_rata_by_loss' } };
}

describe('the choice of the method, whatever the account\'s life', () => {
  const checked = (rule: (played: Played) => void): void => {
    fc.assert(fc.property(life, (moves) => {
      const played = play(moves);
      fc.pre(played.basis.losses.length > 0);
      rule(played);
    }), { numRuns: 1_000 });
  };

  it('never gives out more than is there, nor to anybody more than lost, and accounts for every fen', () => {
    checked(({ basis, lines, balance }) => {
      const { split } = chooseMethod(basis, lines);
      const paid = split.parts.reduce((sum, part) => sum + minorUnits(part.amount), 0n);
      expect(paid + minorUnits(split.unallocated)).toBe(balance);
      split.parts.forEach((part, index) => expect(minorUnits(part.amount) <= minorUnits(basis.losses[index] ?? money(0n))).toBe(true));
    });
  });

  it('gives by timestamp only what no other way of leaving could change', () => {
    checked(({ basis, lines }) => {
      const choice = chooseMethod(basis, lines);
      if (choice.method !== 'timestamp') return;
      for (const order of ['oldest', 'newest'] as const) {
        const left = leftBy(order, { basis, lines });
        choice.split.parts.forEach((part, claim) => expect(minorUnits(part.amount)).toBe(left[claim] ?? 0n));
      }
    });
  });
});

/** Victims of an account from which nothing else left are paid one after the other, each in a round of their own. */
describe('rounds of one account, whatever their order', () => {
  const victims = fc.uniqueArray(fc.integer({ min: 1, max: 5_000 }), { minLength: 2, maxLength: 8 });

  it('give each victim what is theirs, to the fen, and never need a notice', () => {
    fc.assert(fc.property(victims, fc.infiniteStream(fc.nat()), (deposits, picks) => {
      const time = (minute: number): string => new Date(Date.UTC(2026, 10, 23) + minute * 60_000).toISOString();
      let balance = 0n;
      const book = (minute: number, amount: number, direction: 'in' | 'out', counterparty: string): StatementLine => {
        balance += direction === 'in' ? BigInt(amount) : -BigInt(amount);
        return { bankReference: `REF${minute}`, at: time(minute), direction, amount: money(BigInt(amount)), balanceAfter: money(balance), counterparty };
      };
      const lines = deposits.map((amount, index) => book(index, amount, 'in', `victim${index}`));
      const payments: KnownPayment[] = [];
      const waiting = deposits.map((amount, index) => ({ amount, index }));
      for (let minute = 100; waiting.length > 0; minute += 10) {
        const [next] = waiting.splice((picks.next().value ?? 0) % waiting.length, 1);
        if (next === undefined) throw new Error('nobody waits');
        const amount = money(BigInt(next.amount));
        const deposit: KnownDeposit = { claim: 0, name: 't1', amount, at: time(next.index), bankReference: null, fromAccount: `victim${next.index}` };
        const choice = chooseMethod({ available: money(balance), losses: [amount], deposits: [deposit], payments, rule: 'pro_rata_by_loss' }, lines);
        expect([choice.method, choice.split.parts.map((part) => part.amount)]).toEqual(['timestamp', [amount]]);
        lines.push(book(minute, next.amount, 'out', `home${next.index}`));
        payments.push({ claim: null, amount, toAccount: `home${next.index}`, requestedAt: time(minute - 1), recordedAt: time(minute + 1) });
      }
    }), { numRuns: 300 });
  });
});

/** What is left of each claim's deposits if payments always took the oldest, or always the newest money. */
function leftBy(order: 'oldest' | 'newest', { basis, lines }: Pick<Played, 'basis' | 'lines'>): bigint[] {
  const layers: { claim: number; amount: bigint }[] = [];
  for (const line of lines) {
    const claim = basis.deposits.find((each) => each.bankReference === line.bankReference)?.claim ?? -1;
    if (line.direction === 'in') layers.push({ claim, amount: minorUnits(line.amount) });
    let due = line.direction === 'out' ? minorUnits(line.amount) : 0n;
    while (due > 0n) {
      const layer = order === 'oldest' ? layers[0] : layers.at(-1);
      if (layer === undefined) throw new Error('more left than there was');
      const taken = layer.amount < due ? layer.amount : due;
      layer.amount -= taken;
      due -= taken;
      if (layer.amount === 0n) layers.splice(layers.indexOf(layer), 1);
    }
  }
  return basis.losses.map((_, claim) => layers.filter((layer) => layer.claim === claim).reduce((sum, layer) => sum + layer.amount, 0n));
}
