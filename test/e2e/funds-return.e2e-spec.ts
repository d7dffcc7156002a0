import { APPROVER, OFFICER, OPERATOR } from '../product/people';
import { aStopRequest, freshAccount } from '../product/stop-bodies';
import type { Amount, StopBody } from '../product/views';
import { Flow, START_MS } from './flow';

/** From a mule's frozen account back to two victims, over the real product and the simulated banks; processes die on the way. */
interface Shown {
  readonly returnId: string;
  readonly state: string;
  readonly method: string | null;
  readonly version: number;
  readonly allocations: readonly { readonly caseId: string; readonly amount: Amount; readonly state: string; readonly instructionId: string | null; readonly receipt: object | null }[];
}

interface Scene {
  readonly mule: string;
  readonly freezeId: string;
  readonly claims: readonly { readonly caseId: string; readonly payTo: object }[];
}

const POLICY = 'notice: {length: PT1S}\nsync: {first: PT0.5S, factor: 2, max: PT2S}\nretry: {first: PT0.3S, factor: 2, max: PT2S, jitter: 0.2}\n';
const RETURN_MS = 150_000;
const MINUTE_MS = 60_000;
const LOSSES = [5_000_000, 2_500_000] as const;
const SPENT = 4_500_000;
const LEFT = 3_000_000;

function fen(amountMinor: number): Amount {
  return { amountMinor: String(amountMinor), currency: 'CNY' };
}

describe('giving money back', () => {
  let flow: Flow;

  beforeAll(async () => {
    flow = await Flow.start({ policy: POLICY });
  }, START_MS);

  afterAll(() => flow.stop(), START_MS);

  /** The first victim's money had mostly left when the second one paid; what is left is frozen for the first one's case. */
  async function scene(): Promise<Scene> {
    const mule = freshAccount();
    const victims = [freshAccount(), freshAccount()] as const;
    const startedAt = Date.now() - 30 * MINUTE_MS;
    const paidAt = victims.map((_, index) => new Date(startedAt + index * 10 * MINUTE_MS).toISOString());
    const address = (bank: string, accountNumber: string): object => ({ institutionCode: bank, accountNumber });
    await flow.banks.seed('CMB', { accountNumber: mule, accountName: '李四', balance: fen(0) });
    for (const [index, accountNumber] of victims.entries()) await flow.banks.seed('ICBC', { accountNumber, accountName: '王小明', balance: fen(LOSSES[index] ?? 0) });
    await flow.banks.move([
      { from: address('ICBC', victims[0]), to: address('CMB', mule), amount: fen(LOSSES[0]), at: paidAt[0], bankReference: `${mule}-1` },
      { from: address('CMB', mule), to: null, amount: fen(SPENT), channel: 'atm', at: new Date(startedAt + MINUTE_MS).toISOString(), bankReference: `${mule}-2` },
      { from: address('ICBC', victims[1]), to: address('CMB', mule), amount: fen(LOSSES[1]), at: paidAt[1], bankReference: `${mule}-3` },
    ]);
    const claims: { caseId: string; payTo: object }[] = [];
    for (const [index, accountNumber] of victims.entries()) {
      const from = { institutionCode: 'ICBC', accountNumber, accountName: '王小明' };
      const caseId = await held(aStopRequest([{ account: mule, amountMinor: String(LOSSES[index]) }]), { from, transferredAt: paidAt[index] ?? '', bankReference: `${mule}-${String(2 * index + 1)}` });
      claims.push({ caseId, payTo: from });
    }
    return { mule, claims, freezeId: await freeze(claims[0]?.caseId ?? '') };
  }

  async function held(body: StopBody, of: Readonly<Record<string, unknown>>): Promise<string> {
    const [transfer] = body.transfers;
    const requestId = await flow.submit({ ...body, transfers: [{ ...transfer, ...of } as StopBody['transfers'][number]] });
    await flow.untilStop(requestId, 'held', 'partially_held');
    return (await flow.api.request(requestId)).caseId ?? '';
  }

  async function freeze(caseId: string): Promise<string> {
    const { holds } = await flow.until(() => flow.api.case(caseId, OPERATOR), (each) => each.holds.length > 0);
    const [hold] = holds as readonly { readonly holdId: string; readonly version: number }[];
    const proposed = await flow.api.call<{ freezeId: string; version: number }>(`/holds/${hold?.holdId ?? ''}/freeze`, { as: OPERATOR, method: 'POST', ifMatch: hold?.version ?? 0, body: { reason: 'stolen money' } });
    expect(proposed).toMatchObject({ status: 201 });
    const { freezeId, version } = proposed.body;
    expect(await flow.api.call(`/freezes/${freezeId}/approve`, { as: APPROVER, method: 'POST', ifMatch: version, body: {} })).toMatchObject({ status: 202 });
    return freezeId;
  }

  async function propose({ freezeId, claims }: Scene, method: string): Promise<Shown> {
    const body = { freezeId, method, claims: claims.map((claim, index) => ({ ...claim, transferIds: ['t1'], loss: fen(LOSSES[index] ?? 0) })) };
    const answer = await flow.until(() => flow.api.call<Shown>('/funds-returns', { as: OPERATOR, method: 'POST', body }), ({ status, body: of }) => status === 201 || (of as { code?: string }).code !== 'RETURN.FREEZE_NOT_IN_FORCE');
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  }

  async function read(returnId: string): Promise<Shown> {
    return (await flow.api.call<Shown>(`/funds-returns/${returnId}`, { as: OPERATOR })).body;
  }

  function untilState(returnId: string, state: string): Promise<Shown> {
    return flow.until(() => read(returnId), (shown) => shown.state === state, RETURN_MS);
  }

  async function decide(name: string, shown: Shown, status = 200): Promise<Shown> {
    const answer = await flow.api.call<Shown>(`/funds-returns/${shown.returnId}/${name}`, { as: APPROVER, method: 'POST', ifMatch: (await read(shown.returnId)).version, body: {} });
    expect([name, answer.status, answer.status === status ? null : answer.body]).toEqual([name, status, null]);
    return answer.body;
  }

  async function returnsAtBank(mule: string): Promise<readonly string[]> {
    return (await flow.banks.effects({ account: mule, action: 'return' })).map(({ amountMinor }) => amountMinor);
  }

  it('traces the money by the bank\'s own record, pays each victim once though processes die, and prints it', async () => {
    const where = await scene();
    const asked = await propose(where, 'auto');
    expect(asked.state).toBe('computing');
    const proposed = await untilState(asked.returnId, 'proposed');
    expect([proposed.method, proposed.allocations.map(({ amount }) => amount.amountMinor)]).toEqual(['timestamp', ['500000', '2500000']]);
    await decide('approve', proposed);
    await flow.banks.fault('CMB', { kind: 'slow', delay: 1_500, actions: ['return'], times: 2 });
    await decide('execute', proposed, 202);
    for (const app of ['orchestrator', 'dispatcher']) await flow.product.killHard(app);
    const completed = await untilState(asked.returnId, 'completed');
    expect(completed.allocations.map(({ state, receipt }) => [state, receipt !== null])).toEqual([['paid', true], ['paid', true]]);
    expect([...(await returnsAtBank(where.mule))].sort()).toEqual(['2500000', '500000']);
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
    await decide('approve', proposed);
    expect((await pdf(proposed.returnId, 'notice')).status).toBe(200);
    await decide('publish', proposed);
    await flow.banks.fault('CMB', { kind: 'forced_answer', result: 'refused', code: '0300', actions: ['return'], times: 1 });
    const executing = await flow.until(
      async () => flow.api.call<Shown>(`/funds-returns/${proposed.returnId}/execute`, { as: APPROVER, method: 'POST', ifMatch: (await read(proposed.returnId)).version, body: {} }),
      ({ status }) => status === 202,
    );
    const partly = await untilState(executing.body.returnId, 'partially_completed');
    const refused = partly.allocations.findIndex(({ state }) => state === 'refused');
    const changed = await flow.api.call<Shown>(`/funds-returns/${partly.returnId}/payees`, { as: OPERATOR, method: 'POST', ifMatch: partly.version, body: where.claims[refused] });
    expect(changed).toMatchObject({ status: 200, body: { state: 'proposed', approvedBy: null } });
    await decide('approve', changed.body);
    await decide('execute', changed.body, 202);
    await untilState(partly.returnId, 'completed');
    expect([...(await returnsAtBank(where.mule))].sort()).toEqual(['1000000', '2000000']);
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
