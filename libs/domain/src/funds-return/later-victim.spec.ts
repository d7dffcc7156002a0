import { money } from '@paystop/kernel';
import { POLICY, at, input, transfer } from '../case/case-fixtures';
import type { OnwardTransferRecord } from '../case/trail-records';
import { caseGraph } from '../tracing/case-graph';
import { ReturnWorld, VICTIM_ACCOUNTS } from './return-fixtures';

const MONTH = 30 * 24 * 60;
const PAID = 2_000_000n;

/** As the bank lists what it paid to the first victim. */
function payment(minutes: number): OnwardTransferRecord {
  return {
    bankReference: 'RET-1', transferredAt: at(minutes), amount: money(PAID), channel: 'other',
    to: { institutionCode: 'ICBC', accountNumber: VICTIM_ACCOUNTS[0], accountName: '王小明' },
  };
}

/** The first victim has got his part back; the second one's case shares the account. */
describe('a case that shares an account out of which another one was paid', () => {
  let world: ReturnWorld;

  beforeEach(() => {
    world = new ReturnWorld();
    world.propose(10, { claims: [world.claim(0, { loss: money(PAID) })], leftOut: [{ caseId: 'case_b', reason: 'not heard yet' }] });
    world.execute(world.record, 20);
  });

  const paid = (): void => world.pays(MONTH + 30, 0, 'done');
  const answered = (minutes: number, heldFen: bigint, onwardTransfers: OnwardTransferRecord[] = []): void => {
    world.report(minutes, world.stop(0, 'case_b'), 'held', { code: '1303', heldAmount: money(heldFen), onwardTransfers });
  };

  function trailOf(caseId: string): { readonly stops: number; readonly onward: number; readonly intercepted: string; readonly held: string; readonly unknown: string } {
    const state = world.book.get(caseId);
    if (state === undefined) throw new Error(`no ${caseId}`);
    const { edges, totals } = caseGraph(state, POLICY);
    return {
      stops: [...state.instructions.values()].filter(({ action }) => action === 'stop').length, onward: edges.filter(({ hop }) => !hop.isLoss).length,
      intercepted: state.record.interceptedAmount.amountMinor, held: totals.heldMinor.toString(), unknown: totals.unknownMinor.toString(),
    };
  }

  const onlyItsOwn = { stops: 1, onward: 0, intercepted: '1000000', held: '1000000', unknown: '1500000' };

  it('follows no payment to a victim, and counts what was held before it', () => {
    paid();
    answered(MONTH + 60, 1_000_000n, [payment(MONTH + 25)]);
    expect(trailOf('case_b')).toEqual(onlyItsOwn);
    expect(trailOf('case_a')).toMatchObject({ stops: 1, onward: 0, intercepted: '2000000', held: '0' });
  });

  it('knows it also where the bank lists it only in a later answer, or before it has said that it paid', () => {
    answered(30, 3_000_000n);
    world.report(MONTH + 24, world.order(world.record.allocations[0]?.instructionId ?? ''), 'sent', { heldAmount: null });
    answered(MONTH + 26, 1_000_000n, [payment(MONTH + 25)]);
    expect(trailOf('case_b')).toMatchObject({ stops: 1, onward: 0 });
    paid();
    expect(trailOf('case_b')).toEqual(onlyItsOwn);
  });

  it('still follows what left beside it', () => {
    paid();
    answered(MONTH + 60, 1_000_000n, [payment(MONTH + 25), { ...payment(-5), bankReference: 'out', to: { institutionCode: 'ABC', accountNumber: '6228480000000001', accountName: '钱七' } }]);
    expect(trailOf('case_b').onward).toBe(1);
  });

  it('has all that its victim paid in after the payment', () => {
    const spent: OnwardTransferRecord = { bankReference: 'ATM', transferredAt: at(-15), amount: money(4_500_000n), channel: 'atm', to: null };
    world.report(25, world.stop(), 'held', { heldAmount: money(3_000_000n), onwardTransfers: [spent] });
    paid();
    const from = { institutionCode: 'ICBC', accountNumber: '6222020000000003', accountName: '孙八' };
    world.join(MONTH + 60, input({
      requestId: 'r3', reportedAt: at(MONTH + 55), transfers: [transfer({ amount: money(700_000n), transferredAt: at(MONTH + 50), from })], victim: { name: '孙八', phone: '13700000000' },
    }), { caseId: 'case_c' });
    world.report(MONTH + 61, world.stop(0, 'case_c'), 'held', { code: '1303', heldAmount: money(1_700_000n) });
    expect(trailOf('case_c')).toMatchObject({ stops: 1, intercepted: '700000', held: '700000' });
  });
});
