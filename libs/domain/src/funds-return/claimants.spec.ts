import { NOTHING, POLICY, World, at, input, transfer } from '../case/case-fixtures';
import type { InstructionRecord } from '../case/records';
import type { OnwardTransferRecord } from '../case/trail-records';
import { type Claimant, claimantsOf } from './claimants';

const END = { institutionCode: 'ABC', accountNumber: 'END', accountName: '赵六' };

function fen(amountMinor: number): { amountMinor: string; currency: 'CNY' } {
  return { amountMinor: String(amountMinor), currency: 'CNY' };
}

function onward(to: OnwardTransferRecord['to'], amount: number, minute: number): OnwardTransferRecord {
  return { bankReference: `ref-${String(amount)}-${String(minute)}`, transferredAt: at(minute), amount: fen(amount), channel: 'mobile_banking', to };
}

function paid(transferId: string, amount: number, over: { readonly minute: number; readonly account: string }): ReturnType<typeof transfer> {
  const to = { institutionCode: 'CMB', accountNumber: over.account, accountName: '李四' };
  return transfer({ transferId, amount: fen(amount), transferredAt: at(over.minute), to });
}

function stopOn(world: World, account: string): InstructionRecord {
  const stop = [...(world.book.get('case_a')?.instructions.values() ?? [])].filter(({ target }) => target.accountNumber === account).at(-1);
  if (stop === undefined) throw new Error(`no stop on ${account}`);
  return stop;
}

function gone(world: World, account: string, ...transfers: readonly OnwardTransferRecord[]): void {
  world.report(1, stopOn(world, account), 'not_held', { code: '1200', heldAmount: NOTHING, balanceBefore: NOTHING, onwardTransfers: transfers });
}

function claimants(world: World): Claimant[] {
  return claimantsOf(world.book, { accountRef: 'acc_ABC_END', policy: POLICY, returns: [] });
}

describe('who has a claim on an account further down', () => {
  it('is whoever\'s money came there over other accounts, however many hops', () => {
    const world = new World();
    world.join(0, input({ transfers: [paid('t1', 10_000, { minute: -30, account: 'A' })] }));
    gone(world, 'A', onward({ institutionCode: 'CCB', accountNumber: 'B', accountName: '孙' }, 10_000, -20));
    gone(world, 'B', onward(END, 10_000, -10));
    world.report(2, stopOn(world, 'END'), 'held', { heldAmount: fen(10_000) });
    const [claimant] = claimants(world);
    expect(claimant).toMatchObject({ caseId: 'case_a', transfers: [{ transferId: 't1', amount: fen(10_000) }], deposits: [{ amount: fen(10_000), at: at(-10), bankReference: 'ref-10000--10', fromAccount: 'B' }] });
  });

  it('is not a transfer whose money had left before, or went elsewhere by the tainting rule', () => {
    const world = new World();
    world.join(0, input({ transfers: [paid('t1', 10_000, { minute: -30, account: 'A' }), paid('t2', 20_000, { minute: -25, account: 'C' })] }));
    gone(world, 'A', onward({ institutionCode: 'CCB', accountNumber: 'B', accountName: '孙' }, 10_000, -20));
    gone(world, 'C', onward({ institutionCode: 'CCB', accountNumber: 'B', accountName: '孙' }, 20_000, -15));
    // First in, first out: what B paid first is the money of the first transfer alone.
    gone(world, 'B', onward(END, 10_000, -10), onward(null, 20_000, -5));
    world.report(2, stopOn(world, 'END'), 'held', { heldAmount: fen(10_000) });
    expect(claimants(world)[0]?.transfers.map(({ transferId }) => transferId)).toEqual(['t1']);
  });

  it('is found over an account whose bank nobody named, and over a payment order', () => {
    const world = new World();
    world.join(0, input({ transfers: [paid('t1', 10_000, { minute: -30, account: 'A' })] }));
    gone(world, 'A', onward({ institutionCode: 'ALIPAY', accountNumber: null, accountName: null, paymentOrder: { kind: 'order_number', value: 'P-1' } }, 10_000, -20));
    const order = [...(world.book.get('case_a')?.instructions.values() ?? [])].find(({ target }) => target.paymentOrder !== null);
    if (order === undefined) throw new Error('no stop on the order');
    world.report(1, order, 'not_held', { code: '1200', heldAmount: NOTHING, balanceBefore: NOTHING, onwardTransfers: [onward(END, 10_000, -10)] });
    world.report(2, stopOn(world, 'END'), 'held', { heldAmount: fen(10_000) });
    expect(claimants(world)[0]?.transfers.map(({ transferId }) => transferId)).toEqual(['t1']);
  });
});
