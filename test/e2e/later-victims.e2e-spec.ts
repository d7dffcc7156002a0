import { OPERATOR } from '../product/people';
import { freshAccount } from '../product/stop-bodies';
import type { Amount } from '../product/views';
import { Flow, START_MS } from './flow';
import { type HeldCase, Keeping, fen } from './keeping';
import { type Payment, playMuleAccount } from './mule-account';
import { type Claim, Returning } from './returning';

interface Graph {
  readonly edges: readonly object[];
  readonly totals: Readonly<Record<string, Amount>>;
}

const POLICY = 'notice: {length: PT1S}\nsync: {first: PT0.5S, factor: 2, max: PT2S}\nretry: {first: PT0.3S, factor: 2, max: PT2S, jitter: 0.2}\n';
const LOSSES = [5_000_000, 2_500_000] as const;

/** Money that is given back to victims whom nobody knew at first, and out of accounts that it moved on to (domain.md 3.3). */
describe('giving back what is found later', () => {
  let flow: Flow;
  let keeping: Keeping;
  let returning: Returning;

  beforeAll(async () => {
    flow = await Flow.start({ policy: POLICY });
    keeping = new Keeping(flow);
    returning = new Returning(flow);
  }, START_MS);

  afterAll(() => flow.stop(), START_MS);

  const claimOf = ({ caseId }: Pick<HeldCase, 'caseId'>, payment: Payment | undefined, loss: number): Claim => ({ caseId, transferIds: ['t1'], loss: fen(loss), payTo: payment?.from ?? {} });
  const graphOf = async (caseId: string): Promise<Graph> => (await flow.api.call<Graph>(`/cases/${caseId}/funds-graph`, { as: OPERATOR })).body;

  async function execute(returnId: string): Promise<void> {
    const answer = await flow.until(() => returning.decide('execute', { returnId }), ({ body }) => body.code !== 'RETURN.NOTICE_RUNNING');
    expect([answer.status, answer.status === 202 ? null : answer.body]).toEqual([202, null]);
    await returning.untilState(returnId, 'completed');
  }

  it('starts a new round for a victim who reports when the first one has been paid, and follows no payment of ours', async () => {
    const { mule, payments } = await playMuleAccount(flow, { paidIn: LOSSES[0] }, { paidIn: LOSSES[1] });
    const first = await keeping.held(mule, payments[0]);
    const freezeId = await keeping.freeze(first);
    const one = await returning.propose(freezeId, { method: 'auto', claims: [claimOf(first, payments[0], LOSSES[0])] });
    const proposed = await returning.untilState(one.returnId, 'proposed');
    expect([proposed.method, proposed.allocations.map(({ amount }) => amount), proposed.unallocated]).toEqual(['timestamp', [fen(LOSSES[0])], fen(LOSSES[1])]);
    await returning.must('approve', one);
    await execute(one.returnId);
    const second = await keeping.held(mule, payments[1]);
    expect(second.stop).toMatchObject({ state: 'held', code: '1303', heldAmount: fen(LOSSES[1]) });
    expect((await keeping.until(second.caseId, ({ interceptedAmount }) => interceptedAmount.amountMinor !== '0')).interceptedAmount).toEqual(fen(LOSSES[1]));
    expect(await graphOf(second.caseId)).toMatchObject({ edges: [{}], totals: { held: fen(LOSSES[1]), movedOn: fen(0), unknown: fen(0) } });
    expect((await flow.api.case(second.caseId, OPERATOR)).instructions.map(({ action }) => action)).toEqual(['stop']);
    expect((await returning.claimants(freezeId)).map(({ caseId, claimable }) => [caseId, claimable])).toEqual([[first.caseId, fen(0)], [second.caseId, fen(LOSSES[1])]]);
    expect((await keeping.caseOf(first.caseId)).freezes[0]).toMatchObject({ state: 'active', attention: false });
    const two = await returning.propose(freezeId, { method: 'auto', claims: [claimOf(second, payments[1], LOSSES[1])] });
    expect((await returning.untilState(two.returnId, 'proposed')).allocations.map(({ amount }) => amount)).toEqual([fen(LOSSES[1])]);
    await returning.must('approve', two);
    await execute(two.returnId);
    expect([await returning.paid(mule), (await flow.banks.account('CMB', mule)).balance]).toEqual([LOSSES.map(String), fen(0)]);
    const emptied = await keeping.until(first.caseId, ({ freezes }) => freezes[0]?.['attention'] === true);
    expect(emptied.freezes[0]).toMatchObject({ state: 'active', attentionReason: { type: 'NothingLeftFrozen' } });
    expect(await keeping.twice(`/freezes/${freezeId}/unfreeze`, emptied.freezes[0]?.version ?? 0)).toEqual([202, 202]);
    await keeping.until(first.caseId, ({ freezes }) => freezes[0]?.state === 'lifted');
  }, START_MS);

  it('does not pay a split past a victim who reports while it is public; proposed anew, everybody has a part', async () => {
    const { mule, payments } = await playMuleAccount(flow, { paidIn: LOSSES[0] }, { cash: 4_500_000 }, { paidIn: LOSSES[1] });
    const first = await keeping.held(mule, payments[0]);
    const freezeId = await keeping.freeze(first);
    const alone = await returning.propose(freezeId, { method: 'pro_rata', claims: [claimOf(first, payments[0], LOSSES[0])] });
    expect(alone.allocations.map(({ amount }) => amount)).toEqual([fen(3_000_000)]);
    await returning.must('approve', alone);
    await returning.must('publish', alone);
    const second = await keeping.held(mule, payments[1]);
    const refused = await flow.until(() => returning.decide('execute', alone), ({ body }) => body.code !== 'RETURN.NOTICE_RUNNING');
    expect([refused.status, refused.body.code, refused.body.missing]).toEqual([422, 'RETURN.CLAIMANT_MISSING', [second.caseId]]);
    expect(await returning.paid(mule)).toEqual([]);
    expect((await returning.decide('reject', alone, { reason: 'one more victim' })).status).toBe(200);
    const claims = [first, second].map((held, index) => claimOf(held, payments[index], LOSSES[index] ?? 0));
    expect((await returning.ask(freezeId, { method: 'pro_rata', claims: claims.slice(0, 1) })).body.missing).toEqual([second.caseId]);
    const both = await returning.propose(freezeId, { method: 'pro_rata', claims });
    expect(both.allocations.map(({ amount }) => amount)).toEqual([fen(2_000_000), fen(1_000_000)]);
    await returning.must('approve', both);
    await returning.must('publish', both);
    await execute(both.returnId);
    expect([...(await returning.paid(mule))].sort()).toEqual(['1000000', '2000000']);
    await keeping.until(second.caseId, ({ returnedAmount }) => returnedAmount.amountMinor === '1000000');
  }, START_MS);

  it('pays a victim whose money went over a second account out of both, and never more than was lost', async () => {
    const next = { institutionCode: 'CCB', accountNumber: freshAccount(), accountName: '赵六' };
    const { mule, payments } = await playMuleAccount(flow, { paidIn: LOSSES[0] }, { onTo: next, fen: 3_000_000 });
    const { caseId } = await keeping.held(mule, payments[0]);
    const { holds } = await keeping.until(caseId, (theCase) => theCase.holds.length === 2);
    const holdAt = (bank: string): { readonly caseId: string; readonly holdId: string } => ({ caseId, holdId: holds.find((hold) => hold['institutionCode'] === bank)?.holdId ?? '' });
    const further = await keeping.freeze(holdAt('CCB'));
    await keeping.until(caseId, ({ freezes }) => freezes.some(({ state }) => state === 'active'));
    expect((await returning.claimants(further)).map(({ caseId: of, claimable }) => [of, claimable])).toEqual([[caseId, fen(LOSSES[0])]]);
    const one = await returning.propose(further, { method: 'auto', claims: [claimOf({ caseId }, payments[0], LOSSES[0])] });
    const proposed = await returning.untilState(one.returnId, 'proposed');
    expect([proposed.method, proposed.allocations.map(({ amount }) => amount)]).toEqual(['direct', [fen(3_000_000)]]);
    await returning.must('approve', one);
    await execute(one.returnId);
    expect([await returning.paid(next.accountNumber), await returning.paid(mule)]).toEqual([['3000000'], []]);
    const nearer = await keeping.freeze(holdAt('CMB'));
    const tooMuch = await flow.until(() => returning.ask(nearer, { method: 'auto', claims: [claimOf({ caseId }, payments[0], LOSSES[0])] }), ({ body }) => body.code !== 'RETURN.FREEZE_NOT_IN_FORCE');
    expect([tooMuch.status, tooMuch.body.code]).toEqual([422, 'RETURN.LOSS_EXCEEDS_TRANSFERS']);
    const two = await returning.propose(nearer, { method: 'auto', claims: [claimOf({ caseId }, payments[0], 2_000_000)] });
    await returning.untilState(two.returnId, 'proposed');
    await returning.must('approve', two);
    await execute(two.returnId);
    expect(await returning.paid(mule)).toEqual(['2000000']);
    await keeping.until(caseId, ({ returnedAmount }) => returnedAmount.amountMinor === String(LOSSES[0]));
    expect((await graphOf(caseId)).totals).toMatchObject({ returned: fen(LOSSES[0]), held: fen(0), unknown: fen(0) });
  }, START_MS);
});
