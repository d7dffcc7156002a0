import { randomUUID } from 'node:crypto';
import type { Answer } from '../product/public-api';
import { APPROVER, OPERATOR, type Person } from '../product/people';
import { aStopRequest, freshAccount } from '../product/stop-bodies';
import { Flow, SOON_MS, START_MS } from './flow';

interface Kept {
  readonly state: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

interface KeptCase {
  readonly holds: readonly (Kept & { readonly holdId: string })[];
  readonly freezes: readonly (Kept & { readonly freezeId: string })[];
  readonly objections: readonly (Kept & { readonly objectionId: string })[];
}

/** Money that is held: extended, let go, frozen, renewed, objected to, by the people who may. */
describe('keeping money', () => {
  let flow: Flow;

  beforeAll(async () => {
    flow = await Flow.start();
  }, START_MS);

  afterAll(() => flow.stop(), START_MS);

  const caseOf = async (caseId: string): Promise<KeptCase> => (await flow.api.call<KeptCase>(`/cases/${caseId}`, { as: OPERATOR })).body;

  async function held(account = freshAccount()): Promise<{ readonly account: string; readonly caseId: string; readonly holdId: string }> {
    const requestId = await flow.submit(aStopRequest([{ bank: 'CMB', account }]));
    const stop = await flow.untilStop(requestId, 'held');
    const { caseId } = await flow.api.request(requestId);
    return { account, caseId: caseId ?? '', holdId: stop.holdId ?? '' };
  }

  function decide(path: string, as: Person, call: { readonly version: number; readonly body?: object }): Promise<Answer<Kept & { readonly code?: string }>> {
    return flow.api.call(path, { as, method: 'POST', ifMatch: call.version, body: call.body ?? { reason: 'drill' } });
  }

  async function until(caseId: string, found: (theCase: KeptCase) => boolean): Promise<KeptCase> {
    return flow.until(() => caseOf(caseId), found);
  }

  const actions = async (account: string): Promise<string[]> => (await flow.banks.effects({ account })).map(({ action }) => action);

  it('extends once, and lets go only with a second person', async () => {
    const { account, caseId, holdId } = await held();
    const version = async (): Promise<number> => (await until(caseId, ({ holds }) => holds.length > 0)).holds[0]?.version ?? 0;
    expect((await decide(`/holds/${holdId}/extend`, OPERATOR, { version: await version() })).status).toBe(202);
    await until(caseId, ({ holds }) => holds[0]?.state === 'extended');
    expect((await decide(`/holds/${holdId}/extend`, OPERATOR, { version: await version() })).body.code).toBe('HOLD.LIMIT_REACHED');
    expect((await decide(`/holds/${holdId}/release`, APPROVER, { version: await version() })).body.code).toBe('FOUR_EYES.PROPOSAL_MISSING');
    const proposed = await decide(`/holds/${holdId}/release`, OPERATOR, { version: await version() });
    expect([proposed.status, proposed.body['releaseProposed']]).toEqual([202, expect.objectContaining({ reason: 'drill' })]);
    const same = await decide(`/holds/${holdId}/release`, { ...APPROVER, user: OPERATOR.user }, { version: proposed.body.version });
    expect([same.status, same.body.code]).toEqual([403, 'FOUR_EYES.SAME_PERSON']);
    expect((await decide(`/holds/${holdId}/release`, APPROVER, { version: 1 })).status).toBe(412);
    expect((await decide(`/holds/${holdId}/release`, APPROVER, { version: proposed.body.version })).status).toBe(202);
    await until(caseId, ({ holds }) => holds[0]?.state === 'released');
    expect(await actions(account)).toEqual(['stop', 'extend', 'release']);
    expect((await decide(`/holds/${holdId}/release`, OPERATOR, { version: await version() })).body.code).toBe('HOLD.ALREADY_RELEASED');
  }, 2 * SOON_MS);

  it('freezes with two people, renews and lifts with two people each', async () => {
    const { account, caseId, holdId } = await held();
    const hold = (await until(caseId, ({ holds }) => holds.length > 0)).holds[0];
    const proposed = await decide(`/holds/${holdId}/freeze`, OPERATOR, { version: hold?.version ?? 0 });
    const freezeId = String(proposed.body['freezeId']);
    expect([proposed.status, proposed.body.state]).toEqual([201, 'proposed']);
    const same = await decide(`/freezes/${freezeId}/approve`, { ...APPROVER, user: OPERATOR.user }, { version: 1, body: {} });
    expect([same.status, same.body.code]).toEqual([403, 'FOUR_EYES.SAME_PERSON']);
    expect((await decide(`/freezes/${freezeId}/approve`, APPROVER, { version: 1, body: {} })).status).toBe(202);
    const frozen = await until(caseId, ({ freezes }) => freezes[0]?.state === 'active');
    expect([frozen.holds[0]?.state, frozen.freezes[0]?.['amount']]).toEqual(['frozen', { amountMinor: '5000000', currency: 'CNY' }]);
    const listed = await flow.api.list<{ freezeId: string }>('/freezes?state=active', OPERATOR);
    expect(listed.map((freeze) => freeze.freezeId)).toContain(freezeId);
    const version = async (): Promise<number> => (await caseOf(caseId)).freezes[0]?.version ?? 0;
    const twice = async (what: string): Promise<number[]> => {
      const first = await decide(`/freezes/${freezeId}/${what}`, OPERATOR, { version: await version() });
      const second = await decide(`/freezes/${freezeId}/${what}`, APPROVER, { version: first.body.version });
      return [first.status, second.status];
    };
    expect(await twice('renew')).toEqual([202, 202]);
    await until(caseId, ({ freezes }) => freezes[0]?.state === 'renewed');
    expect(await twice('unfreeze')).toEqual([202, 202]);
    await until(caseId, ({ freezes }) => freezes[0]?.state === 'lifted');
    expect(await actions(account)).toEqual(['stop', 'freeze', 'renew', 'unfreeze']);
  }, 2 * SOON_MS);

  async function freeze({ caseId, holdId }: { readonly caseId: string; readonly holdId: string }, over: object = {}): Promise<string> {
    const hold = (await until(caseId, ({ holds }) => holds.length > 0)).holds[0];
    const proposed = await decide(`/holds/${holdId}/freeze`, OPERATOR, { version: hold?.version ?? 0, body: { reason: 'drill', ...over } });
    const freezeId = String(proposed.body['freezeId']);
    expect((await decide(`/freezes/${freezeId}/approve`, APPROVER, { version: 1, body: {} })).status).toBe(202);
    return freezeId;
  }

  it('lets a freeze wait behind another case\'s, until that one is lifted', async () => {
    const first = await held();
    const earlier = await freeze(first);
    const frozen = await until(first.caseId, ({ freezes }) => freezes[0]?.state === 'active');
    const second = await held(first.account);
    await freeze(second);
    await until(second.caseId, ({ freezes }) => freezes[0]?.state === 'queued');
    const proposed = await decide(`/freezes/${earlier}/unfreeze`, OPERATOR, { version: frozen.freezes[0]?.version ?? 0 });
    expect((await decide(`/freezes/${earlier}/unfreeze`, APPROVER, { version: proposed.body.version })).status).toBe(202);
    await until(second.caseId, ({ freezes }) => freezes[0]?.state === 'active');
  }, 2 * SOON_MS);

  it('hands the bank the legal document of a freeze, and only the bank that freezes', async () => {
    const { caseId, holdId } = await held();
    const paper = '%PDF-1.4 a decision to freeze';
    const form = new FormData();
    form.set('kind', 'legal_document');
    form.set('file', new Blob([paper], { type: 'application/pdf' }), 'decision.pdf');
    const uploaded = await fetch(`${flow.product.runtime.gateway}/api/v1/attachments`, { method: 'POST', headers: { authorization: `Bearer ${await flow.tokens.tokenOf(OPERATOR)}`, 'idempotency-key': randomUUID() }, body: form });
    const { attachmentId, sha256 } = (await uploaded.json()) as { attachmentId: string; sha256: string };
    await flow.banks.set('CMB', { requireLegalDocument: true });
    await freeze({ caseId, holdId }, { legalDocument: attachmentId });
    await until(caseId, ({ freezes }) => freezes[0]?.state === 'active');
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
    const { account, caseId, holdId } = await held();
    const body = { holdId, statement: 'it is my salary', by: { name: '赵某某', phone: '13900001111' } };
    const recorded = await flow.api.call<Kept>(`/cases/${caseId}/objections`, { as: OPERATOR, method: 'POST', body });
    expect([recorded.status, recorded.body.state]).toEqual([201, 'open']);
    const wrong = await flow.api.call<{ errors: { path: string }[] }>(`/cases/${caseId}/objections`, { as: OPERATOR, method: 'POST', body: { ...body, by: { name: '赵' } } });
    expect([wrong.status, wrong.body.errors[0]?.path]).toEqual([400, '/by/phone']);
    const path = `/objections/${String(recorded.body['objectionId'])}/decide`;
    const decided = await decide(path, APPROVER, { version: recorded.body.version, body: { decision: 'upheld', reason: 'a salary it is' } });
    expect([decided.status, decided.body.state]).toEqual([200, 'upheld']);
    const after = await until(caseId, ({ holds }) => holds[0]?.state === 'released');
    expect(after.objections[0]).toMatchObject({ state: 'upheld', by: { name: '赵*' } });
    expect(await actions(account)).toEqual(['stop', 'release']);
  }, 2 * SOON_MS);
});
