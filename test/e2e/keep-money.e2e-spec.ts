import { randomUUID } from 'node:crypto';
import { APPROVER, OPERATOR } from '../product/people';
import { Flow, SOON_MS, START_MS } from './flow';
import { type Kept, Keeping } from './keeping';

/** Money that is held: extended, let go, frozen, renewed, objected to, by the people who may. */
describe('keeping money', () => {
  let flow: Flow;
  let keeping: Keeping;

  beforeAll(async () => {
    flow = await Flow.start();
    keeping = new Keeping(flow);
  }, START_MS);

  afterAll(() => flow.stop(), START_MS);

  it('extends once, and lets go only with a second person', async () => {
    const { account, caseId, holdId } = await keeping.held();
    const version = async (): Promise<number> => (await keeping.until(caseId, ({ holds }) => holds.length > 0)).holds[0]?.version ?? 0;
    expect((await keeping.decide(`/holds/${holdId}/extend`, OPERATOR, { version: await version() })).status).toBe(202);
    await keeping.until(caseId, ({ holds }) => holds[0]?.state === 'extended');
    expect((await keeping.decide(`/holds/${holdId}/extend`, OPERATOR, { version: await version() })).body.code).toBe('HOLD.LIMIT_REACHED');
    expect((await keeping.decide(`/holds/${holdId}/release`, APPROVER, { version: await version() })).body.code).toBe('FOUR_EYES.PROPOSAL_MISSING');
    const proposed = await keeping.decide(`/holds/${holdId}/release`, OPERATOR, { version: await version() });
    expect([proposed.status, proposed.body['releaseProposed']]).toEqual([202, expect.objectContaining({ reason: 'drill' })]);
    const same = await keeping.decide(`/holds/${holdId}/release`, { ...APPROVER, user: OPERATOR.user }, { version: proposed.body.version });
    expect([same.status, same.body.code]).toEqual([403, 'FOUR_EYES.SAME_PERSON']);
    expect((await keeping.decide(`/holds/${holdId}/release`, APPROVER, { version: 1 })).status).toBe(412);
    expect((await keeping.decide(`/holds/${holdId}/release`, APPROVER, { version: proposed.body.version })).status).toBe(202);
    await keeping.until(caseId, ({ holds }) => holds[0]?.state === 'released');
    expect(await keeping.actions(account)).toEqual(['stop', 'extend', 'release']);
    expect((await keeping.decide(`/holds/${holdId}/release`, OPERATOR, { version: await version() })).body.code).toBe('HOLD.ALREADY_RELEASED');
  }, 2 * SOON_MS);

  it('freezes with two people, renews and lifts with two people each', async () => {
    const { account, caseId, holdId } = await keeping.held();
    const hold = (await keeping.until(caseId, ({ holds }) => holds.length > 0)).holds[0];
    const proposed = await keeping.decide(`/holds/${holdId}/freeze`, OPERATOR, { version: hold?.version ?? 0 });
    const freezeId = String(proposed.body['freezeId']);
    expect([proposed.status, proposed.body.state]).toEqual([201, 'proposed']);
    const same = await keeping.decide(`/freezes/${freezeId}/approve`, { ...APPROVER, user: OPERATOR.user }, { version: 1, body: {} });
    expect([same.status, same.body.code]).toEqual([403, 'FOUR_EYES.SAME_PERSON']);
    expect((await keeping.decide(`/freezes/${freezeId}/approve`, APPROVER, { version: 1, body: {} })).status).toBe(202);
    const frozen = await keeping.until(caseId, ({ freezes }) => freezes[0]?.state === 'active');
    expect([frozen.holds[0]?.state, frozen.freezes[0]?.['amount']]).toEqual(['frozen', { amountMinor: '5000000', currency: 'CNY' }]);
    const listed = await flow.api.list<{ freezeId: string }>('/freezes?state=active', OPERATOR);
    expect(listed.map((freeze) => freeze.freezeId)).toContain(freezeId);
    const version = async (): Promise<number> => (await keeping.caseOf(caseId)).freezes[0]?.version ?? 0;
    expect(await keeping.twice(`/freezes/${freezeId}/renew`, await version())).toEqual([202, 202]);
    await keeping.until(caseId, ({ freezes }) => freezes[0]?.state === 'renewed');
    expect(await keeping.twice(`/freezes/${freezeId}/unfreeze`, await version())).toEqual([202, 202]);
    await keeping.until(caseId, ({ freezes }) => freezes[0]?.state === 'lifted');
    expect(await keeping.actions(account)).toEqual(['stop', 'freeze', 'renew', 'unfreeze']);
  }, 2 * SOON_MS);

  it('hands the bank the legal document of a freeze, and only the bank that freezes', async () => {
    const { caseId, holdId } = await keeping.held();
    const paper = '%PDF-1.4 a decision to freeze';
    const form = new FormData();
    form.set('kind', 'legal_document');
    form.set('file', new Blob([paper], { type: 'application/pdf' }), 'decision.pdf');
    const uploaded = await fetch(`${flow.product.runtime.gateway}/api/v1/attachments`, { method: 'POST', headers: { authorization: `Bearer ${await flow.tokens.tokenOf(OPERATOR)}`, 'idempotency-key': randomUUID() }, body: form });
    const { attachmentId, sha256 } = (await uploaded.json()) as { attachmentId: string; sha256: string };
    await flow.banks.set('CMB', { requireLegalDocument: true });
    await keeping.freeze({ caseId, holdId }, { legalDocument: attachmentId });
    await keeping.until(caseId, ({ freezes }) => freezes[0]?.state === 'active');
    await flow.banks.set('CMB', { requireLegalDocument: false });
    const [order] = await flow.banks.effects({ action: 'freeze', caseId });
    const read = async (institution: string): Promise<string> => {
      const url = `${flow.product.runtime.gateway}/api/v1/instructions/${order?.instructionId ?? ''}/documents/${sha256}`;
      const answer = await fetch(url, { headers: { authorization: `Bearer ${await flow.tokens.tokenOf({ user: institution, role: 'institution', institution })}` } });
      return answer.status === 200 ? answer.text() : String(answer.status);
    };
    expect([await flow.until(() => read('CMB'), (text) => text !== '404'), await read('ABC')]).toEqual([paper, '404']);
  }, 2 * SOON_MS);

  it('releases at once what an upheld objection is about', async () => {
    const { account, caseId, holdId } = await keeping.held();
    const body = { holdId, statement: 'it is my salary', by: { name: '赵某某', phone: '13900001111' } };
    const recorded = await flow.api.call<Kept>(`/cases/${caseId}/objections`, { as: OPERATOR, method: 'POST', body });
    expect([recorded.status, recorded.body.state]).toEqual([201, 'open']);
    const wrong = await flow.api.call<{ errors: { path: string }[] }>(`/cases/${caseId}/objections`, { as: OPERATOR, method: 'POST', body: { ...body, by: { name: '赵' } } });
    expect([wrong.status, wrong.body.errors[0]?.path]).toEqual([400, '/by/phone']);
    const path = `/objections/${String(recorded.body['objectionId'])}/decide`;
    const decided = await keeping.decide(path, APPROVER, { version: recorded.body.version, body: { decision: 'upheld', reason: 'a salary it is' } });
    expect([decided.status, decided.body.state]).toEqual([200, 'upheld']);
    const after = await keeping.until(caseId, ({ holds }) => holds[0]?.state === 'released');
    expect(after.objections[0]).toMatchObject({ state: 'upheld', by: { name: '赵*' } });
    expect(await keeping.actions(account)).toEqual(['stop', 'release']);
  }, 2 * SOON_MS);
});
