import { eventually } from '@paystop/testing';
import { ADMIN, DispatcherUnderTest, OPERATOR, OTHER_ADMIN, order } from './test-support/dispatcher-under-test';
import { StubBank } from './test-support/stub-bank';

describe('institutions', () => {
  let bank: StubBank;
  let test: DispatcherUnderTest;

  beforeAll(async () => {
    bank = await StubBank.open();
    test = await DispatcherUnderTest.prepare([
      { code: 'CMB', baseUrl: bank.url, fallbackProtocol: 'manual' }, { code: 'DEAD', baseUrl: 'http://127.0.0.1:1', fallbackProtocol: 'manual' },
      { code: 'XMLBANK', protocol: 'platform-xml', baseUrl: bank.url }, { code: 'MOVED', baseUrl: 'http://127.0.0.1:1' },
    ]);
    await test.start();
  }, 60_000);
  beforeEach(() => {
    bank.onOrder = () => ({ answer: 'final', effect: true });
    bank.onInquiry = () => undefined;
  });
  afterAll(async () => {
    await test.stop();
    await bank.close();
  }, 30_000);

  async function read(code: string): Promise<Readonly<Record<string, unknown>> & { readonly version: number }> {
    return (await test.verdict('institution.read', { id: code, method: 'GET' })).body as Readonly<Record<string, unknown>> & { readonly version: number };
  }

  async function patch(code: string, body: object): ReturnType<DispatcherUnderTest['verdict']> {
    return test.verdict('institution.patch', { id: code, method: 'PATCH', ifMatch: String((await read(code)).version), body });
  }

  it('are listed with their health; an institution sees its own', async () => {
    const stop = order('CMB');
    await test.command(stop);
    await test.state(stop.instructionId, 'held');
    const { body } = await test.verdict('institution.list', { id: '', method: 'GET', body: { limit: 2 } });
    const page = body as { items: { code: string }[]; nextCursor: string };
    expect(page.items.map(({ code }) => code)).toEqual(['CMB', 'DEAD']);
    const rest = await test.verdict('institution.list', { id: '', method: 'GET', body: { limit: 2, cursor: page.nextCursor } });
    expect(rest.body).toMatchObject({ items: [{ code: 'MOVED' }, { code: 'XMLBANK' }], nextCursor: null });
    expect(await read('CMB')).toMatchObject({ name: 'CMB', kind: 'bank', protocol: 'rest-v1', breaker: 'closed', inFlight: 0, queued: 0, indeterminate: 0, p95AnswerMs: expect.any(Number), origin: 'file' });
    const own = { subject: 'b', roles: ['institution' as const], unit: '', institution: 'CMB' };
    expect((await test.verdict('institution.list', { id: '', method: 'GET', principal: own })).body).toMatchObject({ items: [{ code: 'CMB' }] });
    expect((await test.verdict('institution.read', { id: 'DEAD', method: 'GET', principal: own })).status).toBe(404);
    expect((await test.verdict('institution.read', { id: 'NOBANK', method: 'GET' })).status).toBe(404);
  });

  it('whose bank is away show it, and come back by themselves', async () => {
    const stops = Array.from({ length: 8 }, () => order('DEAD'));
    await test.commands(stops);
    await eventually(async () => (await read('DEAD'))['state'] !== 'up' && (await read('DEAD'))['breaker'] === 'open', 10_000);
    expect(await read('DEAD')).toMatchObject({ state: 'down', queued: 8 });
  });

  it('switched to manual move what has not begun to a person, and back', async () => {
    const stop = order('DEAD');
    await test.command(stop);
    await test.row(stop.instructionId, () => true);
    expect(await patch('DEAD', { protocol: 'manual', reason: 'line is down' })).toMatchObject({ status: 200, body: { protocol: 'manual' } });
    await test.row(stop.instructionId, ({ step }) => step === 'person');
    expect(await patch('DEAD', { protocol: 'rest-v1', reason: 'line is back' })).toMatchObject({ status: 200, body: { protocol: 'rest-v1' } });
    await test.row(stop.instructionId, ({ step }) => step === 'send');
    expect((await patch('DEAD', { protocol: 'iso20022', reason: 'no' })).status).toBe(400);
    expect((await test.verdict('institution.patch', { id: 'DEAD', method: 'PATCH', ifMatch: '1', body: { state: 'paused', reason: 'x' } })).status).toBe(412);
    expect((await test.verdict('institution.patch', { id: 'DEAD', principal: ADMIN, ifMatch: '1', body: { state: 'paused', reason: 'x' } })).status).toBe(403);
  });

  it('whose protocol is not built get a person instead of losing the order', async () => {
    const [known, unknown] = [order('XMLBANK'), order('NOBANK')];
    await test.commands([known, unknown]);
    for (const { instructionId } of [known, unknown]) {
      const row = await test.row(instructionId, ({ step }) => step === 'person');
      expect(row.history.attention?.type).toBe('ManualCall');
    }
  });

  it('fall back to a person when the clock allows it and nothing was sent', async () => {
    const stop = order('DEAD');
    await test.command(stop);
    await test.row(stop.instructionId, () => true);
    await test.escalate('InstructionFallbackAllowed', stop);
    const row = await test.row(stop.instructionId, ({ step }) => step === 'person');
    expect(row.history.attention?.type).toBe('ManualCall');
  });

  it('say "ask first" when it may have been sent', async () => {
    bank.onOrder = () => ({ answer: 'cut' });
    bank.onInquiry = () => ({ answer: 500 });
    const stop = order('CMB');
    await test.command(stop);
    await test.state(stop.instructionId, 'indeterminate');
    await test.escalate('InstructionFallbackAllowed', stop);
    const row = await test.row(stop.instructionId, ({ history }) => history.attention?.type === 'AskFirst');
    expect([row.state, row.step]).toEqual(['indeterminate', 'sync']);
  });

  it('change their address only with two admins, within the allowed hosts, and are audited', async () => {
    const wanted = { code: 'MOVED', name: 'Moved', protocol: 'rest-v1', baseUrl: bank.url, timeoutMs: 500, publicKeys: [] };
    const put = (body: object, principal = ADMIN) => test.verdict('institution.put', { id: 'MOVED', method: 'PUT', principal, body });
    expect((await put({ ...wanted, baseUrl: 'https://evil.example' })).body).toMatchObject({ code: 'INSTITUTION.HOST_NOT_ALLOWED' });
    expect((await put(wanted, OPERATOR)).status).toBe(403);
    expect((await put({ ...wanted, code: 'OTHER' })).status).toBe(400);
    expect(await put(wanted)).toMatchObject({ status: 200, body: { origin: 'file', proposedBy: 'admin-1' } });
    const ifMatch = String((await read('MOVED')).version);
    expect((await test.verdict('institution.confirm', { id: 'MOVED', principal: ADMIN, ifMatch })).body).toMatchObject({ code: 'FOUR_EYES.SAME_PERSON' });
    expect(await test.verdict('institution.confirm', { id: 'MOVED', principal: OTHER_ADMIN, ifMatch })).toMatchObject({ status: 200, body: { origin: 'api', name: 'Moved' } });
    const definition = (await test.verdict('institution.read', { id: 'MOVED', method: 'GET', principal: ADMIN })).body;
    expect(definition).toMatchObject({ definition: { ...wanted, maxInFlight: 16, binPrefixes: [] } });
    expect(await read('MOVED')).not.toHaveProperty('definition');
    const stop = order('MOVED');
    await test.command(stop);
    await test.state(stop.instructionId, 'held');
    expect(await test.verdict('institution.delete', { id: 'MOVED', method: 'DELETE', principal: ADMIN })).toMatchObject({ status: 200, body: { origin: 'file', name: 'MOVED' } });
    const { rows } = await test.sql.query<{ action: string }>("SELECT entry->>'action' AS action FROM dispatcher.institution_audit WHERE code = 'MOVED' ORDER BY seq");
    expect(rows.map(({ action }) => action)).toEqual(['InstitutionChangeProposed', 'InstitutionChanged', 'InstitutionBackToFile']);
  });

  it('that are added with a liaison wait for a second admin, who sees what he confirms; until then nothing goes there', async () => {
    const body = { code: 'ADDED2', name: 'Added', protocol: 'manual', binPrefixes: ['629910'], liaison: { name: 'Wang', phone: '0755-1' } };
    expect(await test.verdict('institution.put', { id: 'ADDED2', method: 'PUT', principal: ADMIN, body })).toMatchObject({ status: 201, body: { state: 'down', proposedBy: 'admin-1' } });
    expect(await read('ADDED2')).toMatchObject({ code: 'ADDED2', state: 'down', proposedBy: 'admin-1', proposal: { liaison: { name: 'Wang' }, binPrefixes: ['629910'] } });
    const { body: listed } = await test.verdict('institution.list', { id: '', method: 'GET', body: { limit: 1 } });
    expect(listed).toMatchObject({ items: [{ code: 'ADDED2' }], nextCursor: expect.any(String) });
    const stale = await test.verdict('institution.confirm', { id: 'ADDED2', principal: OTHER_ADMIN, ifMatch: '1' });
    expect(stale).toMatchObject({ status: 412, body: { current: { code: 'ADDED2', version: 2 } } });
    expect(await test.verdict('institution.confirm', { id: 'ADDED2', principal: OTHER_ADMIN, ifMatch: '2' })).toMatchObject({ status: 200, body: { state: 'up', proposal: null } });
    expect((await test.verdict('institution.delete', { id: 'ADDED2', method: 'DELETE', principal: ADMIN })).status).toBe(200);
    expect((await test.verdict('institution.put', { id: 'ADDED3', method: 'PUT', principal: ADMIN, body: { ...body, code: 'ADDED3' } })).status).toBe(201);
    expect((await test.verdict('institution.delete', { id: 'ADDED3', method: 'DELETE', principal: ADMIN })).status).toBe(200);
    expect((await test.verdict('institution.read', { id: 'ADDED3', method: 'GET' })).status).toBe(404);
  });

  it('that are added win over the file, are shown to the apps that route, and own their card prefixes alone', async () => {
    const put = (code: string, binPrefixes: readonly string[]) =>
      test.verdict('institution.put', { id: code, method: 'PUT', principal: ADMIN, body: { code, name: code, protocol: 'manual', binPrefixes } });
    const shown = async () => (await test.sql.query<{ code: string; definition: object }>('SELECT code, definition FROM dispatcher.v_institution ORDER BY code')).rows;
    expect(await put('ADDED', ['629900'])).toMatchObject({ status: 201, body: { origin: 'api' } });
    expect(await shown()).toMatchObject([{ code: 'ADDED', definition: { code: 'ADDED', binPrefixes: ['629900'] } }]);
    expect(await put('SECOND', ['629901', '629900'])).toMatchObject({ status: 400, body: { errors: [{ path: '/binPrefixes/1', message: '629900 already belongs to ADDED' }] } });
    expect((await put('ADDED', ['629900', '629902'])).status).toBe(200);
    expect((await test.verdict('institution.delete', { id: 'ADDED', method: 'DELETE', principal: ADMIN })).status).toBe(200);
    expect(await shown()).toEqual([]);
  });

  it('are read again from their file; a bad file changes nothing and says why', async () => {
    test.writeInstitutions([{ code: 'CMB', baseUrl: 'not a url' }]);
    expect(await test.app?.reload?.()).toMatchObject({ ok: false, message: expect.stringContaining('baseUrl') });
    test.writeInstitutions([{ code: 'CMB', baseUrl: bank.url }, { code: 'NEW', baseUrl: bank.url }]);
    expect(await test.app?.reload?.()).toMatchObject({ ok: true });
    const stop = order('NEW');
    await test.command(stop);
    await test.state(stop.instructionId, 'held');
    expect((await test.verdict('institution.read', { id: 'DEAD', method: 'GET' })).status).toBe(404);
  });

  it('are measured: totals from the database, what is indeterminate, how old, how long answers take', async () => {
    const text = await (await fetch(`${test.app?.url}/metrics`)).text();
    expect(text).toMatch(/paystop_instructions_total\{institution="CMB",action="stop",outcome="held"\} \d+/);
    expect(text).toMatch(/paystop_instructions_indeterminate\{institution="CMB"\} \d+/);
    expect(text).toMatch(/paystop_oldest_unanswered_seconds\{institution="NOBANK"\} [\d.]*[1-9]/);
    expect(text).toMatch(/paystop_instruction_answer_seconds_count\{institution="CMB",action="stop"\} \d+/);
  });
});
