import { APPROVER, OFFICER, OPERATOR } from '../product/people';
import type { Amount } from '../product/views';
import { Flow, START_MS } from './flow';
import { Keeping, fen } from './keeping';
import { playMuleAccount } from './mule-account';
import { Returning, type Shown } from './returning';

interface Scene {
  readonly mule: string;
  readonly freezeId: string;
  readonly claims: readonly { readonly caseId: string; readonly payTo: object }[];
}

const POLICY = 'notice: {length: PT1S}\nsync: {first: PT0.5S, factor: 2, max: PT2S}\nretry: {first: PT0.3S, factor: 2, max: PT2S, jitter: 0.2}\n';
const LOSSES = [5_000_000, 2_500_000] as const;
const SPENT = 4_500_000;
const LEFT = 3_000_000;

/** From a mule's frozen account back to two victims, over the real product and the simulated banks; processes die on the way. */
describe('giving money back', () => {
  let flow: Flow;
  let keeping: Keeping;
  let returning: Returning;

  beforeAll(async () => {
    flow = await Flow.start({ policy: POLICY });
    keeping = new Keeping(flow);
    returning = new Returning(flow);
  }, START_MS);

  afterAll(() => flow.stop(), START_MS);

  /** The first victim's money had mostly left when the second one paid; what is left is frozen for the first one's case. */
  async function scene(): Promise<Scene> {
    const { mule, payments } = await playMuleAccount(flow, { paidIn: LOSSES[0] }, { cash: SPENT }, { paidIn: LOSSES[1] });
    const first = await keeping.held(mule, payments[0]);
    const second = await keeping.held(mule, payments[1]);
    const claims = [first, second].map(({ caseId }, index) => ({ caseId, payTo: payments[index]?.from ?? {} }));
    return { mule, claims, freezeId: await keeping.freeze(first) };
  }

  function propose({ freezeId, claims }: Scene, method: string): Promise<Shown> {
    return returning.propose(freezeId, { method, claims: claims.map((claim, index) => ({ ...claim, transferIds: ['t1'], loss: fen(LOSSES[index] ?? 0) })) });
  }

  it('traces the money by the bank\'s own record, pays each victim once though processes die, and prints it', async () => {
    const where = await scene();
    const asked = await propose(where, 'auto');
    expect(asked.state).toBe('computing');
    const proposed = await returning.untilState(asked.returnId, 'proposed');
    expect([proposed.method, proposed.allocations.map(({ amount }) => amount.amountMinor)]).toEqual(['timestamp', ['500000', '2500000']]);
    await returning.must('approve', proposed);
    await flow.banks.fault('CMB', { kind: 'slow', delay: 1_500, actions: ['return'], times: 2 });
    await returning.must('execute', proposed, 202);
    for (const app of ['orchestrator', 'dispatcher']) await flow.product.killHard(app);
    const completed = await returning.untilState(asked.returnId, 'completed');
    expect(completed.allocations.map(({ state, receipt }) => [state, receipt !== null])).toEqual([['paid', true], ['paid', true]]);
    expect([...(await returning.paid(where.mule))].sort()).toEqual(['2500000', '500000']);
    expect((await flow.banks.account('CMB', where.mule)).balance).toEqual(fen(0));
    for (const [index, amount] of [500_000, 2_500_000].entries()) {
      const shown = await flow.until(() => flow.api.case(where.claims[index]?.caseId ?? '', OPERATOR), (each) => (each as unknown as { returnedAmount: Amount }).returnedAmount.amountMinor !== '0');
      expect(shown).toMatchObject({ returnedAmount: fen(amount) });
    }
    const papers = await Promise.all(['plan', 'plan'].map((kind) => pdf(asked.returnId, kind)));
    expect([papers[0]?.status, papers[0]?.type, papers[0]?.bytes.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);
    expect(papers[1]?.bytes.equals(papers[0]?.bytes ?? Buffer.alloc(0))).toBe(true);
    expect(await pdf(asked.returnId, 'notice')).toMatchObject({ status: 409 });
    const statistics = await flow.until(() => flow.api.call<{ total: { returned: { amount: Amount; victims: number } } }>('/statistics', { as: OPERATOR }), ({ body }) => body.total.returned.victims === 2);
    expect(statistics.body.total.returned).toMatchObject({ amount: fen(LEFT), victims: 2 });
    await flow.until(() => flow.metrics(), (text) => /^paystop_returned_yuan_total\{[^}]*\} 30000$/m.test(text));
  }, START_MS);

  it('pays pro rata after the notice, and what one payment could not do goes out again after a new approval', async () => {
    const where = await scene();
    const proposed = await propose(where, 'pro_rata');
    expect(proposed.allocations.map(({ amount }) => amount.amountMinor)).toEqual(['2000000', '1000000']);
    await returning.must('approve', proposed);
    expect((await pdf(proposed.returnId, 'notice')).status).toBe(200);
    await returning.must('publish', proposed);
    await flow.banks.fault('CMB', { kind: 'forced_answer', result: 'refused', code: '0300', actions: ['return'], times: 1 });
    const executing = await flow.until(
      async () => flow.api.call<Shown>(`/funds-returns/${proposed.returnId}/execute`, { as: APPROVER, method: 'POST', ifMatch: (await returning.read(proposed.returnId)).version, body: {} }),
      ({ status }) => status === 202,
    );
    const partly = await returning.untilState(executing.body.returnId, 'partially_completed');
    const refused = partly.allocations.findIndex(({ state }) => state === 'refused');
    const changed = await flow.api.call<Shown>(`/funds-returns/${partly.returnId}/payees`, { as: OPERATOR, method: 'POST', ifMatch: partly.version, body: where.claims[refused] });
    expect(changed).toMatchObject({ status: 200, body: { state: 'proposed', approvedBy: null } });
    await returning.must('approve', changed.body);
    await returning.must('execute', changed.body, 202);
    await returning.untilState(partly.returnId, 'completed');
    expect([...(await returning.paid(where.mule))].sort()).toEqual(['1000000', '2000000']);
  }, START_MS);

  it('is for operators and approvers, and for nobody of another city', async () => {
    expect(await flow.api.call('/funds-returns', { as: OFFICER, method: 'POST', body: {} })).toMatchObject({ status: 403 });
    expect(await flow.api.call('/funds-returns', { as: OPERATOR, method: 'POST', body: { freezeId: 'frz_x', method: 'half', claims: [] } })).toMatchObject({
      status: 400, body: { code: 'BODY.INVALID', errors: expect.arrayContaining([{ path: '/method', message: expect.any(String) as unknown }]) as unknown },
    });
    expect(await flow.api.call('/freezes/frz_x/claimants', { as: { ...OPERATOR, unit: '4401' } })).toMatchObject({ status: 404 });
  }, START_MS);

  async function pdf(returnId: string, kind: string): Promise<{ readonly status: number; readonly type: string | null; readonly bytes: Buffer }> {
    const answer = await fetch(`${flow.product.runtime.gateway}/api/v1/funds-returns/${returnId}/${kind}.pdf`, { headers: { authorization: `Bearer ${await flow.tokens.tokenOf(OPERATOR)}` } });
    return { status: answer.status, type: answer.headers.get('content-type'), bytes: Buffer.from(await answer.arrayBuffer()) };
  }
});
