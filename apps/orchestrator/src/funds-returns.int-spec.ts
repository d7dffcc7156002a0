import { randomUUID } from 'node:crypto';
import type { BankInstruction, VerdictAnswer } from '@paystop/contracts';
import { RunningOrchestrator, aRequest, faultsOf, freshAccount, parsed } from './test-support/running-orchestrator';

const START_MS = 60_000;
const PROPOSER = { subject: 'user:proposer', roles: ['operator'], unit: '4403' };
const APPROVER = { subject: 'user:approver', roles: ['approver'], unit: '4403' };
/** A notice that a test can wait for. */
const POLICY = 'notice: {length: PT1S}\nreturn: {queryWithin: PT3S}\n';

interface Shown {
  readonly returnId: string;
  readonly state: string;
  readonly version: number;
  readonly method: string | null;
  readonly allocations: readonly { readonly caseId: string; readonly amount: { readonly amountMinor: string }; readonly instructionId: string | null; readonly state: string }[];
  readonly deadline: string | null;
}

interface Scene {
  readonly freezeId: string;
  readonly orders: readonly BankInstruction[];
  readonly claims: readonly Record<string, unknown>[];
}

describe('funds returns', () => {
  let orchestrator: RunningOrchestrator;

  beforeAll(async () => {
    orchestrator = await RunningOrchestrator.start(POLICY);
  }, START_MS);

  afterAll(() => orchestrator.stop(), START_MS);

  /** Two victims of different districts paid 50,000 each into one account; 30,000 are frozen for the first one's case. */
  async function scene(): Promise<Scene> {
    const account = freshAccount();
    const orders: BankInstruction[] = [];
    const claims: Record<string, unknown>[] = [];
    for (const unit of ['440305012', '440304001']) {
      const body = aRequest({}, account);
      const order = await orchestrator.stopFor(body, unit);
      await orchestrator.answer(order, { heldAmount: { amountMinor: '3000000', currency: 'CNY' } });
      await orchestrator.found('SELECT 1 FROM orchestrator.hold WHERE instruction_id = $1', [order.instructionId]);
      orders.push(order);
      const [{ from, amount }] = body['transfers'] as [{ readonly from: object; readonly amount: object }];
      claims.push({ caseId: order.order.caseId, transferIds: ['t1'], loss: amount, payTo: from });
    }
    return { freezeId: await freeze(orders[0] as BankInstruction), orders, claims };
  }

  /** Puts a freeze in force where the stop stands, as its order would have left it. */
  async function freeze(stop: BankInstruction): Promise<string> {
    const freezeId = `frz_${randomUUID()}`;
    const { rows } = await orchestrator.database.query<{ hold_id: string; account_ref: string }>('SELECT hold_id, account_ref FROM orchestrator.hold WHERE instruction_id = $1', [stop.instructionId]);
    const [hold] = rows;
    const body = {
      freezeId, caseId: stop.order.caseId, holdId: hold?.hold_id, institutionCode: stop.institutionCode, accountRef: hold?.account_ref,
      account: 'accountNumber' in stop.order.target ? stop.order.target.accountNumber : '', amountLimit: null, amount: { amountMinor: '3000000', currency: 'CNY' },
      term: { months: 6, milliseconds: 0 }, legalDocument: null, proposed: { by: 'user:1', reason: 'case', at: new Date().toISOString() }, approved: null, rejected: null,
      instructionId: stop.instructionId, validUntil: null, code: '0000', placedAt: new Date().toISOString(), expiresAt: new Date(Date.now() + 86_400_000).toISOString(), endedAt: null,
      state: 'active', renewal: null, renewals: 0, unfreezeProposed: null, unfreezeApproved: null, lifting: false, warned: 0, attention: null, version: 1,
    };
    await orchestrator.database.query(
      'INSERT INTO orchestrator.account_freeze (freeze_id, case_id, hold_id, account_ref, state, proposed_by, version, body) VALUES ($1, $2, $3, $4, $5, $6, 1, $7)',
      [freezeId, stop.order.caseId, hold?.hold_id, hold?.account_ref, 'active', 'user:1', JSON.stringify(body)],
    );
    return freezeId;
  }

  function propose({ freezeId, claims }: Scene, over: Readonly<Record<string, unknown>> = {}): Promise<VerdictAnswer> {
    return orchestrator.verdict('return.propose', '', { principal: PROPOSER, body: { freezeId, method: 'pro_rata', claims, ...over } });
  }

  async function decide(name: string, shown: Shown, over: Readonly<Record<string, unknown>> = {}): Promise<VerdictAnswer> {
    return orchestrator.verdict(`return.${name}`, shown.returnId, { principal: APPROVER, ifMatch: String(shown.version), ...over });
  }

  function decideObjection({ body }: VerdictAnswer, decision: string, subject = APPROVER.subject): Promise<VerdictAnswer> {
    const { objectionId, version } = body as { readonly objectionId: string; readonly version: number };
    return orchestrator.verdict('objection.decide', objectionId, { principal: { ...APPROVER, subject }, ifMatch: String(version), body: { decision, reason: 'looked into' } });
  }

  async function read(returnId: string): Promise<Shown> {
    return (await orchestrator.verdict('return.read', returnId, { method: 'GET', idempotencyKey: undefined })).body as Shown;
  }

  async function until(returnId: string, state: string): Promise<Shown> {
    await orchestrator.found('SELECT 1 FROM orchestrator.funds_return WHERE return_id = $1 AND state = $2', [returnId, state]);
    return read(returnId);
  }

  function must(answer: VerdictAnswer, status: number): Shown {
    expect(answer).toMatchObject({ status });
    return answer.body as Shown;
  }

  async function executed(shown: Shown): Promise<Shown> {
    const published = must(await decide('publish', must(await decide('approve', shown), 200)), 200);
    await orchestrator.found('SELECT 1 FROM orchestrator.timer WHERE subject = $1 AND fired_at IS NOT NULL', [shown.returnId]);
    return must(await decide('execute', await read(published.returnId)), 202);
  }

  const orderOf = (instructionId: string | null | undefined): Promise<BankInstruction> => orchestrator.command((order) => order.instructionId === instructionId);

  it('goes from proposal to receipts; every victim\'s case says what came back', async () => {
    const where = await scene();
    const proposed = must(await propose(where), 201);
    expect(proposed).toMatchObject({ state: 'proposed', method: 'pro_rata', unallocated: { amountMinor: '0' } });
    expect(proposed.allocations.map(({ amount }) => amount.amountMinor)).toEqual(['1500000', '1500000']);
    expect(await decide('approve', proposed, { principal: { ...APPROVER, subject: PROPOSER.subject } })).toMatchObject({ status: 403, body: { code: 'FOUR_EYES.SAME_PERSON' } });
    expect(await decide('approve', proposed, { principal: { ...APPROVER, unit: '440305012' } })).toMatchObject({ body: { code: 'FOUR_EYES.LEVEL_TOO_LOW' } });
    expect(await decide('approve', proposed, { principal: { ...APPROVER, unit: '440306' } })).toMatchObject({ status: 404 });
    expect(await decide('approve', { ...proposed, version: 9 })).toMatchObject({ status: 412, body: { current: { returnId: proposed.returnId } } });
    const approved = must(await decide('approve', proposed), 200);
    expect(await decide('execute', approved)).toMatchObject({ status: 409, body: { code: 'RETURN.NOTICE_MISSING', current: { state: 'approved' } } });
    const published = must(await decide('publish', approved), 200);
    expect(await decide('execute', published)).toMatchObject({ status: 409, body: { code: 'RETURN.NOTICE_RUNNING' } });
    await orchestrator.found('SELECT 1 FROM orchestrator.timer WHERE subject = $1 AND fired_at IS NOT NULL', [proposed.returnId]);
    const key = randomUUID();
    const executing = must(await decide('execute', await read(proposed.returnId), { idempotencyKey: key }), 202);
    expect(await decide('execute', published, { idempotencyKey: key })).toMatchObject({ status: 202, body: { version: executing.version } });
    for (const [index, { instructionId }] of executing.allocations.entries()) {
      const order = await orderOf(instructionId);
      expect(order.order).toMatchObject({ action: 'return', amountLimit: { amountMinor: '1500000' }, payTo: where.claims[index]?.['payTo'], originalInstructionId: where.orders[0]?.instructionId });
      expect(order.dueAt).toBe(executing.deadline);
      await orchestrator.answer(order, { result: 'done', heldAmount: undefined, receipt: { receiptNumber: `R${index}`, paidAt: new Date().toISOString(), amount: order.amount } });
    }
    expect(await until(proposed.returnId, 'completed')).toMatchObject({ receipts: [{ receiptNumber: 'R0' }, { receiptNumber: 'R1' }] });
    const cases = await orchestrator.database.query<{ returned: string }>(
      "SELECT body -> 'returnedAmount' ->> 'amountMinor' AS returned FROM orchestrator.stop_case WHERE case_id = ANY($1)", [where.orders.map(({ order }) => order.caseId)],
    );
    expect(cases.rows).toEqual([{ returned: '1500000' }, { returned: '1500000' }]);
  }, START_MS);

  it('leaves an audit entry for each change', async () => {
    const where = await scene();
    const proposed = must(await propose(where), 201);
    must(await decide('approve', proposed), 200);
    const chain = await orchestrator.database.query<{ action: string }>("SELECT body ->> 'action' AS action FROM orchestrator.audit_entry WHERE chain = $1 ORDER BY seq", [where.orders[0]?.order.caseId]);
    expect(chain.rows.map(({ action }) => action)).toEqual(expect.arrayContaining(['FundsReturnProposed', 'FundsReturnApproved']));
    const entries = await orchestrator.database.query<{ body: string }>("SELECT body::text FROM orchestrator.audit_entry WHERE chain = $1 AND body ->> 'subject' = $2", [where.orders[0]?.order.caseId, proposed.returnId]);
    expect(entries.rows.some(({ body }) => body.includes('王小明') || body.includes('6222'))).toBe(false);
  }, START_MS);

  it('computes by itself what the bank\'s transactions support, and fails when the bank stays silent', async () => {
    const where = await scene();
    const computing = must(await propose(where, { method: 'auto' }), 201);
    expect(computing).toMatchObject({ state: 'computing', method: null });
    const query = await orchestrator.command((order) => order.order.action === 'query' && order.order.caseId === where.orders[0]?.order.caseId);
    expect(query.order).toMatchObject({ amountLimit: null });
    await orchestrator.answer(query, { result: 'done', heldAmount: undefined, transactions: [] });
    expect(await until(computing.returnId, 'proposed')).toMatchObject({ method: 'pro_rata', methodReason: 'the bank showed no transactions of the account' });
    const other = await scene();
    const silent = must(await propose(other, { method: 'auto' }), 201);
    expect(await until(silent.returnId, 'failed')).toMatchObject({ failure: 'the bank left the query unanswered' });
  }, START_MS);

  it('stops at an objection, and ends when it is upheld', async () => {
    const where = await scene();
    const published = must(await decide('publish', must(await decide('approve', must(await propose(where), 201)), 200)), 200);
    const objection = await orchestrator.verdict('return.object', published.returnId, { principal: PROPOSER, body: { statement: 'mine', by: { name: '钱七', phone: '13700000000' } } });
    expect(objection).toMatchObject({ status: 201, body: { state: 'open', returnId: published.returnId, by: { name: '钱*' } } });
    await orchestrator.found('SELECT 1 FROM orchestrator.timer WHERE subject = $1 AND fired_at IS NOT NULL', [published.returnId]);
    expect(await decide('execute', await read(published.returnId))).toMatchObject({ status: 409, body: { code: 'RETURN.OBJECTION_OPEN' } });
    expect(await decideObjection(objection, 'upheld', PROPOSER.subject)).toMatchObject({ status: 403, body: { code: 'FOUR_EYES.SAME_PERSON' } });
    expect(await decideObjection(objection, 'upheld')).toMatchObject({ status: 200, body: { state: 'upheld' } });
    expect(await read(published.returnId)).toMatchObject({ state: 'rejected', rejected: { reason: 'looked into' } });
  }, START_MS);

  it('goes on where it stood when the objection is rejected', async () => {
    const where = await scene();
    const published = must(await decide('publish', must(await decide('approve', must(await propose(where), 201)), 200)), 200);
    const objection = await orchestrator.verdict('return.object', published.returnId, { principal: PROPOSER, body: { statement: 'mine', by: { name: '钱七', phone: '13700000000' } } });
    expect(await read(published.returnId)).toMatchObject({ state: 'objected' });
    expect(await decideObjection(objection, 'rejected')).toMatchObject({ status: 200, body: { state: 'rejected' } });
    expect(await read(published.returnId)).toMatchObject({ state: 'published', openObjections: [] });
  }, START_MS);

  it('is partly completed where one payment is refused', async () => {
    const where = await scene();
    const executing = await executed(must(await propose(where), 201));
    const [first, second] = executing.allocations;
    await orchestrator.answer(await orderOf(first?.instructionId), { result: 'done', heldAmount: undefined });
    await orchestrator.answer(await orderOf(second?.instructionId), { result: 'refused', code: '0300', heldAmount: undefined });
    expect(await until(executing.returnId, 'partially_completed')).toMatchObject({ allocations: [{ state: 'paid' }, { state: 'refused', code: '0300' }] });
  }, START_MS);

  it('names every victim of the account, whatever the unit, and refuses to forget one', async () => {
    const where = await scene();
    const reader = { ...PROPOSER, unit: '440305' };
    const page = (query: object): ReturnType<RunningOrchestrator['verdict']> => orchestrator.verdict('freeze.claimants', where.freezeId, { method: 'GET', idempotencyKey: undefined, principal: reader, body: query });
    const claimants = await page({ limit: 50 });
    expect(claimants).toMatchObject({ status: 200, body: { items: [{ unit: '440305012', victims: [{ name: '王*' }], claimable: { amountMinor: '5000000' } }, { unit: '440304001' }] } });
    expect(JSON.stringify(claimants.body)).not.toContain('王小明');
    const [one, other] = (claimants.body as { items: object[] }).items;
    const { body: begun } = await page({ limit: 1 });
    expect(begun).toEqual({ items: [one], nextCursor: expect.any(String) as unknown });
    expect((await page({ limit: 1, cursor: (begun as { nextCursor: string }).nextCursor })).body).toEqual({ items: [other], nextCursor: null });
    expect(await page({ limit: 1, cursor: 'abc' })).toMatchObject({ status: 400, body: { code: 'QUERY.CURSOR_INVALID' } });
    expect(await propose(where, { claims: where.claims.slice(0, 1) })).toMatchObject({ status: 422, body: { code: 'RETURN.CLAIMANT_MISSING', missing: [where.orders[1]?.order.caseId] } });
    const suspect = { ...where.claims[0], payTo: { institutionCode: 'CMB', accountNumber: 'accountNumber' in (where.orders[0]?.order.target ?? {}) ? (where.orders[0]?.order.target as { accountNumber: string }).accountNumber : '', accountName: '王小明' } };
    expect(await propose(where, { claims: [suspect, where.claims[1]] })).toMatchObject({ status: 422, body: { code: 'RETURN.PAYEE_SUSPECT', errors: [{ path: '/claims/0/payTo' }] } });
    const foreign = { ...PROPOSER, unit: '4401' };
    expect(await orchestrator.verdict('return.propose', '', { principal: foreign, body: { freezeId: where.freezeId, method: 'direct', claims: where.claims } })).toMatchObject({ status: 404 });
  }, START_MS);

  it('keeps four eyes in the database too', async () => {
    const shown = must(await propose(await scene()), 201);
    await expect(orchestrator.database.query('UPDATE orchestrator.funds_return SET approved_by = proposed_by WHERE return_id = $1', [shown.returnId])).rejects.toThrow('funds_return_four_eyes');
  }, START_MS);

  it('is printed from the newest state, and listed by state and case', async () => {
    const where = await scene();
    const shown = must(await propose(where), 201);
    expect(await orchestrator.verdict('return.document', shown.returnId, { method: 'GET', idempotencyKey: undefined })).toMatchObject({
      status: 200, body: { document: { method: 'pro_rata', lines: [{ victimName: '王小明', amount: { amountMinor: '1500000' } }, {}] } },
    });
    const listed = await orchestrator.verdict('return.list', '', { method: 'GET', idempotencyKey: undefined, body: { limit: 10, caseId: where.orders[1]?.order.caseId, state: 'proposed' } });
    expect((listed.body as { items: Shown[] }).items.map(({ returnId }) => returnId)).toEqual([shown.returnId]);
  }, START_MS);

  it('tells everybody in events that fit their schema, without personal data', async () => {
    const shown = must(await propose(await scene()), 201);
    const told = await orchestrator.heard('paystop.case.state.v1', (message) => JSON.stringify(parsed(message)).includes(shown.returnId));
    expect(told.length).toBeGreaterThan(0);
    const heard = await orchestrator.heard('stop-payment.case.events.v1', (message) => parsed<{ returnId?: string }>(message).returnId === shown.returnId);
    expect(heard.map((message) => [message.headers['ce_type'], faultsOf('stop-payment.case.events.v1', message)])).toEqual([['FundsReturnProposed', []]]);
    expect(JSON.stringify(heard.map((message) => parsed(message)))).not.toMatch(/王小明|6222|6214/);
  }, START_MS);
});
