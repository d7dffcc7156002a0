import { money } from '@paystop/kernel';
import { POLICY, at, input, transfer } from '../case/case-fixtures';
import type { OnwardTransferRecord } from '../case/trail-records';
import { sightingsOf } from '../risk/case-sightings';
import { caseGraph } from '../tracing/case-graph';
import { approveReturn, executeReturn, publishReturn, rejectReturn } from './decide-return';
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

  it('teaches nothing of how fast the account moves money on', () => {
    paid();
    answered(MONTH + 60, 1_000_000n, [payment(MONTH + 25), { ...payment(-5), bankReference: 'out', amount: money(700_000n) }]);
    const state = world.book.get('case_b');
    const references = { account: (code: string, account: string) => `${code}|${account}`, indicator: (kind: string, value: string) => `${kind}|${value}` };
    const learnt = state === undefined ? [] : sightingsOf(state, references);
    expect(learnt[0]).toMatchObject({ subject: 'CMB|6214830000000008', minutesToMoveOn: [5] });
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

/** A third victim reports after the return was proposed for the first two. */
describe('a case that is found after the proposal', () => {
  let world: ReturnWorld;

  beforeEach(() => {
    world = new ReturnWorld();
  });

  const found = (minutes: number): void => {
    const from = { institutionCode: 'ICBC', accountNumber: '6222020000000003', accountName: '孙八' };
    world.join(minutes, input({ requestId: 'r3', reportedAt: at(minutes - 1), transfers: [transfer({ amount: money(7_500_000n), transferredAt: at(-15), from })], victim: { name: '孙八', phone: '13700000000' } }), { caseId: 'case_c' });
  };
  const missing = { ok: false, error: { code: 'RETURN.CLAIMANT_MISSING', facts: { missing: ['case_c'] } } };

  it('stops a split of which it would have had a part, at whichever step it is', () => {
    world.propose(10);
    const proposed = world.record;
    const approved = world.must(11, (draft) => approveReturn(draft, proposed, world.approval()));
    const published = world.must(12, (draft) => publishReturn(draft, approved, world.claimants));
    found(20);
    expect(world.decide(21, (draft) => approveReturn(draft, proposed, world.approval()))).toMatchObject(missing);
    expect(world.decide(21, (draft) => publishReturn(draft, approved, world.claimants))).toMatchObject(missing);
    expect(world.decide(MONTH + 60, (draft) => executeReturn(draft, published, world.sound))).toMatchObject(missing);
  });

  it('has its part in the one that is proposed anew, or is left out with the reason', () => {
    world.propose(10);
    found(20);
    world.must(21, (draft) => rejectReturn(draft, world.record, 'one more victim'));
    const third = { caseId: 'case_c', transferIds: ['t1'], loss: money(7_500_000n), payTo: { institutionCode: 'ICBC', accountNumber: '6222020000000003', accountName: '孙八' }, otherAccount: null };
    const anew = world.propose(22, { claims: [world.claim(0), world.claim(1), third] });
    expect(anew.ok && anew.value.allocations.map(({ amount }) => amount.amountMinor)).toEqual(['1000000', '500000', '1500000']);
    world.must(23, (draft) => rejectReturn(draft, world.record, 'not hers'));
    world.propose(24, { leftOut: [{ caseId: 'case_c', reason: 'was paid by another account' }] });
    expect(world.decide(25, (draft) => approveReturn(draft, world.record, world.approval()))).toMatchObject({ ok: true });
  });

  it('takes nothing from a return whose money the account\'s own record showed: what is its own stays frozen', () => {
    world.propose(10, { method: 'auto' });
    const line = (minutes: number, amount: bigint, counterparty: string | null, balanceAfter: bigint) => ({
      bankReference: null, at: at(minutes), direction: counterparty === null ? 'out' as const : 'in' as const, amount: money(amount), balanceAfter: money(balanceAfter), counterparty,
    });
    world.report(12, world.order(world.record.queryInstructionId ?? ''), 'done', {
      transactions: [line(-20, 5_000_000n, VICTIM_ACCOUNTS[0], 5_000_000n), line(-18, 5_000_000n, null, 0n), line(-15, 7_500_000n, '6222020000000003', 7_500_000n), line(-12, 7_000_000n, null, 500_000n), line(-10, 2_500_000n, VICTIM_ACCOUNTS[1], 3_000_000n)],
    });
    expect(world.record).toMatchObject({ method: 'timestamp', unallocated: money(500_000n) });
    found(20);
    expect(world.decide(21, (draft) => approveReturn(draft, world.record, world.approval()))).toMatchObject({ ok: true });
  });

  it('stops no payment that is left of a split that was paid to others', () => {
    world.propose(10);
    world.execute(world.record, 20);
    world.pays(MONTH + 30, 0, 'done');
    world.pays(MONTH + 31, 1, 'refused', { code: '0300' });
    found(MONTH + 40);
    const open = { ...world.record, state: 'proposed' as const };
    expect(world.decide(MONTH + 41, (draft) => approveReturn(draft, open, world.approval()))).toMatchObject({ ok: true });
  });
});
