import type { RiskAccount, RiskEntry, WarningRecord } from '@paystop/domain';
import { OPERATOR, RunningOrchestrator, aRequest, anAlert, faultsOf, freshAccount, parsed } from './test-support/running-orchestrator';

const POLICY = `
nextVictim: {enabled: false}
`;
const START_MS = 60_000;
const APPROVER = { subject: 'user:approver', roles: ['approver'], unit: '4403' };
const ENTRY = "SELECT body FROM orchestrator.risk_entry WHERE body->>'account' = $1";
const INDICATOR = "SELECT body FROM orchestrator.risk_entry WHERE body->>'value' = $1";

describe('what is learnt from cases', () => {
  let orchestrator: RunningOrchestrator;

  beforeAll(async () => {
    orchestrator = await RunningOrchestrator.start(POLICY);
  }, START_MS);

  afterAll(() => orchestrator.stop(), START_MS);

  async function entry<E extends RiskEntry>(sql: string, value: string, wanted: (body: E) => boolean = () => true): Promise<E> {
    return (await orchestrator.found<{ body: E }>(sql, [value], (row) => wanted(row.body))).body;
  }

  function phone(): string {
    return `139${String(Math.random()).slice(2, 10)}`;
  }

  it('is an entry of the account at its bank, published under a reference that only this bank’s key makes, and withdrawn by a tombstone', async () => {
    const account = freshAccount();
    const moved = { bankReference: 'x', transferredAt: new Date(Date.now() - 300_000).toISOString(), amount: { amountMinor: '100', currency: 'CNY' }, to: null, channel: 'atm' };
    await orchestrator.answer(await orchestrator.stopFor(aRequest({}, account)), { result: 'partially_held', code: '1200', heldAmount: { amountMinor: '1', currency: 'CNY' }, onwardTransfers: [moved] });
    const learnt = await entry<RiskAccount>(ENTRY, account);
    expect(learnt).toMatchObject({ state: 'published', cases: 1, institutionCode: 'CMB', layers: [1], medianMinutesToMoveOn: 5, score: 50, unit: '4403', version: 1 });
    const [published] = await orchestrator.heard('account.risk.v1', (message) => message.headers['ce_subject'] === learnt.entryId);
    if (published === undefined) throw new Error('published');
    expect(faultsOf('account.risk.v1', published)).toEqual([]);
    expect(published.key).toBe(parsed<{ accountRef: string }>(published).accountRef);
    expect(published.key).toMatch(/^rac_[0-9a-f]{32}$/);
    expect(published.value?.toString()).not.toContain(account);

    const path = (code: string): string => `/api/v1/institutions/${code}/risk-accounts/${learnt.entryId}/withdraw`;
    const body = { reason: 'the holder was cleared' };
    expect(await orchestrator.verdict('risk.withdraw-account', learnt.entryId, { principal: APPROVER, ifMatch: '1', path: path('ICBC'), body })).toMatchObject({ status: 404 });
    expect(await orchestrator.verdict('risk.withdraw-account', learnt.entryId, { principal: APPROVER, ifMatch: '9', path: path('CMB'), body })).toMatchObject({ status: 412 });
    const withdrawn = await orchestrator.verdict('risk.withdraw-account', learnt.entryId, { principal: APPROVER, ifMatch: '1', path: path('CMB'), body });
    expect(withdrawn).toMatchObject({ status: 200, body: { state: 'withdrawn', version: 2, withdrawn: { by: 'user:approver', reason: 'the holder was cleared' } } });
    expect(JSON.stringify(withdrawn)).not.toContain(account);
    expect(await orchestrator.verdict('risk.withdraw-account', learnt.entryId, { principal: APPROVER, ifMatch: '2', path: path('CMB'), body })).toMatchObject({ status: 409, body: { code: 'RISK.NOT_ACTIVE' } });
    const all = await orchestrator.heard('account.risk.v1', (message) => message.key === published.key, 2);
    expect(all[1]?.value).toBeNull();
    const read = await orchestrator.verdict('audit.list', '', { principal: { subject: 'user:auditor', roles: ['auditor'], unit: '4403' }, method: 'GET', body: { subject: learnt.entryId, limit: 10 } });
    expect(read.body).toMatchObject({ items: [{ action: 'RiskWithdrawn', actor: 'user:approver', data: { reason: 'the holder was cleared' } }] });
  }, START_MS);

  it('raises the next request that touches it, and tells it which cases of its unit it shares and how many of others', async () => {
    const account = freshAccount();
    const first = await orchestrator.stopFor(aRequest({}, account));
    await orchestrator.answer(first);
    const foreign = await orchestrator.stopFor(aRequest({}, account), '440304001');
    await entry<RiskAccount>(ENTRY, account);
    await orchestrator.found('SELECT case_id FROM orchestrator.risk_sighting WHERE case_id = $1', [foreign.order.caseId]);
    const third = await orchestrator.stopFor(aRequest({}, account));
    const [raised] = await orchestrator.heard('bank.instruction.commands.v1', (message) => message.headers['ce_type'] === 'InstructionPriorityRaised' && parsed<{ instructionId: string }>(message).instructionId === third.instructionId);
    expect(raised).toBeDefined();
    const [told] = await orchestrator.heard('paystop.case.state.v1', (message) => message.key === third.order.caseId && message.value?.includes('KnownRiskTouched') === true);
    const change = told === undefined ? undefined : parsed<{ told: { type: string; data: object }[] }>(told);
    expect(change?.told.find((each) => each.type === 'KnownRiskTouched')).toMatchObject({
      data: { accounts: 1, indicators: 0, cases: [{ caseId: first.order.caseId, unit: '440305012' }], otherCases: 1 },
    });
  }, START_MS);

  it('keeps an indicator of one case to ourselves until an operator vouches for it, and publishes it from the second on', async () => {
    const [rare, known] = [phone(), phone()];
    await orchestrator.stopFor(aRequest({ indicators: [{ kind: 'phone', value: rare }, { kind: 'phone', value: `+86 ${known}` }] }));
    const candidate = await entry(INDICATOR, rare);
    expect(candidate).toMatchObject({ state: 'candidate', cases: 1, victims: 1 });
    await orchestrator.stopFor(aRequest({ indicators: [{ kind: 'phone', value: known }] }));
    const published = await entry(INDICATOR, known, (body) => body.cases === 2);
    expect(published).toMatchObject({ state: 'published' });
    const [message] = await orchestrator.heard('fraud.indicators.v1', (each) => each.headers['ce_subject'] === published.entryId);
    expect(message === undefined ? 'nothing' : faultsOf('fraud.indicators.v1', message)).toEqual([]);
    expect(message === undefined ? 'nothing' : parsed(message)).toMatchObject({ kind: 'phone', value: known, cases: 2, victims: 2, amount: { amountMinor: '10000000' } });
    const confirmed = await orchestrator.verdict('risk.confirm-indicator', candidate.entryId, { ifMatch: '1' });
    expect(confirmed).toMatchObject({ status: 200, body: { state: 'published', confirmed: { by: OPERATOR.subject }, version: 2 } });
    await orchestrator.heard('fraud.indicators.v1', (each) => each.headers['ce_subject'] === candidate.entryId);
    expect(await orchestrator.verdict('risk.confirm-indicator', candidate.entryId, { ifMatch: '2' })).toMatchObject({ status: 409, body: { code: 'RISK.NOT_CANDIDATE' } });
    const listed = await orchestrator.verdict('risk.indicators', '', { method: 'GET', body: { limit: 100, kind: 'phone' } });
    const items = (listed.body as { items: { value: string; shared: object }[] }).items;
    expect(items.find((each) => each.value === known)).toMatchObject({ shared: { cases: [{ unit: '440305012' }, { unit: '440305012' }], otherCases: 0 } });
  }, START_MS);

  it('shows an institution its own accounts whole, and nobody else’s', async () => {
    const account = freshAccount();
    await orchestrator.answer(await orchestrator.stopFor(aRequest({}, account)));
    const { entryId } = await entry<RiskAccount>(ENTRY, account);
    const as = (principal: object, code: string): ReturnType<RunningOrchestrator['verdict']> => orchestrator.verdict('risk.accounts', code, { principal, method: 'GET', body: { limit: 200 } });
    const mine = (answer: { readonly body?: unknown }): unknown => (answer.body as { items: { riskAccountId: string }[] }).items.find((each) => each.riskAccountId === entryId);
    expect(mine(await as({ subject: 'bank:cmb', roles: ['institution'], unit: '', institution: 'CMB' }, 'CMB'))).toMatchObject({ account, institutionCode: 'CMB', cases: 1 });
    expect(await as({ subject: 'bank:icbc', roles: ['institution'], unit: '', institution: 'ICBC' }, 'CMB')).toMatchObject({ status: 404 });
    const masked = mine(await as(OPERATOR, 'CMB'));
    expect(masked).toMatchObject({ account: `${account.slice(0, 6)}${'*'.repeat(6)}${account.slice(-4)}`, shared: { cases: [{}], otherCases: 0 } });
    expect(mine(await as(OPERATOR, 'ICBC'))).toBeUndefined();
  }, START_MS);

  it('is the same when the same case is learnt again', async () => {
    const account = freshAccount();
    const stop = await orchestrator.stopFor(aRequest({}, account));
    await orchestrator.answer(stop);
    const before = await entry<RiskAccount>(ENTRY, account);
    await orchestrator.database.query('INSERT INTO orchestrator.learning (case_id, due_at) VALUES ($1, now()) ON CONFLICT DO NOTHING', [stop.order.caseId]);
    await orchestrator.found<{ n: number }>('SELECT count(*)::int AS n FROM orchestrator.learning WHERE case_id = $1', [stop.order.caseId], (row) => row.n === 0);
    expect(await entry<RiskAccount>(ENTRY, account)).toEqual(before);
  }, START_MS);

  it('makes an alert about the account more urgent, and says that it is held already', async () => {
    const account = freshAccount();
    const mine = await orchestrator.stopFor(aRequest({}, account));
    await orchestrator.answer(mine);
    await entry<RiskAccount>(ENTRY, account);
    const alert = anAlert({ kind: 'suspicious_account', riskScore: 60, reason: 'many small credits', account: { accountNumber: account, accountName: '李四' } });
    await orchestrator.produce('fraud.alerts.v1', alert.alertId, { type: 'FraudAlertRaised', value: alert });
    const { body } = await orchestrator.found<{ body: WarningRecord }>('SELECT body FROM orchestrator.warning WHERE alert_id = $1', [alert.alertId], (row) => row.body !== null);
    expect(body).toMatchObject({
      colour: 'red', accountStanding: 'held', reason: 'many small credits (the account is already held)', knownRisk: { accounts: 1, cases: [{ caseId: mine.order.caseId }], otherCases: 0 },
    });
    const other = anAlert({ kind: 'suspicious_account', riskScore: 60, account: { institutionCode: 'CMB', accountNumber: freshAccount() } });
    await orchestrator.produce('fraud.alerts.v1', other.alertId, { type: 'FraudAlertRaised', value: other });
    const plain = await orchestrator.found<{ body: WarningRecord }>('SELECT body FROM orchestrator.warning WHERE alert_id = $1', [other.alertId], (row) => row.body !== null);
    expect(plain.body).toMatchObject({ colour: 'yellow', accountStanding: null, knownRisk: null, reason: other['reason'] });
  }, START_MS);

  it('is withdrawn with an upheld objection of the account’s holder', async () => {
    const account = freshAccount();
    const stop = await orchestrator.stopFor(aRequest({}, account));
    await orchestrator.answer(stop);
    await entry<RiskAccount>(ENTRY, account);
    const { hold_id: holdId } = await orchestrator.found<{ hold_id: string }>('SELECT hold_id FROM orchestrator.hold WHERE case_id = $1', [stop.order.caseId]);
    const recorded = await orchestrator.verdict('case.object', stop.order.caseId, { body: { holdId, statement: 'I sold a car', by: { name: '李四', phone: '13700000000' } } });
    expect(recorded).toMatchObject({ status: 201 });
    const { objectionId, version } = recorded.body as { objectionId: string; version: number };
    const decided = await orchestrator.verdict('objection.decide', objectionId, { principal: APPROVER, ifMatch: String(version), body: { decision: 'upheld', reason: 'the sale is proven' } });
    expect(decided).toMatchObject({ status: 200, body: { state: 'upheld' } });
    expect(await entry<RiskAccount>(ENTRY, account)).toMatchObject({ state: 'withdrawn', withdrawn: { by: 'user:approver', reason: 'the sale is proven' } });
  }, START_MS);
});
