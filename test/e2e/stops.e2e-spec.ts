import { createHash } from 'node:crypto';
import { AUDITOR, OFFICER, OPERATOR, type Person } from '../product/people';
import { aStopRequest, freshAccount } from '../product/stop-bodies';
import type { InstructionView } from '../product/views';
import { Flow, SOON_MS, START_MS } from './flow';

/** What people decide about stops: route, retry, withdraw, send papers. */
describe('decisions about a stop', () => {
  let flow: Flow;

  beforeAll(async () => {
    flow = await Flow.start();
  }, START_MS);

  afterAll(() => flow.stop(), START_MS);

  const instruction = async (instructionId: string): Promise<InstructionView> => (await flow.api.call<InstructionView>(`/instructions/${instructionId}`, { as: OPERATOR })).body;

  it('waits for an operator where no bank is known, and goes out when one is named', async () => {
    const account = freshAccount();
    const requestId = await flow.submit(aStopRequest([{ to: { accountNumber: account, accountName: '李四' } }]));
    const waiting = await flow.untilStop(requestId, 'awaiting_routing');
    expect(waiting.institutionCode).toBeNull();
    const { version } = await instruction(waiting.instructionId);
    const routed = await flow.api.call(`/instructions/${waiting.instructionId}/route`, { as: OPERATOR, method: 'POST', body: { institutionCode: 'CCB' }, ifMatch: version });
    expect(routed.status).toBe(202);
    expect(await flow.untilStop(requestId, 'held')).toMatchObject({ instructionId: waiting.instructionId, institutionCode: 'CCB' });
    expect(await flow.banks.effects({ bank: 'CCB', account })).toHaveLength(1);
  }, SOON_MS);

  it('lets nobody but an operator name the bank, and nobody with a stale screen', async () => {
    const requestId = await flow.submit(aStopRequest([{ to: { accountNumber: freshAccount(), accountName: '李四' } }]));
    const { instructionId } = await flow.untilStop(requestId, 'awaiting_routing');
    const route = (as: typeof OFFICER, ifMatch?: number) => flow.api.call(`/instructions/${instructionId}/route`, { as, method: 'POST', body: { institutionCode: 'CCB' }, ...(ifMatch === undefined ? {} : { ifMatch }) });
    expect((await route(OFFICER, 1)).status).toBe(403);
    expect((await route(OPERATOR)).status).toBe(428);
    expect((await route(OPERATOR, 999)).status).toBe(412);
  }, SOON_MS);

  it('asks anew with a corrected name what the bank refused', async () => {
    const account = freshAccount();
    await flow.banks.seed('CMB', { accountNumber: account, accountName: '李四光', balance: { amountMinor: '5000000', currency: 'CNY' } });
    await flow.banks.set('CMB', { timeToleranceMs: 86_400_000 });
    const requestId = await flow.submit(aStopRequest([{ bank: 'CMB', account, accountName: '李四', amountMinor: '5000000' }]));
    const refused = await flow.untilStop(requestId, 'refused');
    expect(refused.code).toBe('0301');
    const { version } = await instruction(refused.instructionId);
    const retried = await flow.api.call<InstructionView>(`/instructions/${refused.instructionId}/retry`, { as: OPERATOR, method: 'POST', ifMatch: version, body: { reason: 'the name was misheard', accountName: '李四光' } });
    expect([retried.status, retried.body.sequence]).toEqual([201, 2]);
    expect(retried.body.instructionId).not.toBe(refused.instructionId);
    const again = await flow.untilRequest(requestId, ({ stops }) => stops.some(({ instructionId, state }) => instructionId === retried.body.instructionId && !['queued', 'sent'].includes(state)));
    expect(again.stops.find(({ instructionId }) => instructionId === retried.body.instructionId)).toMatchObject({ state: expect.stringMatching(/held|refused/) as string });
  }, SOON_MS);

  it('takes back a stop that has not left, and the bank never hears of it', async () => {
    const account = freshAccount();
    const institution = await flow.api.call<{ version: number }>('/institutions/SPDB', { as: OPERATOR });
    await flow.api.call('/institutions/SPDB', { as: OPERATOR, method: 'PATCH', ifMatch: institution.body.version, body: { state: 'paused', reason: 'drill' } });
    const requestId = await flow.submit(aStopRequest([{ bank: 'SPDB', account }]));
    const queued = await flow.untilStop(requestId, 'queued');
    const { version } = await instruction(queued.instructionId);
    const withdrawn = await flow.api.call(`/instructions/${queued.instructionId}/withdraw`, { as: OFFICER, method: 'POST', ifMatch: version, body: { reason: 'wrong account' } });
    expect(withdrawn.status).toBe(202);
    await flow.untilStop(requestId, 'cancelled');
    const paused = await flow.api.call<{ version: number }>('/institutions/SPDB', { as: OPERATOR });
    await flow.api.call('/institutions/SPDB', { as: OPERATOR, method: 'PATCH', ifMatch: paused.body.version, body: { state: 'up', reason: 'drill over' } });
    const control = await flow.submit(aStopRequest([{ bank: 'SPDB' }]));
    await flow.untilStop(control, 'held');
    expect(await flow.banks.messages({ instructionId: queued.instructionId })).toEqual([]);
    expect(await flow.banks.effects({ account })).toEqual([]);
  }, 2 * SOON_MS);

  it('asks the bank about a stop that may have reached it, and releases at once what took effect', async () => {
    const account = freshAccount();
    await flow.banks.fault('CEB', { kind: 'hang', carryOut: true, accounts: [account], actions: ['stop'] });
    const requestId = await flow.submit(aStopRequest([{ bank: 'CEB', account }]));
    const sent = await flow.untilStop(requestId, 'sent', 'indeterminate');
    await flow.until(() => flow.banks.effects({ account }), (effects) => effects.length === 1);
    const { version } = await instruction(sent.instructionId);
    const withdrawn = await flow.api.call(`/instructions/${sent.instructionId}/withdraw`, { as: OFFICER, method: 'POST', ifMatch: version, body: { reason: 'wrong account' } });
    expect(withdrawn.status).toBe(202);
    await flow.until(() => flow.banks.account('CEB', account), ({ hold }) => hold === null);
    expect((await flow.banks.effects({ account })).map(({ action }) => action)).toEqual(['stop', 'release']);
    const request = await flow.api.request(requestId);
    const theCase = await flow.until(() => flow.api.case(request.caseId ?? ''), ({ instructions }) => instructions.some(({ action, state }) => action === 'release' && state === 'done'));
    expect(theCase.instructions.map(({ action, sequence }) => [action, sequence])).toEqual([['stop', 1], ['release', 2]]);
    expect(theCase.holds.every(({ state }) => state === 'released')).toBe(true);
  }, 2 * SOON_MS);

  it('does not let one person let go what is held', async () => {
    const requestId = await flow.submit(aStopRequest());
    const held = await flow.untilStop(requestId, 'held');
    const { version } = await instruction(held.instructionId);
    const answer = await flow.api.call(`/instructions/${held.instructionId}/withdraw`, { as: OFFICER, method: 'POST', ifMatch: version, body: { reason: 'wrong account' } });
    expect(answer.status).toBe(409);
  }, SOON_MS);

  it('settles owed papers that follow later, each once stored and readable', async () => {
    const requestId = await flow.submit(aStopRequest());
    const { caseId } = await flow.untilRequest(requestId, ({ status }) => status === 'completed');
    expect((await flow.api.case(caseId ?? '')).papers).toMatchObject({ state: 'owed' });
    const kinds = ['police_id', 'police_id', 'application_form'];
    const attachments = await Promise.all(kinds.map((kind, index) => upload(kind, `%PDF-1.4 paper ${String(index)}`)));
    const answer = await flow.api.call(`/stop-payment-requests/${requestId}/papers`, { method: 'POST', body: { attachments } });
    expect(answer.status).toBe(200);
    await flow.until(() => flow.api.case(caseId ?? ''), ({ papers }) => papers?.state === 'settled' || papers?.state === 'complete');
  }, SOON_MS);

  it('tells the bank of the papers that are there, and lets it read these and late ones', async () => {
    const [early, late] = [await upload('police_id', '%PDF-1.4 an early paper'), await upload('application_form', '%PDF-1.4 a late paper')];
    const body = aStopRequest([{ bank: 'CMB' }], { attachments: [early, 'att_unknown'] });
    const requestId = await flow.submit(body);
    const { instructionId } = await flow.untilStop(requestId, 'held');
    const { rows } = await flow.pool.query<{ body: string }>('SELECT body FROM dispatcher.lane_instruction WHERE instruction_id = $1', [instructionId]);
    const { documents } = JSON.parse(rows[0]?.body ?? '{}') as { documents: { kind: string; sha256: string; url: string }[] };
    expect(documents.map(({ kind }) => kind)).toEqual(['police_id']);
    const own: Person = { user: 'cmb', role: 'institution', institution: 'CMB' };
    const read = async (url: string, as = own): Promise<string> => {
      const answer = await fetch(url, { headers: { authorization: `Bearer ${await flow.tokens.tokenOf(as)}` } });
      return answer.status === 200 ? answer.text() : String(answer.status);
    };
    const [document] = documents;
    expect(await read(document?.url ?? '')).toBe('%PDF-1.4 an early paper');
    expect(await read(document?.url ?? '', { user: 'abc', role: 'institution', institution: 'ABC' })).toBe('404');
    const sent = await flow.api.call<{ papers: object }>(`/stop-payment-requests/${requestId}/papers`, { method: 'POST', body: { attachments: [late] } });
    expect([sent.status, sent.body.papers]).toEqual([200, expect.objectContaining({ state: 'owed', missing: ['police_id'] })]);
    const url = `${flow.product.runtime.gateway}/api/v1/instructions/${instructionId}/documents/${createHash('sha256').update('%PDF-1.4 a late paper').digest('hex')}`;
    await flow.until(() => read(url), (text) => text === '%PDF-1.4 a late paper');
  }, SOON_MS);

  it('counts the papers of another system by their kind as well', async () => {
    const attachments = await Promise.all(['police_id', 'police_id', 'application_form'].map((kind, index) => upload(kind, `%PDF-1.4 from elsewhere ${String(index)}`)));
    const [complete, incomplete] = [aStopRequest([{}], { attachments }), aStopRequest([{}], { attachments: [...attachments.slice(1), 'att_unknown'] })];
    for (const body of [complete, incomplete]) await flow.produceRequest(body);
    const papersOf = async ({ requestId }: { readonly requestId: string }): Promise<object | undefined> => {
      const { body } = await flow.api.call<{ papers?: object }>(`/stop-payment-requests/${requestId}`);
      return body.papers;
    };
    expect(await flow.until(() => papersOf(complete), (papers) => papers !== undefined)).toMatchObject({ state: 'not_owed' });
    expect(await flow.until(() => papersOf(incomplete), (papers) => papers !== undefined)).toMatchObject({ state: 'owed', missing: ['police_id'] });
  }, SOON_MS);

  it('is shown in clear from its 202 on, and its case with its timeline', async () => {
    const requestId = await flow.submit(aStopRequest());
    const unmask = (path: string) => flow.api.call<Record<string, unknown>>(`${path}/unmask`, { method: 'POST', body: { reason: 'call the victim back' } });
    const request = await unmask(`/stop-payment-requests/${requestId}`);
    expect([request.status, request.body['victim']]).toEqual([200, expect.objectContaining({ name: '王小明' })]);
    const { caseId } = await flow.untilRequest(requestId, ({ status }) => status === 'completed');
    const masked = await flow.api.case(caseId ?? '');
    const { status, body } = await unmask(`/cases/${caseId ?? ''}`);
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(expect.arrayContaining(Object.keys(masked)));
    expect((body['timeline'] as { type: string }[]).map(({ type }) => type)).toEqual(masked.timeline.map(({ type }) => type));
  }, SOON_MS);

  it('leaves a chain of audit entries behind that the auditor reads', async () => {
    const requestId = await flow.submit(aStopRequest());
    const { caseId } = await flow.untilRequest(requestId, ({ status }) => status === 'completed');
    const entries = await flow.api.list<{ seq: number; action: string; previousHash: string; hash: string }>(`/audit?caseId=${caseId ?? ''}`, AUDITOR);
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
    expect(entries.slice(1).map(({ previousHash }) => previousHash)).toEqual(entries.slice(0, -1).map(({ hash }) => hash));
    expect((await flow.api.call('/audit', { as: OFFICER })).status).toBe(403);
  }, SOON_MS);

  async function upload(kind: string, content: string): Promise<string> {
    const form = new FormData();
    form.append('kind', kind);
    form.append('file', new Blob([content], { type: 'application/pdf' }), 'paper.pdf');
    const answer = await fetch(`${flow.product.runtime.gateway}/api/v1/attachments`, {
      method: 'POST', body: form, headers: { authorization: `Bearer ${await flow.tokens.tokenOf(OFFICER)}`, 'idempotency-key': crypto.randomUUID() },
    });
    const body = (await answer.json()) as { attachmentId: string };
    expect([answer.status, body]).toEqual([201, expect.objectContaining({ kind }) as unknown]);
    return body.attachmentId;
  }
});
